import * as v from 'valibot'
import { invalidValue, missingParameter, unsupportedParameter } from '../../errors/texts.js'
import { type Ec2Problem, ec2Rule, ec2ValueIssue } from '../define/ec2-issue.js'
import { wireName } from '../define/wire-metadata.js'

/** The types of EBS volumes. */
export const VolumeType = v.picklist(
  ['standard', 'io1', 'io2', 'gp2', 'sc1', 'st1', 'gp3'],
  ec2ValueIssue('volumeType', 'The volume type is not known.'),
)

export type VolumeType = v.InferOutput<typeof VolumeType>

interface Limits {
  /** In GiB. */
  readonly size: readonly [number, number]
  /** In operations per second. Without it, the type does not support `Iops`. */
  readonly iops?: readonly [number, number]
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html */
const limitsOf: Record<VolumeType, Limits> = {
  standard: { size: [1, 1024] },
  io1: { size: [4, 16384], iops: [100, 64000] },
  io2: { size: [4, 65536], iops: [100, 256000] },
  gp2: { size: [1, 16384] },
  sc1: { size: [125, 16384] },
  st1: { size: [125, 16384] },
  gp3: { size: [1, 65536], iops: [3000, 80000] },
}

/** The widest limits, for a volume without a type. */
const anyType: Limits = { size: [1, 65536], iops: [100, 256000] }

/** Without the checks of several members, which only requests have. */
export const ebsBlockDevice = v.strictObject({
  /** Whether the volume is deleted when the instance is terminated. */
  DeleteOnTermination: v.optional(v.boolean()),
  /** I/O operations per second: gp3 3,000 to 80,000; io1 100 to 64,000; io2 100 to 256,000. Required for io1 and io2. */
  Iops: v.optional(v.pipe(v.number(), v.integer())),
  /** The ID of the snapshot. */
  SnapshotId: v.optional(v.string()),
  /** The size of the volume in GiB: gp2 1 to 16,384; gp3 1 to 65,536; io1 4 to 16,384; io2 4 to 65,536; st1 and sc1 125 to 16,384; standard 1 to 1,024. */
  VolumeSize: v.optional(v.pipe(v.number(), v.integer())),
  /** The type of the volume. */
  VolumeType: v.optional(VolumeType),
  /** The KMS key for encryption. Only launch actions support it. */
  KmsKeyId: v.optional(v.string()),
  /** The throughput in MiB/s, 125 to 2,000. Only for gp3. */
  Throughput: v.optional(v.pipe(v.number(), v.integer())),
  /** The ARN of the Outpost. `CreateImage` does not support it. */
  OutpostArn: v.optional(v.string()),
  /** The Availability Zone of the volume. `CreateImage` does not support it. */
  AvailabilityZone: v.optional(v.string()),
  /** Whether the volume is encrypted. Omit it for an existing snapshot. For an existing volume, EC2 accepts only its current state. */
  Encrypted: v.optional(v.boolean()),
  /** The rate in MiB/s, 100 to 300, at which a volume is filled from its snapshot. `CreateImage` does not support it. */
  VolumeInitializationRate: v.optional(v.pipe(v.number(), v.integer(), wireName({ xml: 'VolumeInitializationRate' }))),
  /** The ID of the volume's Availability Zone. `CreateImage` does not support it. */
  AvailabilityZoneId: v.optional(v.pipe(v.string(), wireName({ xml: 'AvailabilityZoneId' }))),
  /** The index of the EBS card, for instance types with several EBS cards. */
  EbsCardIndex: v.optional(v.pipe(v.number(), v.integer(), wireName({ xml: 'EbsCardIndex' }))),
})

export interface EbsBlockDevice extends v.InferOutput<typeof ebsBlockDevice> {}

/**
 * The EBS volume of a device.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html
 */
export const EbsBlockDevice: v.GenericSchema<EbsBlockDevice> = v.pipe(ebsBlockDevice, ec2Rule(problemOf))

export const blockDeviceMapping = v.strictObject({
  /** The device's name, such as `/dev/sdh`. */
  DeviceName: v.optional(v.string()),
  /** The instance store volume of the device: `ephemeral0`, `ephemeral1` and so on. */
  VirtualName: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^ephemeral\d+$/, ec2ValueIssue('virtualName', 'Expected ephemeral0, ephemeral1 and so on.')),
    ),
  ),
  /** Removes the device from the image, whatever the text is, even an empty string. */
  NoDevice: v.optional(v.string()),
  /** The EBS volume of the device. */
  Ebs: v.optional(EbsBlockDevice),
})

export interface BlockDeviceMapping extends v.InferOutput<typeof blockDeviceMapping> {}

/**
 * A device of an image, with its EBS volume or instance store volume.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_BlockDeviceMapping.html
 */
export const BlockDeviceMapping: v.GenericSchema<BlockDeviceMapping> = blockDeviceMapping

/** The rules in EC2's order: what is missing, what the type does not support, what is out of its range. */
function problemOf(volume: EbsBlockDevice): Ec2Problem | undefined {
  const { VolumeType: type, Iops, Throughput } = volume
  const { size, iops } = type ? limitsOf[type] : anyType
  if (Iops === undefined && (type === 'io1' || type === 'io2')) {
    return { code: 'MissingParameter', text: missingParameter('iops'), at: 'Iops' }
  }
  if (Iops !== undefined && !iops) return unsupported('iops', type, 'Iops')
  if (Throughput !== undefined && type && type !== 'gp3') return unsupported('throughput', type, 'Throughput')
  return (
    outside(volume, 'VolumeSize', size, 'GiB') ??
    outside(volume, 'Iops', iops, 'IOPS') ??
    outside(volume, 'Throughput', [125, 2000], 'MiB/s') ??
    outside(volume, 'VolumeInitializationRate', [100, 300], 'MiB/s')
  )
}

function unsupported(parameter: string, type: VolumeType | undefined, at: keyof EbsBlockDevice): Ec2Problem {
  return { code: 'InvalidParameterCombination', text: unsupportedParameter(parameter, `for ${type} volumes`), at }
}

/** Returns the error of a member that is not in its range. EC2 writes parameters with a lower-case first letter. */
function outside(
  volume: EbsBlockDevice,
  at: 'VolumeSize' | 'Iops' | 'Throughput' | 'VolumeInitializationRate',
  range: Limits['iops'],
  unit: string,
): Ec2Problem | undefined {
  const value = volume[at]
  // Members that the type does not support have been rejected before.
  const [least, most] = range ?? [0, 0]
  if (value === undefined || (value >= least && value <= most)) return undefined
  const parameter = at.charAt(0).toLowerCase() + at.slice(1)
  const reason = `Expected a value between ${least} and ${most} ${unit}.`
  return { code: 'InvalidParameterValue', text: invalidValue(value, parameter, reason), at }
}
