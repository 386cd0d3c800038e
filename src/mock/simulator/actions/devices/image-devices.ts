import {
  conflictingEncryption,
  emptyDevices,
  fixedRootDevice,
  fixedSnapshot,
  fixedVolumeMember,
  snapshotOfNoVolume,
} from '../../../../errors/catalogue/device-texts.js'
import { unsupportedParameter } from '../../../../errors/catalogue/texts.js'
import { ec2Error } from '../../../../errors/ec2-error.js'
import type { BlockDeviceMapping, EbsBlockDevice } from '../../../../schemas/types/block-device-mapping.js'
import type { SimulatedInstance, SimulatedVolume } from '../../state/instance.js'
import type { World } from '../../state/world.js'
import { assertDeviceNames } from './device-names.js'
import { invalidMapping } from './invalid-mapping.js'
import { newVolume } from './new-volume.js'

/** A device of a new image, and the volume that needs a snapshot for it. */
export interface ImageDevice {
  readonly mapping: BlockDeviceMapping
  readonly volume?: SimulatedVolume
}

/**
 * Returns the devices of a new image: the devices of the instance with the changes of the request, and new ones.
 *
 * @throws Ec2ServiceError if `CreateImage` does not accept a mapping.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_BlockDeviceMapping.html
 */
export function imageDevices(
  world: World,
  instance: SimulatedInstance,
  mappings: readonly BlockDeviceMapping[],
): ImageDevice[] {
  const byName = new Map<string, ImageDevice>()
  for (const { DeviceName, Ebs } of instance.BlockDeviceMappings) {
    byName.set(DeviceName, { mapping: { DeviceName, Ebs: ebsOf(Ebs) }, volume: Ebs })
  }
  assertDeviceNames(
    instance,
    mappings.map(({ DeviceName = '' }) => DeviceName),
  )
  assertNoEmptyDevice(mappings, byName)
  for (const mapping of mappings) {
    const { DeviceName = '' } = mapping
    const device = changedDevice(world, instance, mapping, byName.get(DeviceName))
    if (device) byName.set(DeviceName, device)
    else byName.delete(DeviceName)
  }
  return [...byName.values()]
}

/** Returns `undefined` if the image does not have the device. */
function changedDevice(
  world: World,
  instance: SimulatedInstance,
  { DeviceName, VirtualName, NoDevice, Ebs = {} }: BlockDeviceMapping,
  existing: ImageDevice | undefined,
): ImageDevice | undefined {
  const isRoot = DeviceName === instance.RootDeviceName
  if (isRoot && (NoDevice !== undefined || VirtualName !== undefined)) {
    throw invalidMapping(fixedRootDevice(DeviceName))
  }
  if (NoDevice !== undefined) return undefined
  if (VirtualName !== undefined) {
    if (Ebs.SnapshotId !== undefined) throw invalidMapping(snapshotOfNoVolume)
    return { mapping: { DeviceName, VirtualName } }
  }
  assertNoLaunchOption(Ebs)
  if (existing?.volume) return withChanges(existing, existing.volume, Ebs)
  return { mapping: { DeviceName, Ebs: newVolume(world, Ebs) } }
}

/** Only `DeleteOnTermination` of an existing volume can change. The texts are inferred, but for that of `Encrypted`. */
function withChanges(device: ImageDevice, volume: SimulatedVolume, changes: EbsBlockDevice): ImageDevice {
  const { DeviceName } = device.mapping
  if (changes.SnapshotId !== undefined) {
    throw invalidMapping(fixedSnapshot(DeviceName))
  }
  // EC2 ignores `false` for an encrypted volume.
  if (changes.Encrypted === true && !volume.Encrypted) {
    throw invalidMapping(conflictingEncryption(DeviceName))
  }
  for (const member of ['VolumeSize', 'VolumeType', 'Iops', 'Throughput'] as const) {
    if (changes[member] === undefined || changes[member] === volume[member]) continue
    const change = `${changes[member]}, not ${volume[member] ?? 'none'}`
    throw invalidMapping(fixedVolumeMember(member, DeviceName, change))
  }
  const { DeleteOnTermination = volume.DeleteOnTermination } = changes
  return { ...device, mapping: { ...device.mapping, Ebs: { ...device.mapping.Ebs, DeleteOnTermination } } }
}

/** The documentation excludes these members for this action. The code and text are inferred. */
function assertNoLaunchOption(ebs: EbsBlockDevice): void {
  for (const member of [
    'KmsKeyId',
    'OutpostArn',
    'AvailabilityZone',
    'AvailabilityZoneId',
    'VolumeInitializationRate',
  ] as const) {
    if (ebs[member] === undefined) continue
    throw ec2Error('InvalidParameter', unsupportedParameter(member, 'by CreateImage'))
  }
}

/** A new device needs a snapshot or a size. */
function assertNoEmptyDevice(
  mappings: readonly BlockDeviceMapping[],
  existing: ReadonlyMap<string, ImageDevice>,
): void {
  const empty = mappings.filter(
    ({ DeviceName = '', VirtualName, NoDevice, Ebs = {} }) =>
      VirtualName === undefined &&
      NoDevice === undefined &&
      Ebs.SnapshotId === undefined &&
      Ebs.VolumeSize === undefined &&
      !existing.has(DeviceName),
  )
  if (empty.length === 0) return
  throw invalidMapping(emptyDevices(empty.map(({ DeviceName }) => DeviceName)))
}

function ebsOf(volume: SimulatedVolume): EbsBlockDevice {
  const { DeleteOnTermination, Encrypted, Iops, Throughput, VolumeSize, VolumeType } = volume
  return { DeleteOnTermination, Encrypted, Iops, Throughput, VolumeSize, VolumeType }
}
