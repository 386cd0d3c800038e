import { DescribeInstances } from '../../../schemas/actions/describe-instances.js'
import type { Reservation } from '../../../schemas/types/instance.js'
import { findPage } from '../query/find-page.js'
import { findInstances } from '../query/find-resources.js'
import { instanceFilters, instanceOfReservation, reservationId } from '../query/instance-filters.js'
import { instanceStates, type SimulatedInstance } from '../state/instance.js'
import { simulatedAction } from './simulated-action.js'

export const describeInstances = simulatedAction(DescribeInstances, (world, input) => {
  const { InstanceIds = [], IncludeManagedResources = false } = input
  const { instances, settings, instancesByVolume } = world
  const { accountId } = settings
  const { page, ...next } = findPage({
    action: 'DescribeInstances',
    input,
    accountId,
    resources: instances,
    named: InstanceIds.length === 0 ? undefined : findInstances(world, InstanceIds),
    isCandidate: ({ Operator }) => IncludeManagedResources || Operator?.HiddenByDefault !== true,
    filters: instanceFilters,
    lookups: {
      'instance-id': (id) => instances.some(id),
      'reservation-id': (id) => instances.some(instanceOfReservation(id)),
      'block-device-mapping.volume-id': (id) => instancesByVolume.get(id),
    },
  })
  return () => ({ Reservations: page.map((instance) => reservation(instance, accountId)), ...next })
})

function reservation(instance: SimulatedInstance, OwnerId: string): Reservation {
  const { State, BlockDeviceMappings } = instance
  const described = {
    ...instance,
    State: { Code: instanceStates[State.Name], ...State },
    BlockDeviceMappings: BlockDeviceMappings.map(({ DeviceName, Ebs }) => {
      const { VolumeSize, VolumeType, Encrypted, Iops, Throughput, KmsKeyId, Tags, ...attachment } = Ebs
      return { DeviceName, Ebs: attachment }
    }),
  }
  return { ReservationId: reservationId(instance), OwnerId, Groups: [], Instances: [described] }
}
