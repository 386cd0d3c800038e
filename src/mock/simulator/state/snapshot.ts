import { formatValue } from '../../../errors/format-value.js'
import type { Snapshot } from '../../../schemas/types/snapshot.js'
import type { Tag } from '../../../schemas/types/tag.js'
import { argumentError } from '../../argument-error.js'
import type { Lifecycle } from './lifecycle.js'

/** The initial state of a snapshot. Every member has a default. */
export interface SnapshotInit extends Snapshot {}

/** A snapshot of a simulator, as `DescribeSnapshots` returns it. Its state depends on the simulator's clock. */
export interface SimulatedSnapshot extends Omit<Snapshot, 'State' | 'StateMessage' | 'Progress'> {
  readonly SnapshotId: string
  readonly VolumeSize: number
  readonly Encrypted: boolean
  readonly State: NonNullable<Snapshot['State']>
  readonly StateMessage: string | undefined
  readonly Progress: string
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
export type SnapshotParts = Omit<SimulatedSnapshot, 'State' | 'StateMessage' | 'Progress' | 'settle'>

/**
 * Creates a snapshot: adds the time-dependent members.
 *
 * @param imageLifecycle The lifecycle of the image that the snapshot is created for. When it ends, the snapshot is no
 * longer pending either.
 */
export function simulatedSnapshot(
  parts: SnapshotParts,
  lifecycle: Lifecycle,
  initial: Pick<Snapshot, 'State' | 'StateMessage'> = {},
  imageLifecycle?: Lifecycle,
): SimulatedSnapshot {
  let settled = initial.State === 'pending' ? undefined : initial.State
  let message = initial.StateMessage
  const state = (): SimulatedSnapshot['State'] => {
    if (settled !== undefined) return settled
    // Inferred: a snapshot fails with its image.
    const ending = lifecycle.ending ?? imageLifecycle?.ending
    if (ending === undefined) return 'pending'
    return ending === 'good' ? 'completed' : 'error'
  }
  return Object.defineProperties({ ...parts } as SimulatedSnapshot, {
    State: { enumerable: true, get: state },
    StateMessage: { enumerable: true, get: () => message },
    Progress: {
      enumerable: true,
      get: () => (state() === 'completed' ? '100%' : `${Math.min(lifecycle.percent, 99)}%`),
    },
    settle: {
      value: (next: 'completed' | 'error', nextMessage?: string) => {
        if (next !== 'completed' && next !== 'error') {
          throw argumentError(
            { attempt: 'settle the snapshot', path: 'the state' },
            formatValue(next),
            'completed or error',
          )
        }
        settled = next
        message = nextMessage
      },
    },
    SnapshotId: { writable: false },
  })
}
