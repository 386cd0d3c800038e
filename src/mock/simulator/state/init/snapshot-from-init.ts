import { Snapshot } from '../../../../schemas/types/snapshot.js'
import type { Made } from '../resource-map.js'
import { type SimulatedSnapshot, type SnapshotInit, simulatedSnapshot } from '../snapshot.js'
import type { World } from '../world.js'
import { defined, parseInit } from './parse-init.js'
import { assertFreeId, parseTags, resolveId } from './resolve-id.js'

/**
 * Makes a snapshot of what is given of it.
 *
 * @throws TypeError for what is no snapshot.
 */
export function snapshotFromInit(
  world: World,
  init: SnapshotInit,
  where: string,
  id?: string,
): Made<SimulatedSnapshot> {
  const given = parseInit(Snapshot, init, where)
  const { State = 'completed' } = given
  const SnapshotId = resolveId(world, 'snap', 'SnapshotId', given.SnapshotId, where, id)
  if (id === undefined) assertFreeId(world.snapshots, SnapshotId, where)
  const parts = {
    Description: '',
    VolumeSize: 8,
    Encrypted: false,
    OwnerId: world.settings.accountId,
    StartTime: world.now(),
    StorageTier: 'standard' as const,
    ...defined(given),
    VolumeId: resolveId(world, 'vol', 'VolumeId', given.VolumeId, where),
    SnapshotId,
    Tags: parseTags(given.Tags, where),
  }
  return {
    id: SnapshotId,
    resource: world.track(simulatedSnapshot, parts, world.newLifecycle(State), { ...given, State }),
  }
}
