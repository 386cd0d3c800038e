import { assertArgument } from '../errors/assert-argument.js'
import { formatValue } from '../errors/format-value.js'
import { argumentError } from './argument-error.js'
import type { StopSignal } from './end-signal.js'

/**
 * How long a response takes, in milliseconds: a fixed time, evenly distributed between two bounds, log-normally
 * distributed around a median with a 95th percentile, infinite, or the result of a function.
 */
export type Latency =
  | number
  | readonly [least: number, most: number]
  | { readonly median: number; readonly p95: number }
  | 'infinite'
  | (() => number | 'infinite')

/** Asserts that the option `latency` is valid. @throws TypeError if it is not. */
export function checkLatency(latency: Latency, attempt: string, path: string): void {
  const ok =
    latency === 'infinite' ||
    typeof latency === 'function' ||
    isMilliseconds(latency) ||
    (isRange(latency) && latency.every(isMilliseconds) && latency[0] <= latency[1]) ||
    (isSpread(latency) && latency.median > 0 && latency.p95 >= latency.median)
  if (ok) return
  const place = { attempt, path }
  if (isRange(latency) && latency.every(isMilliseconds)) {
    throw argumentError(place, `[${latency.join(', ')}]`, '[least, most], the smaller number first')
  }
  if (isSpread(latency)) {
    const { median, p95 } = latency
    throw argumentError(
      place,
      `{ median: ${median}, p95: ${p95} }`,
      'a median above 0, and a p95 of at least the median',
    )
  }
  const accepted = "milliseconds, [least, most], { median, p95 }, 'infinite' or a function"
  throw argumentError(place, formatValue(latency), accepted)
}

/**
 * Draws the milliseconds that one response takes.
 *
 * @throws TypeError if the function returns something else.
 */
export function drawLatency(latency: Latency, random: () => number): number | 'infinite' {
  if (typeof latency === 'function') {
    const drawn = latency()
    const ok = drawn === 'infinite' || isMilliseconds(drawn)
    assertArgument(ok, 'draw the latency', 'the result of the function', drawn, "milliseconds or 'infinite'")
    return drawn
  }
  if (typeof latency === 'number' || latency === 'infinite') return latency
  if (isRange(latency)) return latency[0] + (latency[1] - latency[0]) * random()
  const { median, p95 } = latency
  return median * Math.exp((Math.log(p95 / median) / z95) * normal(random))
}

/**
 * Waits, and resolves to `false` if a signal aborts first. `'infinite'` waits for a signal, without a timer. Looks up
 * the global `setTimeout` at each call, so that fake timers work.
 */
export function wait(milliseconds: number | 'infinite', signals: readonly StopSignal[]): Promise<boolean> {
  if (signals.some(({ aborted }) => aborted)) return Promise.resolve(false)
  if (milliseconds === 0) return Promise.resolve(true)
  return new Promise((resolve) => {
    const timer = milliseconds === 'infinite' ? undefined : setTimeout(() => end(true), milliseconds)
    const abort = () => end(false)
    const end = (isOver: boolean) => {
      clearTimeout(timer)
      for (const signal of signals) signal.removeEventListener('abort', abort)
      resolve(isOver)
    }
    for (const signal of signals) signal.addEventListener('abort', abort)
  })
}

/** Returns whether a timer can wait for so many milliseconds. */
export function isMilliseconds(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < 2 ** 31
}

function isRange(latency: unknown): latency is readonly [number, number] {
  return Array.isArray(latency) && latency.length === 2
}

function isSpread(latency: unknown): latency is { median: number; p95: number } {
  return (
    typeof latency === 'object' &&
    latency !== null &&
    'median' in latency &&
    'p95' in latency &&
    isMilliseconds(latency.median) &&
    isMilliseconds(latency.p95)
  )
}

/** The distance of the 95th percentile from the median, in standard deviations. */
const z95 = 1.645

/** Draws a number of the standard normal distribution by the Box–Muller transform. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
