import type { Clock } from '../runtime/clock.js'

/** How long an image or a snapshot is pending: milliseconds, or for so many looks at it. */
export type Pending = number | { readonly polls: number }

/** How the pending of something can end. */
export type Ending = 'good' | 'bad'

/** The age of an image or a snapshot, from the clock and from how often it was looked at. */
export class Lifecycle {
  readonly #clock: Clock
  readonly #since: number
  readonly #pending: Pending
  readonly #invisible: number
  #polls = 0
  #ending: Ending | undefined

  constructor(clock: Clock, pending: Pending, invisible: number) {
    this.#clock = clock
    this.#since = clock.now()
    this.#pending = pending
    this.#invisible = invisible
  }

  /** How much of the pending is over, from 0 to 1. */
  get progress(): number {
    const [done, whole] =
      typeof this.#pending === 'number' ? [this.#age, this.#pending] : [this.#polls, this.#pending.polls]
    return done >= whole ? 1 : done / whole
  }

  /** How the pending has ended, if it has. */
  get ending(): Ending | undefined {
    return this.#ending ?? (this.progress === 1 ? 'good' : undefined)
  }

  /** Ends the pending; what is over stays as it ended. */
  end(ending: Ending): void {
    this.#ending = this.ending ?? ending
  }

  /** Whether EC2 knows the ID everywhere by now. */
  get isVisible(): boolean {
    return this.#age >= this.#invisible
  }

  recordPoll(): void {
    this.#polls++
  }

  get #age(): number {
    return this.#clock.now() - this.#since
  }
}
