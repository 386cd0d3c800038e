/**
 * Where a simulator's time comes from: the real clock (the default), an instant at which it stands still until
 * it is moved on, or a function that gives the milliseconds since 1970.
 */
export type ClockSource = Date | number | (() => number)

/** The time of a simulator. */
export class Clock {
  readonly #read: () => number
  #ahead = 0

  constructor(source: ClockSource | undefined) {
    if (source === undefined) this.#read = () => Date.now()
    else if (typeof source === 'function') this.#read = source
    else {
      const milliseconds = source instanceof Date ? source.getTime() : source
      if (!isTime(milliseconds)) {
        throw new TypeError(`A clock is ${source}; expected a Date, milliseconds since 1970 or a function.`)
      }
      this.#read = () => milliseconds
    }
  }

  /** Milliseconds since 1970, without what the clock was moved on by: clients do not know of that. */
  get base(): number {
    return this.#read()
  }

  /**
   * Milliseconds since 1970.
   *
   * @throws TypeError when the function of the clock gave no time.
   */
  now(): number {
    const now = this.#read() + this.#ahead
    if (isTime(now)) return now
    throw new TypeError(`The clock of the simulator shows ${now}; expected milliseconds since 1970.`)
  }

  advance(milliseconds: number): void {
    if (!(milliseconds >= 0 && isTime(this.#ahead + milliseconds))) {
      throw new TypeError(`A clock cannot be moved on by ${milliseconds}; expected milliseconds, 0 or more.`)
    }
    this.#ahead += milliseconds
  }

  reset(): void {
    this.#ahead = 0
  }
}

/** What a Date can hold. */
function isTime(milliseconds: unknown): milliseconds is number {
  return typeof milliseconds === 'number' && Math.abs(milliseconds) <= 8.64e15
}
