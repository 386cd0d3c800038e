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

  /** How much of the pending time is over: whole percent from 0 to 100, and 100 only at its end. */
  get percent(): number {
    const [done, whole] =
      typeof this.#pending === 'number' ? [this.#age, this.#pending] : [this.#polls, this.#pending.polls]
    if (done >= whole) return 100
    // A clock may go back. Multiplied first, since 0.29 * 100 is below 29.
    return Math.min(99, Math.max(0, Math.floor((done * 100) / whole)))
  }

  /** How the state `pending` ended. */
  get ending(): Ending | undefined {
    return this.#ending ?? (this.percent === 100 ? 'good' : undefined)
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
