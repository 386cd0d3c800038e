import { disabledWithoutInclude } from '../../../errors/catalogue/texts.js'
import { ec2Error } from '../../../errors/ec2-error.js'
import { DescribeImages, type DescribeImagesInput } from '../../../schemas/actions/describe-images.js'
import type { FilterTable } from '../query/compile-filters.js'
import { findPage } from '../query/find-page.js'
import { findImages } from '../query/find-resources.js'
import { ownedBy, permittedTo } from '../query/owners.js'
import type { SimulatedImage } from '../state/image.js'
import type { World } from '../state/world.js'
import { simulatedAction } from './simulated-action.js'

export const describeImages = simulatedAction(DescribeImages, (world, input) => {
  const { ImageIds = [], Owners, ExecutableUsers, IncludeDisabled = false } = input
  const { images, settings, imagesByName, imagesBySnapshot } = world
  const { accountId } = settings
  assertDisabledIncluded(input)
  const isOwned = ownedBy(Owners, accountId, ['amazon', 'aws-backup-vault', 'aws-marketplace'])
  const isExecutable = permittedTo(ExecutableUsers, accountId, false)
  const isListed = ImageIds.length === 0 ? listedIn(world, input) : () => true
  const isCandidate = (image: SimulatedImage) =>
    isListed(image) &&
    isOwned(image.OwnerId, image.ImageOwnerAlias) &&
    isExecutable(image.OwnerId, image.LaunchPermissions) &&
    (IncludeDisabled || image.State !== 'disabled')
  const named = ImageIds.length === 0 ? undefined : findImages(world, ImageIds)
  const { page, ...next } = findPage({
    action: 'DescribeImages',
    input,
    settings,
    order: images,
    named,
    isCandidate,
    filters,
    lookups: {
      'image-id': (id) => images.some(id),
      name: (name) => imagesByName.get(name),
      'block-device-mapping.snapshot-id': (id) => imagesBySnapshot.get(id),
    },
  })
  return () => {
    const Images = page.map((image) => world.imageDescriptions.of(image))
    // Each call is one poll, whichever page it asks for and whatever its filters match.
    world.polledImages.recordPoll(isCandidate, named)
    return { Images, ...next }
  }
})

/**
 * Creates the function that tells whether an image is in the list of all images: it is visible, and not deprecated.
 * Deprecated images of other accounts need `IncludeDeprecated`.
 */
function listedIn(
  world: World,
  { IncludeDeprecated = false }: DescribeImagesInput,
): (image: SimulatedImage) => boolean {
  const now = world.now().toISOString()
  return (image) => {
    const { OwnerId, DeprecationTime } = image
    const isDeprecated = DeprecationTime !== undefined && DeprecationTime <= now
    return world.isVisible(image) && (IncludeDeprecated || !isDeprecated || OwnerId === world.settings.accountId)
  }
}

function assertDisabledIncluded({ Filters = [], IncludeDisabled }: DescribeImagesInput): void {
  if (IncludeDisabled || !Filters.some(({ Name, Values }) => Name === 'state' && Values?.includes('disabled'))) return
  throw ec2Error('InvalidParameter', disabledWithoutInclude)
}

const devices = ({ BlockDeviceMappings = [] }: SimulatedImage) => BlockDeviceMappings
const volumes = (image: SimulatedImage) => devices(image).flatMap(({ Ebs }) => Ebs ?? [])
const watermarks = ({ ImageWatermarks = [] }: SimulatedImage) => ImageWatermarks

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html */
const filters: FilterTable<SimulatedImage> = {
  architecture: (image) => image.Architecture,
  'block-device-mapping.delete-on-termination': (image) => volumes(image).map((ebs) => ebs.DeleteOnTermination),
  'block-device-mapping.device-name': (image) => devices(image).map((device) => device.DeviceName),
  'block-device-mapping.encrypted': (image) => volumes(image).map((ebs) => ebs.Encrypted),
  'block-device-mapping.snapshot-id': (image) => volumes(image).map((ebs) => ebs.SnapshotId),
  'block-device-mapping.volume-size': (image) => volumes(image).map((ebs) => ebs.VolumeSize),
  'block-device-mapping.volume-type': (image) => volumes(image).map((ebs) => ebs.VolumeType),
  'creation-date': (image) => image.CreationDate,
  description: (image) => image.Description,
  'ena-support': (image) => image.EnaSupport,
  'free-tier-eligible': (image) => image.FreeTierEligible,
  hypervisor: (image) => image.Hypervisor,
  'image-allowed': (image) => image.ImageAllowed,
  'image-id': (image) => image.ImageId,
  'image-type': (image) => image.ImageType,
  'image-watermark.source-image-creation-time': (image) =>
    watermarks(image).map((mark) => mark.SourceImageCreationTime),
  'image-watermark.source-image-id': (image) => watermarks(image).map((mark) => mark.SourceImageId),
  'image-watermark.source-image-region': (image) => watermarks(image).map((mark) => mark.SourceImageRegion),
  'image-watermark.watermark-creation-time': (image) => watermarks(image).map((mark) => mark.WatermarkCreationTime),
  'image-watermark.watermark-key': (image) => watermarks(image).map((mark) => mark.WatermarkKey),
  'is-public': (image) => image.Public,
  'kernel-id': (image) => image.KernelId,
  'manifest-location': (image) => image.ImageLocation,
  name: (image) => image.Name,
  'owner-alias': (image) => image.ImageOwnerAlias,
  'owner-id': (image) => image.OwnerId,
  // EC2 has one platform, and takes both spellings: of its responses and of its model.
  platform: (image) => image.Platform && ['windows', 'Windows'],
  'product-code': ({ ProductCodes = [] }) => ProductCodes.map((code) => code.ProductCodeId),
  'product-code.type': ({ ProductCodes = [] }) => ProductCodes.map((code) => code.ProductCodeType),
  'public-ssm-parameter-name': (image) => image.PublicSsmParameterName,
  'ramdisk-id': (image) => image.RamdiskId,
  'root-device-name': (image) => image.RootDeviceName,
  'root-device-type': (image) => image.RootDeviceType,
  'source-image-id': (image) => image.SourceImageId,
  'source-image-region': (image) => image.SourceImageRegion,
  'source-instance-id': (image) => image.SourceInstanceId,
  'sriov-net-support': (image) => image.SriovNetSupport,
  state: (image) => image.State,
  'state-reason-code': (image) => image.StateReason?.Code,
  'state-reason-message': (image) => image.StateReason?.Message,
  'virtualization-type': (image) => image.VirtualizationType,
}
