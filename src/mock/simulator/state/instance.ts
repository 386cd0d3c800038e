import * as v from 'valibot'
import { VolumeType } from '../../../schemas/types/block-device-mapping.js'
import {
  type EbsInstanceBlockDevice,
  ebsInstanceBlockDevice,
  type Instance,
  instance,
} from '../../../schemas/types/instance.js'
import { ResourceTag } from '../../../schemas/types/resource-tag.js'
import type { Tag } from '../../../schemas/types/tag.js'

/** The volume behind a device of an instance, with what `DescribeInstances` does not show of it. */
export interface SimulatedVolume extends EbsInstanceBlockDevice {
  readonly VolumeId: string
  /** In GiB. */
  readonly VolumeSize: number
  readonly VolumeType: VolumeType
  readonly Encrypted: boolean
  readonly Iops?: number | undefined
  readonly Throughput?: number | undefined
  readonly KmsKeyId?: string | undefined
  Tags: Tag[]
}

/** A device of an instance of a simulator. */
export interface SimulatedDevice {
  readonly DeviceName: string
  readonly Ebs: SimulatedVolume
}

export type InstanceStateName = keyof typeof instanceStates

/** An instance of a simulator: as `DescribeInstances` shows it, with what its volumes are. */
export interface SimulatedInstance extends Omit<Instance, 'BlockDeviceMappings' | 'State'> {
  readonly InstanceId: string
  State: { readonly Code?: number | undefined; readonly Name: InstanceStateName }
  BlockDeviceMappings: readonly SimulatedDevice[]
  Tags: Tag[]
  /** When the instance was rebooted, as `CreateImage` does without `NoReboot`. */
  readonly reboots: Date[]
}

/** What can be said of an instance that a simulator shall have; all but the names of its devices has a default. */
export interface InstanceInit extends Omit<Instance, 'BlockDeviceMappings'> {
  readonly BlockDeviceMappings?:
    | readonly { readonly DeviceName: string; readonly Ebs?: Partial<SimulatedVolume> | undefined }[]
    | undefined
}

/** The schema of what can be given. */
export const InstanceInit = v.strictObject({
  ...instance.entries,
  BlockDeviceMappings: v.optional(
    v.array(
      v.strictObject({
        DeviceName: v.string(),
        Ebs: v.optional(
          v.strictObject({
            ...ebsInstanceBlockDevice.entries,
            VolumeSize: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
            VolumeType: v.optional(VolumeType),
            Encrypted: v.optional(v.boolean()),
            Iops: v.optional(v.number()),
            Throughput: v.optional(v.number()),
            KmsKeyId: v.optional(v.string()),
            Tags: v.optional(v.array(ResourceTag)),
          }),
        ),
      }),
    ),
  ),
})

/** The states of an instance, with the codes that EC2 gives them. */
export const instanceStates = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
} as const
