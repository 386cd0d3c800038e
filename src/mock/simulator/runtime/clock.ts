import { assertArgument } from '../../../errors/assert-argument.js'
import { formatValue } from '../../../errors/format-value.js'
import { argumentError } from '../../argument-error.js'

/**
 * The source of a simulator's time: a `Date` or milliseconds since 1970, at which the clock stands still until `advance`
 * moves it, or a function that returns the milliseconds since 1970.
 */
export type ClockSource = Date | number | (() => number)

/** The clock of a simulator. */
export class Clock {
  readonly #read: () => number
  #ahead = 0

  /** @throws TypeError if the source is invalid. */
  constructor(source: ClockSource | undefined) {
    if (source === undefined) this.#read = () => Date.now()
    else if (typeof source === 'function') this.#read = source
    else {
      const milliseconds = source instanceof Date ? source.getTime() : source
      if (!isTime(milliseconds)) {
        const place = { attempt: 'simulate EC2', path: 'clock' }
        throw argumentError(place, formatValue(source), 'a Date, milliseconds since 1970 or a function')
      }
      this.#read = () => milliseconds
    }
  }

  /** The milliseconds since 1970 without calls of `advance`, which the clocks of clients do not follow. */
  get base(): number {
    return this.#read()
  }

  /**
   * Returns the milliseconds since 1970.
   *
   * @throws TypeError if the function of the clock returned something else.
   */
  now(): number {
    const now = this.#read() + this.#ahead
    if (isTime(now)) return now
    throw argumentError({ attempt: 'read the clock', path: 'the time' }, formatValue(now), 'milliseconds since 1970')
  }

  /** @throws TypeError if the time is not 0 or more milliseconds. */
  advance(milliseconds: number): void {
    const ok = typeof milliseconds === 'number' && milliseconds >= 0 && isTime(this.#ahead + milliseconds)
    assertArgument(ok, 'advance the clock', 'milliseconds', milliseconds, 'a number of 0 or more')
    this.#ahead += milliseconds
  }

  reset(): void {
    this.#ahead = 0
  }
}

/** Returns whether a value is a time that a Date can hold. */
function isTime(milliseconds: unknown): milliseconds is number {
  return typeof milliseconds === 'number' && Math.abs(milliseconds) <= 8.64e15
}
