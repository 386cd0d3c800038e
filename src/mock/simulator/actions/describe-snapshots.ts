import { DescribeSnapshots } from '../../../schemas/actions/describe-snapshots.js'
import { applyFilters, type FilterTable } from '../query/apply-filters.js'
import { findSnapshots } from '../query/find-resources.js'
import { ownedBy } from '../query/owners.js'
import { pageOf } from '../query/paginate.js'
import type { SimulatedSnapshot } from '../state/snapshot.js'
import { simulatedAction } from './simulated-action.js'

export const describeSnapshots = simulatedAction(DescribeSnapshots, (world, input) => {
  const { SnapshotIds = [], OwnerIds, RestorableByUserIds, Filters } = input
  const { accountId } = world.settings
  const isOwned = ownedBy(OwnerIds, accountId, ['amazon'])
  // Nobody shares snapshots here: an account can restore its own ones, and `all` can restore none.
  const isRestorable = ownedBy(RestorableByUserIds, accountId, ['all'])
  const all = SnapshotIds.length === 0 ? [...world.snapshots.values()] : findSnapshots(world, SnapshotIds)
  const candidates = all.filter((snapshot) => {
    const owner = { OwnerId: snapshot.OwnerId, alias: snapshot.OwnerAlias }
    return isOwned(owner) && isRestorable({ OwnerId: snapshot.OwnerId })
  })
  const found = applyFilters(candidates, Filters, filters)
  const { page, ...next } = pageOf(found, input, 'DescribeSnapshots', world.snapshots, ({ SnapshotId }) => SnapshotId)
  return () => {
    const Snapshots = page.map((snapshot) => structuredClone({ ...snapshot }))
    for (const snapshot of candidates) world.recordPoll(snapshot)
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
