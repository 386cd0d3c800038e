import { DescribeSnapshots } from '../../../schemas/actions/describe-snapshots.js'
import type { FilterTable } from '../query/compile-filters.js'
import { findPage } from '../query/find-page.js'
import { findSnapshots } from '../query/find-resources.js'
import { ownedBy, permittedTo } from '../query/owners.js'
import type { SimulatedSnapshot } from '../state/snapshot.js'
import { simulatedAction } from './simulated-action.js'

export const describeSnapshots = simulatedAction(DescribeSnapshots, (world, input) => {
  const { SnapshotIds = [], OwnerIds, RestorableByUserIds } = input
  const { snapshots, settings } = world
  const { accountId } = settings
  const isOwned = ownedBy(OwnerIds, accountId, ['amazon'])
  const isRestorable = permittedTo(RestorableByUserIds, accountId, true)
  const isCandidate = (snapshot: SimulatedSnapshot) =>
    world.isRestorable(snapshot) &&
    isOwned(snapshot.OwnerId, snapshot.OwnerAlias) &&
    isRestorable(snapshot.OwnerId, snapshot.CreateVolumePermissions)
  const named = SnapshotIds.length === 0 ? undefined : findSnapshots(world, SnapshotIds)
  const { page, ...next } = findPage({
    action: 'DescribeSnapshots',
    input,
    settings,
    order: snapshots,
    named,
    isCandidate,
    filters,
    lookups: { 'snapshot-id': (id) => snapshots.some(id) },
  })
  return () => {
    const Snapshots = page.map((snapshot) => world.snapshotDescriptions.of(snapshot))
    world.polledSnapshots.recordPoll(isCandidate, named)
    return { Snapshots, ...next }
  }
})

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html */
const filters: FilterTable<SimulatedSnapshot> = {
  description: (snapshot) => snapshot.Description,
  encrypted: (snapshot) => snapshot.Encrypted,
  'owner-alias': (snapshot) => snapshot.OwnerAlias,
  'owner-id': (snapshot) => snapshot.OwnerId,
  progress: (snapshot) => snapshot.Progress,
  'snapshot-id': (snapshot) => snapshot.SnapshotId,
  'start-time': (snapshot) => snapshot.StartTime,
  status: (snapshot) => snapshot.State,
  'storage-tier': (snapshot) => snapshot.StorageTier,
  'transfer-type': (snapshot) => snapshot.TransferType,
  'volume-id': (snapshot) => snapshot.VolumeId,
  'volume-size': (snapshot) => snapshot.VolumeSize,
}
