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

/** The volume of a device, with the members that `DescribeInstances` does not return. */
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

/** A device of a simulator's instance. */
export interface SimulatedDevice {
  readonly DeviceName: string
  readonly Ebs: SimulatedVolume
}

/** The name of an instance's state. */
export type InstanceStateName = keyof typeof instanceStates

/** An instance of a simulator, as `DescribeInstances` returns it, with its volumes. */
export interface SimulatedInstance extends Omit<Instance, 'BlockDeviceMappings' | 'State'> {
  readonly InstanceId: string
  State: { readonly Code?: number | undefined; readonly Name: InstanceStateName }
  BlockDeviceMappings: readonly SimulatedDevice[]
  Tags: Tag[]
  /** The times at which `CreateImage` without `NoReboot` rebooted the instance. */
  readonly reboots: Date[]
}

/** The initial state of an instance. Every member has a default, but for the names of its devices. */
export interface InstanceInit extends Omit<Instance, 'BlockDeviceMappings'> {
  readonly BlockDeviceMappings?:
    | readonly { readonly DeviceName: string; readonly Ebs?: Partial<SimulatedVolume> | undefined }[]
    | undefined
}

/** The schema of an instance's initial state. */
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
            Iops: v.optional(v.pipe(v.number(), v.integer())),
            Throughput: v.optional(v.pipe(v.number(), v.integer())),
            KmsKeyId: v.optional(v.string()),
            Tags: v.optional(v.array(ResourceTag)),
          }),
        ),
      }),
    ),
  ),
})

/** The states of an instance, with EC2's codes. */
export const instanceStates = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
} as const
