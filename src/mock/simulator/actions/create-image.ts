import {
  imageNameInUse,
  instanceNotInSourceState,
  instanceWithoutRootVolume,
  invalidValue,
} from '../../../errors/catalogue/texts.js'
import { ec2Error } from '../../../errors/ec2-error.js'
import { CreateImage, type CreateImageInput } from '../../../schemas/actions/create-image.js'
import type { Tag } from '../../../schemas/types/tag.js'
import { findInstances } from '../query/find-resources.js'
import { formatCreationDate, type ImageParts } from '../state/image.js'
import type { InstanceStateName, SimulatedInstance } from '../state/instance.js'
import { addToNewest } from '../state/newest.js'
import type { SnapshotParts } from '../state/snapshot.js'
import type { World } from '../state/world.js'
import { type ImageDevice, imageDevices } from './devices/image-devices.js'
import { assertTagCount, newTags } from './new-tags.js'
import { simulatedAction } from './simulated-action.js'

export const createImage = simulatedAction(CreateImage, (world, input) => {
  const instance = findSourceInstance(world, input)
  assertFreeName(world, input.Name)
  assertSnapshotLocation(instance, input)
  const tags = { image: tagsFor('image', input), snapshot: tagsFor('snapshot', input) }
  const devices = imageDevices(world, instance, input.BlockDeviceMappings ?? [])
  return () => {
    const ImageId = world.newId('ami')
    const created = devices.map((device) => withSnapshot(world, device, input.InstanceId, ImageId, tags.snapshot))
    const snapshots = created.flatMap(({ snapshot }) => snapshot ?? [])
    world.create(
      {
        ...imageParts(world, input, instance, ImageId, tags.image),
        BlockDeviceMappings: created.map(({ mapping }) => mapping),
      },
      snapshots,
    )
    // A reboot does not change an instance that is not running.
    if (!input.NoReboot && instance.State.Name === 'running') addToNewest(instance.reboots, world.now())
    return { ImageId }
  }
})

/**
 * EC2's text has `stopping` since 2023.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html
 */
const sourceStates: readonly InstanceStateName[] = ['running', 'stopping', 'stopped']

/** @throws Ec2ServiceError if the instance is missing, in another state, or without a root volume. */
function findSourceInstance(world: World, { InstanceId }: CreateImageInput): SimulatedInstance {
  const [instance] = findInstances(world, [InstanceId]) as [SimulatedInstance]
  if (!sourceStates.includes(instance.State.Name)) {
    throw ec2Error('InvalidParameterValue', instanceNotInSourceState(InstanceId))
  }
  const { RootDeviceName = '', RootDeviceType, BlockDeviceMappings } = instance
  if (RootDeviceType !== 'ebs' || !BlockDeviceMappings.some(({ DeviceName }) => DeviceName === RootDeviceName)) {
    throw ec2Error('InvalidParameterValue', instanceWithoutRootVolume(InstanceId, RootDeviceName))
  }
  return instance
}

function assertFreeName(world: World, name: string): void {
  const other = world.imageNamed(name)
  if (other) throw ec2Error('InvalidAMIName.Duplicate', imageNameInUse(name, other.ImageId))
}

/** The rule is EC2's. Its text is inferred. */
function assertSnapshotLocation({ Placement }: SimulatedInstance, { SnapshotLocation }: CreateImageInput): void {
  if (SnapshotLocation !== 'local' || /-\d-[a-z]+-\d[a-z]$/.test(Placement?.AvailabilityZone ?? '')) return
  const reason = 'The instance is not in a Local Zone.'
  throw ec2Error('InvalidParameterValue', invalidValue('local', 'snapshotLocation', reason))
}

/** Returns the tags of all specifications of a type. Inferred: their keys and their number count together. */
function tagsFor(type: 'image' | 'snapshot', { TagSpecifications = [] }: CreateImageInput): Tag[] {
  const specified = TagSpecifications.filter(({ ResourceType }) => ResourceType === type).flatMap(
    ({ Tags = [] }) => Tags,
  )
  const tags = newTags(specified)
  assertTagCount(tags)
  return tags
}

function withSnapshot(
  world: World,
  { mapping, volume }: ImageDevice,
  InstanceId: string,
  ImageId: string,
  tags: readonly Tag[],
): { mapping: ImageDevice['mapping']; snapshot?: SnapshotParts } {
  if (!volume) return { mapping }
  const { VolumeId, VolumeSize, Encrypted, KmsKeyId } = volume
  const snapshot: SnapshotParts = {
    SnapshotId: world.newId('snap'),
    VolumeId,
    VolumeSize,
    Encrypted,
    ...(KmsKeyId !== undefined && { KmsKeyId }),
    OwnerId: world.settings.accountId,
    StartTime: world.now(),
    StorageTier: 'standard',
    Description: `Created by CreateImage(${InstanceId}) for ${ImageId}`,
    Tags: tags.map((tag) => ({ ...tag })),
  }
  return { mapping: { ...mapping, Ebs: { ...mapping.Ebs, SnapshotId: snapshot.SnapshotId } }, snapshot }
}

function imageParts(
  world: World,
  { Name, Description, BootModeOverride }: CreateImageInput,
  instance: SimulatedInstance,
  ImageId: string,
  Tags: Tag[],
): ImageParts {
  const { accountId, region } = world.settings
  const { Architecture, EnaSupport, Hypervisor, Platform, PlatformDetails, ProductCodes, RootDeviceName } = instance
  return {
    ImageId,
    Name,
    OwnerId: accountId,
    ImageLocation: `${accountId}/${Name}`,
    CreationDate: formatCreationDate(world.now()),
    ImageType: 'machine',
    Description,
    Architecture,
    EnaSupport,
    Hypervisor,
    KernelId: instance.KernelId,
    Platform,
    PlatformDetails,
    ProductCodes,
    RamdiskId: instance.RamdiskId,
    RootDeviceName,
    RootDeviceType: 'ebs',
    SourceImageId: instance.ImageId,
    SourceImageRegion: instance.ImageId === undefined ? undefined : region,
    SourceInstanceId: instance.InstanceId,
    SriovNetSupport: instance.SriovNetSupport,
    UsageOperation: instance.UsageOperation,
    VirtualizationType: instance.VirtualizationType,
    BootMode: BootModeOverride ?? instance.BootMode,
    Tags,
  }
}
