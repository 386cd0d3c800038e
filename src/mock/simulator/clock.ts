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
      const milliseconds = Number(source)
      if (!Number.isFinite(milliseconds)) {
        throw new TypeError(`A clock is ${source}; expected a Date, milliseconds since 1970 or a function.`)
      }
      this.#read = () => milliseconds
    }
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#read() + this.#ahead
  }

  advance(milliseconds: number): void {
    if (!(milliseconds >= 0 && Number.isFinite(milliseconds))) {
      throw new TypeError(`A clock cannot be moved on by ${milliseconds}; expected milliseconds, 0 or more.`)
    }
    this.#ahead += milliseconds
  }

  reset(): void {
    this.#ahead = 0
  }
}
