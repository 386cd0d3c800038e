import { ec2Error } from '../../../errors/ec2-error.js'
import { disabledWithoutInclude } from '../../../errors/texts.js'
import { DescribeImages, type DescribeImagesInput } from '../../../schemas/actions/describe-images.js'
import { applyFilters, type FilterTable } from '../query/apply-filters.js'
import { findImages } from '../query/find-resources.js'
import { assertUsers, ownedBy } from '../query/owners.js'
import { pageOf } from '../query/paginate.js'
import type { SimulatedImage } from '../state/image.js'
import type { World } from '../state/world.js'
import { simulatedAction } from './simulated-action.js'

export const describeImages = simulatedAction(DescribeImages, (world, input) => {
  const { ImageIds = [], Owners, ExecutableUsers, Filters, IncludeDisabled = false } = input
  const { accountId } = world.settings
  assertDisabledIncluded(input)
  const isOwned = ownedBy(Owners, accountId, ['amazon', 'aws-backup-vault', 'aws-marketplace'])
  const isExecutable = executableBy(ExecutableUsers, accountId)
  const candidates = (ImageIds.length === 0 ? allImages(world, input) : findImages(world, ImageIds)).filter(
    (image) =>
      isOwned({ OwnerId: image.OwnerId, alias: image.ImageOwnerAlias }) &&
      isExecutable(image) &&
      (IncludeDisabled || image.State !== 'disabled'),
  )
  const found = applyFilters(candidates, Filters, filters)
  const { page, ...next } = pageOf(found, input, 'DescribeImages', world.images, ({ ImageId }) => ImageId)
  return () => {
    const Images = page.map((image) => structuredClone({ ...image }))
    // Each call is one poll, whichever page it asks for and whatever its filters match.
    for (const image of candidates) world.recordPoll(image)
    return { Images, ...next }
  }
})

/** Returns the visible images. Deprecated images of other accounts need `IncludeDeprecated`. */
function allImages(world: World, { IncludeDeprecated = false }: DescribeImagesInput): SimulatedImage[] {
  const now = world.now().toISOString()
  return [...world.images.values()].filter((image) => {
    const { OwnerId, DeprecationTime } = image
    const isDeprecated = DeprecationTime !== undefined && DeprecationTime <= now
    return world.isVisible(image) && (IncludeDeprecated || !isDeprecated || OwnerId === world.settings.accountId)
  })
}

function assertDisabledIncluded({ Filters = [], IncludeDisabled }: DescribeImagesInput): void {
  if (IncludeDisabled || !Filters.some(({ Name, Values }) => Name === 'state' && Values?.includes('disabled'))) return
  throw ec2Error('InvalidParameter', disabledWithoutInclude)
}

/** Initial images of other accounts that are not public count as shared with this account. */
function executableBy(
  users: readonly string[] | undefined,
  accountId: string,
): (image: Pick<SimulatedImage, 'Public' | 'OwnerId'>) => boolean {
  if (users === undefined || users.length === 0) return () => true
  assertUsers(users, ['all'])
  return ({ Public, OwnerId }) =>
    users.some((user) => (user === 'all' ? Public : isSelf(user) && !Public && OwnerId !== accountId))

  function isSelf(user: string): boolean {
    return user === 'self' || user === accountId
  }
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
  // Filters have it in lower case, unlike responses.
  platform: (image) => image.Platform?.toLowerCase(),
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
