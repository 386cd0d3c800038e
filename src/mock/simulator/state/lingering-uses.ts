import type { Clock } from '../runtime/clock.js'
import type { ResourceObserver } from './resource-index.js'
import type { SimulatedSnapshot } from './snapshot.js'

/**
 * The snapshots that EC2 still takes for in use, though their image is deregistered: seen for some seconds, in about one of
 * five calls (boto/boto#3019, hashicorp/packer#8591). Remembers no more snapshots than exist.
 */
export class LingeringUses implements ResourceObserver<SimulatedSnapshot> {
  readonly #clock: Clock
  readonly #milliseconds: number
  readonly #bySnapshot = new Map<string, { readonly imageId: string; readonly until: number }>()

  /** @param milliseconds How long a use lingers. */
  constructor(clock: Clock, milliseconds: number) {
    this.#clock = clock
    this.#milliseconds = milliseconds
  }

  /** Starts the time of a snapshot that exists. Its image has just been deregistered. */
  add(snapshotId: string, imageId: string): void {
    if (this.#milliseconds === 0) return
    this.#bySnapshot.set(snapshotId, { imageId, until: this.#clock.now() + this.#milliseconds })
  }

  /** Returns the ID of the image that still seems to use the snapshot. */
  userOf(snapshotId: string): string | undefined {
    const use = this.#bySnapshot.get(snapshotId)
    if (!use || this.#clock.now() < use.until) return use?.imageId
    this.#bySnapshot.delete(snapshotId)
    return undefined
  }

  added(): void {}

  removed({ SnapshotId }: SimulatedSnapshot): void {
    this.#bySnapshot.delete(SnapshotId)
  }

  cleared(): void {
    this.#bySnapshot.clear()
  }
}
