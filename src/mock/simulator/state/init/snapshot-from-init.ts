import { type Place, placeBelow } from '../../../argument-error.js'
import { parsePermissions } from '../permissions.js'
import type { CreatedResource } from '../resource-map.js'
import { type SimulatedSnapshot, SnapshotInit, simulatedSnapshot } from '../snapshot.js'
import type { World } from '../world.js'
import { defined, parseInit } from './parse-init.js'
import { parseTags } from './parse-tags.js'
import { assertFreeId, resolveId } from './resolve-id.js'

/**
 * Creates a snapshot from its initial state.
 *
 * @throws TypeError if the state is invalid.
 */
export function snapshotFromInit(
  world: World,
  init: SnapshotInit,
  place: Place,
  id?: string,
): CreatedResource<SimulatedSnapshot> {
  const given = parseInit(SnapshotInit, init, place)
  const { State = 'completed' } = given
  const SnapshotId = resolveId(world, 'snap', given.SnapshotId, placeBelow(place, 'SnapshotId'), id)
  if (id === undefined) assertFreeId(world.snapshots, SnapshotId, placeBelow(place, 'SnapshotId'))
  const parts = {
    Description: '',
    VolumeSize: 8,
    Encrypted: false,
    OwnerId: world.settings.accountId,
    StartTime: world.now(),
    StorageTier: 'standard' as const,
    ...defined(given),
    VolumeId: resolveId(world, 'vol', given.VolumeId, placeBelow(place, 'VolumeId')),
    SnapshotId,
    CreateVolumePermissions: parsePermissions(
      given.CreateVolumePermissions,
      placeBelow(place, 'CreateVolumePermissions'),
    ),
    Tags: parseTags(given.Tags, place),
  }
  return {
    id: SnapshotId,
    resource: simulatedSnapshot(parts, world.newLifecycle(State), { ...given, State }),
  }
}
