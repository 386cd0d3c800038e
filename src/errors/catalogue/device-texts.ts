// EC2's texts about block devices and their volumes. See texts.ts.
import { echoValue } from '../format-value.js'

// Block devices

export function emptyDevices(names: readonly (string | undefined)[] = ['/dev/sdh']): string {
  return `Either snapshot ID or volume size must be provided for: ${names.map(echoValue).join(', ')}`
}

export const missingDeviceName = 'Missing device name'

export function invalidDeviceName(name: string): string {
  return `Invalid device name ${echoValue(name)}`
}

export function repeatedDevice(name: string | undefined): string {
  return `${echoValue(name)} is being assigned to multiple times.`
}

/** For launches, EC2 has this text for a device of the image under another name. */
export function renamedDevice(name: string): string {
  return `The device '${echoValue(name)}' is used in more than one block-device mapping`
}

export const snapshotOfNoVolume = 'snapshotId can only be modified on EBS devices'

/** With both spaces, as EC2 has it for launches. */
export function volumeSmallerThanSnapshot(size: number, snapshotId: string, snapshotSize: number): string {
  return `Volume of size ${size}GB is smaller than  snapshot '${echoValue(snapshotId)}', expect size >= ${snapshotSize}GB`
}

export const encryptedSnapshot =
  'Parameter encrypted is invalid. You cannot specify the encrypted flag if specifying a snapshot id in a block device mapping.'

/** @param device The device as the request names it. */
export function conflictingEncryption(device: string | undefined): string {
  return `the encrypted flag cannot be specified since device ${echoValue(device)} has a conflicting encryption setting`
}

/** Inferred, as the two texts below. */
export function fixedRootDevice(name: string | undefined): string {
  return `The root device '${echoValue(name)}' cannot be left out or replaced.`
}

export function fixedSnapshot(device: string | undefined): string {
  return `The snapshot of the volume that is attached at ${echoValue(device)} cannot be chosen.`
}

/** @param change The wanted value and the value that the volume has: `8, not 16`. */
export function fixedVolumeMember(member: string, device: string | undefined, change: string): string {
  return `The ${member} of the volume that is attached at ${echoValue(device)} cannot be changed (${change}).`
}

// Volumes. Some of these texts were seen for CreateVolume or launches only.

export function unknownVolumeType(type: unknown = 'io3'): string {
  return `Unsupported volume type '${echoValue(type)}' for volume creation.`
}

export function smallVolume(type: string, size: number, least: number): string {
  return `The volume size is invalid for ${type} volumes: ${size} GiB. ${type} volumes must be at least ${least} GiB in size. Please specify a volume size above the minimum limit.`
}

export function largeVolume(type: string, size: number, most: number): string {
  return `Volume of ${size}GiB is too large for volume type ${type}; maximum is ${most}GiB`
}

export function missingIops(type: string): string {
  return `The parameter iops must be specified for ${type} volumes.`
}

export const throughputOfOtherType = 'throughput can only be specified for volumeType gp3.'

/** Seen for too few IOPS. For too many, and for throughput, its end is inferred. */
export function volumeOutOfRange(
  member: 'iops' | 'throughput',
  value: number,
  [least, most]: readonly [number, number],
): string {
  const limit = value < least ? `low; minimum is ${least}` : `high; maximum is ${most}`
  return `Volume ${member} of ${value} is too ${limit}.`
}

/** EC2 writes six digits after the point, and the limit without any. */
export function highIopsRatio(ratio: number, most: number): string {
  return `Iops to volume size ratio of ${ratio.toFixed(6)} is too high; maximum is ${most}`
}

/** It is not certain that the text ends with a period. */
export function highThroughputRatio(ratio: number, most: number): string {
  return `Throughput (MiBps) to iops ratio of ${ratio.toFixed(6)} is too high; maximum is ${most.toFixed(6)} MiBps per iops.`
}
