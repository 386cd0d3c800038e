import { DescribeInstances } from '../../../schemas/actions/describe-instances.js'
import type { Reservation } from '../../../schemas/types/instance.js'
import { findPage } from '../query/find-page.js'
import { findInstances } from '../query/find-resources.js'
import { instanceFilters, instanceOfReservation, reservationId } from '../query/instance-filters.js'
import type { SimulatedInstance } from '../state/instance.js'
import type { World } from '../state/world.js'
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
  return () => ({ Reservations: page.map((instance) => reservation(world, instance)), ...next })
})

function reservation(world: World, instance: SimulatedInstance): Reservation {
  return {
    ReservationId: reservationId(instance),
    OwnerId: world.settings.accountId,
    Groups: [],
    Instances: [world.instanceDescriptions.of(instance)],
  }
}
