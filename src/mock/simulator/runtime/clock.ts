import { assertArgument } from '../../../errors/assert-argument.js'
import { formatValue, timeOf } from '../../../errors/format-value.js'
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
      const milliseconds = timeOf(source) ?? source
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

  /** @throws TypeError if the time is not 0 or more milliseconds, or leads to the year 9999, or if the clock does not work. */
  advance(milliseconds: number): void {
    const attempt = 'advance the clock'
    const ok = Number.isFinite(milliseconds) && milliseconds >= 0
    assertArgument(ok, attempt, 'milliseconds', milliseconds, 'a number of 0 or more')
    const isInReach = this.now() + milliseconds < year9999
    assertArgument(
      isInReach,
      attempt,
      'milliseconds',
      milliseconds,
      'a number that leads to a time before the year 9999',
    )
    this.#ahead += milliseconds
  }

  reset(): void {
    this.#ahead = 0
  }
}

/** `advance` keeps a year's distance from the last time that EC2's format can hold, since the clock may run on. */
const year9999 = Date.UTC(9999, 0, 1)

/** Returns whether a value is a time in the years 0 to 9999, which EC2's format can hold. */
function isTime(milliseconds: unknown): milliseconds is number {
  return typeof milliseconds === 'number' && milliseconds >= -62_167_219_200_000 && milliseconds <= 253_402_300_799_999
}
