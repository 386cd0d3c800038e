import type { Snapshot } from '../../../schemas/types/snapshot.js'
import type { Tag } from '../../../schemas/types/tag.js'
import type { Lifecycle } from './lifecycle.js'

/** What can be said of a snapshot that a simulator shall have; everything has a default. */
export interface SnapshotInit extends Snapshot {}

/** A snapshot of a simulator, as `DescribeSnapshots` shows it; its state follows from the simulator's clock. */
export interface SimulatedSnapshot extends Omit<Snapshot, 'State' | 'StateMessage' | 'Progress'> {
  readonly SnapshotId: string
  readonly VolumeSize: number
  readonly Encrypted: boolean
  readonly State: NonNullable<Snapshot['State']>
  readonly StateMessage: string | undefined
  readonly Progress: string
  Tags: Tag[]
  /**
   * Ends the snapshot's pending, or changes what it ended as.
   *
   * @throws TypeError for a state other than `completed` and `error`.
   *
   * @example
   * ec2.snapshots.get(SnapshotId)?.settle('error', 'Given key ID is not accessible')
   */
  settle(state: 'completed' | 'error', message?: string): void
}

/** What a snapshot is made of, before it lives. */
export type SnapshotParts = Omit<SimulatedSnapshot, 'State' | 'StateMessage' | 'Progress' | 'settle'>

/**
 * Lets a snapshot live: adds what changes with time.
 *
 * @param image The life of the image that the snapshot is made for, whose end ends the snapshot's pending, too.
 */
export function simulatedSnapshot(
  parts: SnapshotParts,
  life: Lifecycle,
  given: Pick<Snapshot, 'State' | 'StateMessage'> = {},
  image?: Lifecycle,
): SimulatedSnapshot {
  let settled = given.State === 'pending' ? undefined : given.State
  let message = given.StateMessage
  const state = (): SimulatedSnapshot['State'] => {
    if (settled !== undefined) return settled
    // That a snapshot fails with its image is inferred.
    const ending = life.ending ?? image?.ending
    if (ending === undefined) return 'pending'
    return ending === 'good' ? 'completed' : 'error'
  }
  return Object.defineProperties({ ...parts } as SimulatedSnapshot, {
    State: { enumerable: true, get: state },
    StateMessage: { enumerable: true, get: () => message },
    Progress: {
      enumerable: true,
      get: () => (state() === 'completed' ? '100%' : `${Math.floor(Math.min(life.progress, 0.99) * 100)}%`),
    },
    settle: {
      value: (next: 'completed' | 'error', why?: string) => {
        if (next !== 'completed' && next !== 'error') {
          throw new TypeError(`A snapshot cannot settle as ${String(next)}; expected completed or error.`)
        }
        settled = next
        message = why
      },
    },
    SnapshotId: { writable: false },
  })
}
