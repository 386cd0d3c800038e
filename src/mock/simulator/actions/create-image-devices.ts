import * as v from 'valibot'
import { ec2Error } from '../../../errors/ec2-error.js'
import {
  emptyDevices,
  fixedEncryption,
  fixedEncryptionOfSnapshot,
  fixedRootDevice,
  fixedSnapshot,
  fixedVolumeMember,
  missingParameter,
  repeatedDevice,
  snapshotNotCompleted,
  snapshotOfNoVolume,
  unsupportedParameter,
  volumeSmallerThanSnapshot,
} from '../../../errors/texts.js'
import type { BlockDeviceMapping, EbsBlockDevice } from '../../../schemas/types/block-device-mapping.js'
import { SnapshotId as SnapshotIdSchema } from '../../../schemas/types/resource-ids.js'
import { findSnapshots } from '../query/find-resources.js'
import type { SimulatedInstance, SimulatedVolume } from '../state/instance.js'
import type { World } from '../state/world.js'

/** A device of an image that is to be made, and the volume of which a snapshot has to be made for it. */
export interface ImageDevice {
  readonly mapping: BlockDeviceMapping
  readonly volume?: SimulatedVolume
}

/**
 * The devices of an image: those of the instance, changed as the request says, and those that it adds.
 *
 * @throws Ec2ServiceError for a mapping that `CreateImage` does not take.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_BlockDeviceMapping.html
 */
export function imageDevices(
  world: World,
  instance: SimulatedInstance,
  given: readonly BlockDeviceMapping[],
): ImageDevice[] {
  const byName = new Map<string, ImageDevice>()
  for (const { DeviceName, Ebs } of instance.BlockDeviceMappings) {
    byName.set(DeviceName, { mapping: { DeviceName, Ebs: ebsOf(Ebs) }, volume: Ebs })
  }
  for (const { DeviceName } of given) {
    // The code is EC2's for what is missing; that it is missed here is inferred.
    if (DeviceName === undefined) {
      throw ec2Error('MissingParameter', missingParameter('deviceName'))
    }
  }
  refuseRepeated(given)
  refuseEmpty(given, byName)
  for (const mapping of given) {
    const { DeviceName = '' } = mapping
    const device = changed(world, instance, mapping, byName.get(DeviceName))
    if (device) byName.set(DeviceName, device)
    else byName.delete(DeviceName)
  }
  return [...byName.values()]
}

function changed(
  world: World,
  instance: SimulatedInstance,
  mapping: BlockDeviceMapping,
  existing: ImageDevice | undefined,
): ImageDevice | undefined {
  const { DeviceName, VirtualName, NoDevice, Ebs } = mapping
  const isRoot = DeviceName === instance.RootDeviceName
  if (isRoot && (NoDevice !== undefined || VirtualName !== undefined)) {
    refuse(fixedRootDevice(DeviceName))
  }
  if (NoDevice !== undefined) return undefined
  if (VirtualName !== undefined) {
    if (Ebs?.SnapshotId !== undefined) refuse(snapshotOfNoVolume)
    return { mapping: { DeviceName, VirtualName } }
  }
  if (Ebs) refuseLaunchOptions(Ebs)
  if (existing?.volume) return withChanges(existing, existing.volume, Ebs ?? {})
  return { mapping: { DeviceName, Ebs: newVolume(world, Ebs ?? {}) } }
}

/** Of a volume that is there, only `DeleteOnTermination` can change; the texts are inferred. */
function withChanges(device: ImageDevice, volume: SimulatedVolume, given: EbsBlockDevice): ImageDevice {
  const { DeviceName } = device.mapping
  if (given.SnapshotId !== undefined) {
    refuse(fixedSnapshot(DeviceName))
  }
  // That it is encrypted already cannot be taken back, and is not an error.
  if (given.Encrypted === true && !volume.Encrypted) {
    refuse(fixedEncryption(DeviceName))
  }
  for (const member of ['VolumeSize', 'VolumeType', 'Iops', 'Throughput'] as const) {
    if (given[member] === undefined || given[member] === volume[member]) continue
    refuse(fixedVolumeMember(member, DeviceName, `${given[member]}, not ${volume[member] ?? 'none'}`))
  }
  const { DeleteOnTermination = volume.DeleteOnTermination } = given
  return { ...device, mapping: { ...device.mapping, Ebs: { ...device.mapping.Ebs, DeleteOnTermination } } }
}

function newVolume(world: World, given: EbsBlockDevice): EbsBlockDevice {
  const { SnapshotId, VolumeType = 'gp2', DeleteOnTermination = true } = given
  if (SnapshotId === undefined)
    return { ...given, VolumeType, DeleteOnTermination, Encrypted: given.Encrypted ?? false }
  const { issues } = v.safeParse(SnapshotIdSchema, SnapshotId)
  if (issues) throw ec2Error('InvalidSnapshotID.Malformed', issues[0].message)
  const [snapshot] = findSnapshots(world, [SnapshotId])
  if (snapshot?.State !== 'completed') throw ec2Error('IncorrectState', snapshotNotCompleted(SnapshotId))
  if (given.Encrypted !== undefined) {
    refuse(fixedEncryptionOfSnapshot(SnapshotId))
  }
  const { VolumeSize = snapshot.VolumeSize } = given
  if (VolumeSize < snapshot.VolumeSize) {
    refuse(volumeSmallerThanSnapshot(VolumeSize, SnapshotId, snapshot.VolumeSize))
  }
  return { ...given, VolumeSize, VolumeType, DeleteOnTermination, Encrypted: snapshot.Encrypted }
}

/** Documented as not for this action; the code and text are inferred. */
function refuseLaunchOptions(given: EbsBlockDevice): void {
  for (const member of [
    'KmsKeyId',
    'OutpostArn',
    'AvailabilityZone',
    'AvailabilityZoneId',
    'VolumeInitializationRate',
  ] as const) {
    if (given[member] === undefined) continue
    throw ec2Error('InvalidParameter', unsupportedParameter(member, 'by CreateImage'))
  }
}

function refuseRepeated(given: readonly BlockDeviceMapping[]): void {
  const names = new Set<string | undefined>()
  for (const { DeviceName } of given) {
    if (names.has(DeviceName)) refuse(repeatedDevice(DeviceName))
    names.add(DeviceName)
  }
}

/** A new device needs to have something in it. */
function refuseEmpty(given: readonly BlockDeviceMapping[], existing: ReadonlyMap<string, ImageDevice>): void {
  const empty = given.filter(
    ({ DeviceName = '', VirtualName, NoDevice, Ebs = {} }) =>
      VirtualName === undefined &&
      NoDevice === undefined &&
      Ebs.SnapshotId === undefined &&
      Ebs.VolumeSize === undefined &&
      !existing.has(DeviceName),
  )
  if (empty.length === 0) return
  refuse(emptyDevices(empty.map(({ DeviceName }) => DeviceName)))
}

function ebsOf(volume: SimulatedVolume): EbsBlockDevice {
  const { DeleteOnTermination, Encrypted, Iops, Throughput, VolumeSize, VolumeType } = volume
  return { DeleteOnTermination, Encrypted, Iops, Throughput, VolumeSize, VolumeType }
}

function refuse(text: string): never {
  throw ec2Error('InvalidBlockDeviceMapping', text)
}
