import { Snapshot } from '../../schemas/snapshot.js'
import { checked } from './checked.js'
import { defined } from './defined.js'
import { givenId, refuseTakenId } from './given-id.js'
import { givenTags } from './given-tags.js'
import type { Made } from './resources.js'
import { type SimulatedSnapshot, type SnapshotInit, simulatedSnapshot } from './simulated-snapshot.js'
import type { World } from './world.js'

/**
 * Makes a snapshot of what is given of it.
 *
 * @throws TypeError for what is no snapshot.
 */
export function makeSnapshot(world: World, init: SnapshotInit, where: string, id?: string): Made<SimulatedSnapshot> {
  const given = checked(Snapshot, init, where)
  const { State = 'completed' } = given
  const SnapshotId = givenId(world, 'snap', 'SnapshotId', given.SnapshotId, where, id)
  if (id === undefined) refuseTakenId(world.snapshots, SnapshotId, where)
  const parts = {
    Description: '',
    VolumeSize: 8,
    Encrypted: false,
    OwnerId: world.settings.accountId,
    StartTime: world.now(),
    StorageTier: 'standard' as const,
    ...defined(given),
    VolumeId: givenId(world, 'vol', 'VolumeId', given.VolumeId, where),
    SnapshotId,
    Tags: givenTags(given.Tags, where),
  }
  return {
    id: SnapshotId,
    resource: world.let(simulatedSnapshot, parts, world.newLife(State), { ...given, State }),
  }
}
