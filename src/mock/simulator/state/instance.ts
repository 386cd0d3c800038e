import * as v from 'valibot'
import { DescribeInstances } from '../../../schemas/actions/describe-instances.js'
import {
  type EbsInstanceBlockDevice,
  ebsInstanceBlockDevice,
  type Instance,
  instance,
} from '../../../schemas/types/instance.js'
import { ResourceTag } from '../../../schemas/types/resource-tag.js'
import type { Tag } from '../../../schemas/types/tag.js'
import { VolumeType } from '../../../schemas/types/volume-type.js'
import { memberNames, resourceType } from './resource-type.js'

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
  /** A frozen list, since the simulator looks up volumes by their IDs. You can assign another list. */
  BlockDeviceMappings: readonly SimulatedDevice[]
  Tags: Tag[]
  /** The ID of the reservation. `DescribeInstances` returns instances with the same one together. */
  readonly ReservationId: string
  /** The times at which `CreateImage` without `NoReboot` rebooted the instance: the newest 10,000. */
  readonly reboots: Date[]
}

/** Returns the IDs of an instance's volumes. */
export function volumesOf({ BlockDeviceMappings }: Pick<SimulatedInstance, 'BlockDeviceMappings'>): string[] {
  return BlockDeviceMappings.map(({ Ebs }) => Ebs.VolumeId)
}

/** The members of an instance when it is created. */
export type InstanceParts = Omit<SimulatedInstance, 'reboots'>

/** Creates an instance. */
export function simulatedInstance(parts: InstanceParts): SimulatedInstance {
  const devices = frozenDevices(parts.BlockDeviceMappings)
  const { ReservationId: reservationId } = parts
  return instanceType.build(parts, { reservationId, reboots: [], devices, devicesChanged: () => {} })
}

/** Calls `changed` when the instance is assigned other devices. */
export function watchDevices(instance: SimulatedInstance, changed: (instance: SimulatedInstance) => void): void {
  instanceType.innerOf(instance).devicesChanged = changed
}

interface InnerInstance {
  readonly reservationId: string
  readonly reboots: Date[]
  devices: readonly SimulatedDevice[]
  devicesChanged: (instance: SimulatedInstance) => void
}

const instanceType = /* @__PURE__ */ resourceType<SimulatedInstance, InnerInstance>({
  names: () => memberNames(DescribeInstances.shapes.output, 'Reservations', 'Instances'),
  // The simulator looks the instance up by it.
  fixed: ['InstanceId'],
  computed: {
    BlockDeviceMappings: {
      get: ({ devices }) => devices,
      set: (inner, devices, resource) => {
        inner.devices = frozenDevices(devices)
        inner.devicesChanged(resource)
      },
    },
  },
  hidden: {
    ReservationId: { get: ({ reservationId }) => reservationId },
    reboots: { get: ({ reboots }) => reboots },
  },
})

/** Members of the volumes can change, except for their IDs. */
function frozenDevices(devices: readonly SimulatedDevice[]): readonly SimulatedDevice[] {
  for (const device of devices) Object.defineProperty(Object.freeze(device).Ebs, 'VolumeId', { writable: false })
  return Object.freeze(devices)
}

/** The initial state of an instance. Every member has a default, but for the names of its devices. */
export interface InstanceInit extends Omit<Instance, 'BlockDeviceMappings'> {
  /** The ID of the reservation, which several instances can have. Default: one of its own. */
  readonly ReservationId?: string | undefined
  readonly BlockDeviceMappings?:
    | readonly { readonly DeviceName: string; readonly Ebs?: Partial<SimulatedVolume> | undefined }[]
    | undefined
}

/** The schema of an instance's initial state. */
export const InstanceInit = v.strictObject({
  ...instance.entries,
  ReservationId: v.optional(v.string()),
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
