import * as v from 'valibot'
import { formatValue } from '../../../errors/format-value.js'
import { DescribeSnapshots } from '../../../schemas/actions/describe-snapshots.js'
import { type Snapshot, snapshot } from '../../../schemas/types/snapshot.js'
import type { Tag } from '../../../schemas/types/tag.js'
import { argumentError, type Place } from '../../argument-error.js'
import type { Lifecycle } from './lifecycle.js'
import { type Permission, Permissions, parsePermissions } from './permissions.js'
import { memberNames, resourceType } from './resource-type.js'

/** The initial state of a snapshot. Every member has a default. */
export interface SnapshotInit extends Snapshot {
  /** Who may create volumes from the snapshot, beside its owner. Default: nobody. */
  readonly CreateVolumePermissions?: readonly Permission[] | undefined
}

/** The schema of a snapshot's initial state. */
export const SnapshotInit = v.strictObject({ ...snapshot.entries, CreateVolumePermissions: v.optional(Permissions) })

/**
 * A snapshot of a simulator, as `DescribeSnapshots` returns it, with its permissions. Its state depends on the simulator's
 * clock.
 */
export interface SimulatedSnapshot extends Omit<Snapshot, 'State' | 'StateMessage' | 'Progress'> {
  readonly SnapshotId: string
  readonly VolumeSize: number
  readonly Encrypted: boolean
  readonly State: NonNullable<Snapshot['State']>
  readonly StateMessage: string | undefined
  readonly Progress: string
  /**
   * Who may create volumes from the snapshot, beside its owner. A frozen list; you can assign another list. Responses do
   * not have it.
   */
  CreateVolumePermissions: readonly Permission[]
  Tags: Tag[]
  /**
   * Ends the state `pending`, or changes the state that followed it.
   *
   * @param message The `StateMessage`. Default: none.
   * @throws TypeError if the state is neither `completed` nor `error`.
   *
   * @example
   * ec2.snapshots.get(SnapshotId)?.settle('error', 'Given key ID is not accessible')
   */
  settle(state: 'completed' | 'error', message?: string): void
}

/** The members of a snapshot that do not depend on time. */
export interface SnapshotParts
  extends Omit<SimulatedSnapshot, 'State' | 'StateMessage' | 'Progress' | 'CreateVolumePermissions' | 'settle'> {
  /** Default: nobody but the owner may create volumes from the snapshot. */
  readonly CreateVolumePermissions?: readonly Permission[]
}

/**
 * Creates a snapshot: adds the time-dependent members.
 *
 * @param imageLifecycle The lifecycle of the image that the snapshot is created for. When it ends, the snapshot is no
 * longer pending either.
 */
export function simulatedSnapshot(
  parts: SnapshotParts,
  lifecycle: Lifecycle,
  { State, StateMessage }: Pick<Snapshot, 'State' | 'StateMessage'> = {},
  imageLifecycle?: Lifecycle,
): SimulatedSnapshot {
  return snapshotType.build(parts, {
    lifecycle,
    imageLifecycle,
    settled: State === 'pending' ? undefined : State,
    message: StateMessage,
    permissions: parts.CreateVolumePermissions ?? parsePermissions(undefined, permissionsPlace(parts)),
  })
}

/** Returns the lifecycle of a snapshot. */
export function lifecycleOfSnapshot(snapshot: SimulatedSnapshot): Lifecycle {
  return snapshotType.innerOf(snapshot).lifecycle
}

/** Whether AWS Backup manages the snapshot. It marks its snapshots with this tag (openshift/installer#9964). */
export function isOfBackup({ Tags }: Pick<SimulatedSnapshot, 'Tags'>): boolean {
  return Tags.some(({ Key }) => Key === 'aws:backup:source-resource')
}

interface InnerSnapshot {
  readonly lifecycle: Lifecycle
  readonly imageLifecycle: Lifecycle | undefined
  /** The state that `settle` or the initial state has set. */
  settled: SimulatedSnapshot['State'] | undefined
  message: string | undefined
  permissions: readonly Permission[]
}

const snapshotType = /* @__PURE__ */ resourceType<SimulatedSnapshot, InnerSnapshot>({
  names: () => [...memberNames(DescribeSnapshots.shapes.output, 'Snapshots'), 'CreateVolumePermissions'],
  fixed: ['SnapshotId'],
  computed: {
    State: { get: stateOf },
    StateMessage: { get: ({ message }) => message },
    CreateVolumePermissions: {
      get: ({ permissions }) => permissions,
      set: (inner, permissions, snapshot) => {
        inner.permissions = parsePermissions(permissions, permissionsPlace(snapshot))
      },
    },
    Progress: {
      get: (inner) => (stateOf(inner) === 'completed' ? '100%' : `${Math.min(inner.lifecycle.percent, 99)}%`),
    },
  },
  hidden: {
    settle: {
      get:
        (inner) =>
        (...settled) =>
          settle(inner, ...settled),
    },
  },
})

function permissionsPlace({ SnapshotId }: Pick<SimulatedSnapshot, 'SnapshotId'>): Place {
  return { attempt: `change the snapshot ${SnapshotId}`, path: 'CreateVolumePermissions' }
}

function stateOf({ settled, lifecycle, imageLifecycle }: InnerSnapshot): SimulatedSnapshot['State'] {
  if (settled !== undefined) return settled
  // Inferred: a snapshot fails with its image.
  const ending = lifecycle.ending ?? imageLifecycle?.ending
  if (ending === undefined) return 'pending'
  return ending === 'good' ? 'completed' : 'error'
}

function settle(inner: InnerSnapshot, ...[state, message]: Parameters<SimulatedSnapshot['settle']>): void {
  if (state !== 'completed' && state !== 'error') {
    throw argumentError({ attempt: 'settle the snapshot', path: 'the state' }, formatValue(state), 'completed or error')
  }
  inner.settled = state
  inner.message = message
}
