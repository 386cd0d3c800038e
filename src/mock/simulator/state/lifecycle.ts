import type { Clock } from '../runtime/clock.js'

/** How long an image or a snapshot is pending: milliseconds, or a number of `Describe…` calls. */
export type Pending = number | { readonly polls: number }

/** How the state `pending` ends. */
export type Ending = 'good' | 'bad'

/** The age of an image or a snapshot, by the clock and by the number of polls. */
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

  /** The share of the pending time that is over, from 0 to 1. */
  get progress(): number {
    const [done, whole] =
      typeof this.#pending === 'number' ? [this.#age, this.#pending] : [this.#polls, this.#pending.polls]
    return done >= whole ? 1 : done / whole
  }

  /** How the state `pending` ended. */
  get ending(): Ending | undefined {
    return this.#ending ?? (this.progress === 1 ? 'good' : undefined)
  }

  /** Ends the state `pending`, unless it is over. */
  end(ending: Ending): void {
    this.#ending = this.ending ?? ending
  }

  /** Whether EC2 finds the resource by its ID yet. */
  get isVisible(): boolean {
    return this.#invisible === 0 || this.#age >= this.#invisible
  }

  /** Whether more polls change the progress. */
  get awaitsPolls(): boolean {
    return typeof this.#pending !== 'number' && this.#polls < this.#pending.polls
  }

  /** Counts one `Describe…` call that saw the resource. */
  recordPoll(): void {
    this.#polls++
  }

  get #age(): number {
    return this.#clock.now() - this.#since
  }
}
