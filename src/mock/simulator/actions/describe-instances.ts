import { DescribeInstances } from '../../../schemas/actions/describe-instances.js'
import type { Instance, Reservation } from '../../../schemas/types/instance.js'
import { findPage } from '../query/find-page.js'
import { findInstances } from '../query/find-resources.js'
import { instanceFilters } from '../query/instance-filters.js'
import type { SimulatedInstance } from '../state/instance.js'
import type { World } from '../state/world.js'
import { simulatedAction } from './simulated-action.js'

export const describeInstances = simulatedAction(DescribeInstances, (world, input) => {
  const { InstanceIds = [], IncludeManagedResources = false } = input
  const { instances, settings, instancesByVolume, reservations } = world
  const { page, ...next } = findPage({
    action: 'DescribeInstances',
    input,
    settings,
    // Recorded, and in aws/aws-cli#1984: a page ends with a whole reservation.
    order: reservations,
    named: InstanceIds.length === 0 ? undefined : findInstances(world, InstanceIds),
    isCandidate: ({ Operator }) => IncludeManagedResources || Operator?.HiddenByDefault !== true,
    filters: instanceFilters,
    lookups: {
      'instance-id': (id) => instances.some(id),
      'reservation-id': (id) => reservations.get(id),
      'block-device-mapping.volume-id': (id) => instancesByVolume.get(id),
    },
  })
  return () => ({ Reservations: reservationsOf(world, page), ...next })
})

function reservationsOf(world: World, page: readonly SimulatedInstance[]): Reservation[] {
  const OwnerId = world.settings.accountId
  const byId = new Map<string, Instance[]>()
  for (const instance of page) {
    const { ReservationId } = instance
    const described = world.instanceDescriptions.of(instance)
    const instances = byId.get(ReservationId)
    if (instances) instances.push(described)
    else byId.set(ReservationId, [described])
  }
  return [...byId].map(([ReservationId, Instances]) => ({ ReservationId, OwnerId, Groups: [], Instances }))
}
