import * as v from 'valibot'
import {
  encryptedSnapshot,
  highIopsRatio,
  highThroughputRatio,
  largeVolume,
  missingIops,
  smallVolume,
  throughputOfOtherType,
  unknownVolumeType,
  volumeOutOfRange,
} from '../../errors/catalogue/device-texts.js'
import { invalidValue, unsupportedParameter } from '../../errors/catalogue/texts.js'
import { type Ec2Problem, ec2Issue } from '../define/ec2-issue.js'

/** The types of EBS volumes. */
export const VolumeType = v.picklist(
  ['standard', 'io1', 'io2', 'gp2', 'sc1', 'st1', 'gp3'],
  ec2Issue('UnknownVolumeType', unknownVolumeType),
)

export type VolumeType = v.InferOutput<typeof VolumeType>

/** The type of a volume whose type is not given. */
export const defaultVolumeType: VolumeType = 'gp2'

type Range = readonly [least: number, most: number]

interface Limits {
  /** In GiB. */
  readonly sizes: Range
  /** In operations per second. Without it, the type does not support `Iops`. */
  readonly iops?: Range
  readonly iopsPerGiB?: number
  /** The operations per second of a volume without `Iops`. Types that support `Iops` and have no default require it. */
  readonly defaultIops?: number
  /** In MiB/s. Without it, the type does not support `Throughput`. */
  readonly throughputs?: Range
}

/**
 * Documented.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
 */
const limitsOf: Record<VolumeType, Limits> = {
  standard: { sizes: [1, 1024] },
  io1: { sizes: [4, 16384], iops: [100, 64000], iopsPerGiB: 50 },
  io2: { sizes: [4, 65536], iops: [100, 256000], iopsPerGiB: 1000 },
  gp2: { sizes: [1, 16384] },
  sc1: { sizes: [125, 16384] },
  st1: { sizes: [125, 16384] },
  gp3: { sizes: [1, 65536], iops: [3000, 80000], iopsPerGiB: 500, defaultIops: 3000, throughputs: [125, 2000] },
}

/** The most MiB/s for each operation per second. */
const throughputPerIops = 0.25

/** The members of a new volume that depend on each other. */
export interface VolumeMembers {
  readonly VolumeType?: VolumeType | undefined
  /** In GiB. For a volume from a snapshot, the default is the size of the snapshot. */
  readonly VolumeSize?: number | undefined
  readonly Iops?: number | undefined
  readonly Throughput?: number | undefined
  readonly VolumeInitializationRate?: number | undefined
  readonly SnapshotId?: string | undefined
  readonly Encrypted?: boolean | undefined
}

/**
 * Returns the first EC2 error of a new volume. EC2 judges a volume without a type by the default type.
 *
 * The order is inferred: what does not go together, then size, IOPS and throughput.
 */
export function volumeProblem(volume: VolumeMembers): Ec2Problem | undefined {
  const { VolumeType: type = defaultVolumeType, SnapshotId, Encrypted } = volume
  const { sizes, iops, iopsPerGiB = 0, defaultIops, throughputs } = limitsOf[type]
  if (SnapshotId !== undefined && Encrypted !== undefined) {
    return problem('Encrypted', encryptedSnapshot, 'InvalidParameter')
  }
  if (volume.Throughput !== undefined && !throughputs) {
    return problem('Throughput', throughputOfOtherType, 'InvalidParameterCombination')
  }
  if (volume.Iops !== undefined && !iops) {
    return problem('Iops', unsupportedParameter('iops', `for ${type} volumes`), 'InvalidParameterCombination')
  }
  if (volume.Iops === undefined && iops && !defaultIops) {
    return problem('Iops', missingIops(type), 'InvalidParameterCombination')
  }
  // Comparisons with NaN are false: nothing is wrong with a value that is not given.
  const {
    VolumeSize: size = NaN,
    Iops = defaultIops ?? NaN,
    Throughput = NaN,
    VolumeInitializationRate: rate = NaN,
  } = volume
  if (size < sizes[0]) return problem('VolumeSize', smallVolume(type, size, sizes[0]))
  if (size > sizes[1]) return problem('VolumeSize', largeVolume(type, size, sizes[1]))
  if (isOutside(Iops, iops)) return problem('Iops', volumeOutOfRange('iops', Iops, iops))
  // Every gp3 volume can have the IOPS that it has by default.
  if (Iops !== defaultIops && Iops > size * iopsPerGiB) return problem('Iops', highIopsRatio(Iops / size, iopsPerGiB))
  if (isOutside(Throughput, throughputs)) {
    return problem('Throughput', volumeOutOfRange('throughput', Throughput, throughputs))
  }
  if (Throughput > Iops * throughputPerIops) {
    return problem('Throughput', highThroughputRatio(Throughput / Iops, throughputPerIops))
  }
  if (rate < 100 || rate > 300) {
    const reason = 'Expected a value between 100 and 300 MiB/s.'
    return problem('VolumeInitializationRate', invalidValue(rate, 'volumeInitializationRate', reason))
  }
  return undefined
}

function problem(at: keyof VolumeMembers, text: string, code = 'InvalidParameterValue'): Ec2Problem {
  return { code, text, at }
}

function isOutside(value: number, range: Range | undefined): range is Range {
  return range !== undefined && (value < range[0] || value > range[1])
}
