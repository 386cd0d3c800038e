import { ec2Error } from '../../../errors/ec2-error.js'
import {
  duplicateTagKey,
  imageNameInUse,
  instanceNotInSourceState,
  instanceWithoutRootVolume,
  invalidValue,
} from '../../../errors/texts.js'
import { CreateImage, type CreateImageInput } from '../../../schemas/actions/create-image.js'
import type { Tag } from '../../../schemas/types/tag.js'
import { findInstances } from '../query/find-resources.js'
import type { ImageParts } from '../state/image.js'
import { creationDate } from '../state/init/image-from-init.js'
import type { InstanceStateName, SimulatedInstance } from '../state/instance.js'
import type { SnapshotParts } from '../state/snapshot.js'
import type { World } from '../state/world.js'
import { type ImageDevice, imageDevices } from './create-image-devices.js'
import { simulatedAction } from './simulated-action.js'
import { checkTagCount } from './taggable.js'

export const createImage = simulatedAction(CreateImage, (world, input) => {
  const instance = sourceInstance(world, input)
  refuseTakenName(world, input.Name)
  refuseLocalSnapshots(instance, input)
  const tags = { image: tagsFor('image', input), snapshot: tagsFor('snapshot', input) }
  const devices = imageDevices(world, instance, input.BlockDeviceMappings ?? [])
  return () => {
    const ImageId = world.newId('ami')
    const made = devices.map((device) => withSnapshot(world, device, input.InstanceId, ImageId, tags.snapshot))
    const snapshots = made.flatMap(({ snapshot }) => snapshot ?? [])
    world.create(
      {
        ...imageParts(world, input, instance, ImageId, tags.image),
        BlockDeviceMappings: made.map(({ mapping }) => mapping),
      },
      snapshots,
    )
    // Of an instance that is not running, a reboot changes nothing.
    if (!input.NoReboot && instance.State.Name === 'running') instance.reboots.push(world.now())
    return { ImageId }
  }
})

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html The text has `stopping` since 2023. */
const sourceStates: readonly InstanceStateName[] = ['running', 'stopping', 'stopped']

function sourceInstance(world: World, { InstanceId }: CreateImageInput): SimulatedInstance {
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

function refuseTakenName(world: World, name: string): void {
  const taken = world.imageNamed(name)
  if (taken) throw ec2Error('InvalidAMIName.Duplicate', imageNameInUse(name, taken.ImageId))
}

/** The rule is EC2's; its text is inferred. */
function refuseLocalSnapshots({ Placement }: SimulatedInstance, { SnapshotLocation }: CreateImageInput): void {
  if (SnapshotLocation !== 'local' || /-\d-[a-z]+-\d[a-z]$/.test(Placement?.AvailabilityZone ?? '')) return
  const reason = 'The instance is not in a Local Zone.'
  throw ec2Error('InvalidParameterValue', invalidValue('local', 'snapshotLocation', reason))
}

/** The tags of all specifications of a type: each key once, at most 50. That several are taken together is inferred. */
function tagsFor(type: 'image' | 'snapshot', { TagSpecifications = [] }: CreateImageInput): Tag[] {
  const given = TagSpecifications.filter(({ ResourceType }) => ResourceType === type).flatMap(({ Tags = [] }) => Tags)
  const keys = new Set<string | undefined>()
  for (const { Key } of given) {
    if (keys.has(Key)) throw ec2Error('InvalidParameterValue', duplicateTagKey(Key))
    keys.add(Key)
  }
  checkTagCount(given)
  return given.map(({ Key, Value = '' }) => ({ Key, Value }))
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
    CreationDate: creationDate(world),
    Public: false,
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
