import { DescribeInstances } from '../../../schemas/actions/describe-instances.js'
import type { Reservation } from '../../../schemas/types/instance.js'
import { applyFilters } from '../query/apply-filters.js'
import { findInstances } from '../query/find-resources.js'
import { instanceFilters, reservationId } from '../query/instance-filters.js'
import { pageOf } from '../query/paginate.js'
import { instanceStates, type SimulatedInstance } from '../state/instance.js'
import { simulatedAction } from './simulated-action.js'

export const describeInstances = simulatedAction(DescribeInstances, (world, input) => {
  const { InstanceIds = [], Filters, IncludeManagedResources = false } = input
  const { accountId } = world.settings
  const all = InstanceIds.length === 0 ? [...world.instances.values()] : findInstances(world, InstanceIds)
  const candidates = all.filter(({ Operator }) => IncludeManagedResources || Operator?.HiddenByDefault !== true)
  const found = applyFilters(candidates, Filters, { ...instanceFilters, 'owner-id': () => accountId })
  const { page, ...next } = pageOf(found, input, 'DescribeInstances', world.instances, ({ InstanceId }) => InstanceId)
  return () => ({ Reservations: page.map((instance) => reservation(instance, accountId)), ...next })
})

function reservation(instance: SimulatedInstance, OwnerId: string): Reservation {
  const { State, BlockDeviceMappings, ...rest } = instance
  const described = {
    ...rest,
    State: { Code: instanceStates[State.Name], ...State },
    BlockDeviceMappings: BlockDeviceMappings.map(({ DeviceName, Ebs }) => {
      const { VolumeSize, VolumeType, Encrypted, Iops, Throughput, KmsKeyId, Tags, ...attachment } = Ebs
      return { DeviceName, Ebs: attachment }
    }),
  }
  return { ReservationId: reservationId(instance), OwnerId, Groups: [], Instances: [described] }
}
