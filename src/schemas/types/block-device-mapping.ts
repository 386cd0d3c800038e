import * as v from 'valibot'
import { missingDeviceName, repeatedDevice } from '../../errors/catalogue/device-texts.js'
import { type Ec2Problem, ec2Rule, ec2ValueIssue, missingMember } from '../define/ec2-issue.js'
import { wireName } from '../define/wire-metadata.js'
import { VolumeType, volumeProblem } from './volume-type.js'

const invalidMapping = 'InvalidBlockDeviceMapping'

/** Without the checks of several members, which only requests have. */
export const ebsBlockDevice = v.strictObject({
  /** Whether the volume is deleted when the instance is terminated. */
  DeleteOnTermination: v.optional(v.boolean()),
  /** I/O operations per second: gp3 3,000 to 80,000, at most 500 per GiB beyond 3,000; io1 100 to 64,000, at most 50 per GiB; io2 100 to 256,000, at most 1,000 per GiB. Required for io1 and io2. */
  Iops: v.optional(v.pipe(v.number(), v.integer())),
  /** The ID of the snapshot. */
  SnapshotId: v.optional(v.string()),
  /** The size of the volume in GiB. Default: the size of the snapshot. gp2 1 to 16,384; gp3 1 to 65,536; io1 4 to 16,384; io2 4 to 65,536; st1 and sc1 125 to 16,384; standard 1 to 1,024. */
  VolumeSize: v.optional(v.pipe(v.number(), v.integer())),
  /** The type of the volume. Default gp2. */
  VolumeType: v.optional(VolumeType),
  /** The KMS key for encryption. Only launch actions support it. */
  KmsKeyId: v.optional(v.string()),
  /** The throughput in MiB/s, 125 to 2,000, at most 0.25 per IOPS. Only for gp3. */
  Throughput: v.optional(v.pipe(v.number(), v.integer())),
  /** The ARN of the Outpost. `CreateImage` does not support it. */
  OutpostArn: v.optional(v.string()),
  /** The Availability Zone of the volume. `CreateImage` does not support it. */
  AvailabilityZone: v.optional(v.string()),
  /** Whether the volume is encrypted. Omit it with `SnapshotId`. An existing volume cannot become encrypted. */
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
export const EbsBlockDevice: v.GenericSchema<EbsBlockDevice> = v.pipe(ebsBlockDevice, ec2Rule(volumeProblem))

export const blockDeviceMapping = v.strictObject({
  /** The device's name, such as `/dev/sdh`. Required, and each device once. */
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
export const BlockDeviceMapping: v.GenericSchema<BlockDeviceMapping> = v.pipe(
  blockDeviceMapping,
  ec2Rule(({ DeviceName }) => missingMember(DeviceName || undefined, 'DeviceName', missingDeviceName, invalidMapping)),
)

/** Returns the EC2 error of a device that has several mappings. */
export function repeatedDeviceProblem(mappings: readonly BlockDeviceMapping[]): Ec2Problem | undefined {
  const names = new Set<string | undefined>()
  for (const [at, { DeviceName }] of mappings.entries()) {
    if (names.has(DeviceName)) return { code: invalidMapping, text: repeatedDevice(DeviceName), at }
    names.add(DeviceName)
  }
  return undefined
}
