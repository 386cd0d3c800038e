/**
 * How long an answer takes, in milliseconds: always the same, evenly between two bounds, spread as networks
 * are around a median with a 95th percentile, for ever, or as a function says.
 */
export type Latency =
  | number
  | readonly [least: number, most: number]
  | { readonly median: number; readonly p95: number }
  | 'infinite'
  | (() => number | 'infinite')

/** Refuses a setting that is not a latency, when it is given rather than when it is used. */
export function checkLatency(latency: Latency): void {
  const ok =
    latency === 'infinite' ||
    typeof latency === 'function' ||
    isMilliseconds(latency) ||
    (isRange(latency) && latency.every(isMilliseconds) && latency[0] <= latency[1]) ||
    (isSpread(latency) && latency.median > 0 && latency.p95 >= latency.median)
  if (!ok) {
    throw new TypeError(
      `A latency is ${JSON.stringify(latency)}; expected milliseconds, [least, most], { median, p95 }, 'infinite' or a function.`,
    )
  }
}

/** Draws the milliseconds that one answer takes. */
export function drawLatency(latency: Latency, random: () => number): number | 'infinite' {
  if (typeof latency === 'function') {
    const drawn = latency()
    if (drawn !== 'infinite' && !isMilliseconds(drawn)) {
      throw new TypeError(`A function of a latency gave ${String(drawn)}; expected milliseconds or 'infinite'.`)
    }
    return drawn
  }
  if (typeof latency === 'number' || latency === 'infinite') return latency
  if (isRange(latency)) return latency[0] + (latency[1] - latency[0]) * random()
  const { median, p95 } = latency
  return median * Math.exp((Math.log(p95 / median) / z95) * normal(random))
}

/**
 * Waits, and tells whether it came to its end before one of the signals; `infinite` waits without a timer for those.
 * The global `setTimeout` is looked up at each call, so that fake timers work.
 */
export function wait(milliseconds: number | 'infinite', signals: readonly AbortSignal[]): Promise<boolean> {
  if (signals.some(({ aborted }) => aborted)) return Promise.resolve(false)
  if (milliseconds === 0) return Promise.resolve(true)
  return new Promise((resolve) => {
    const timer = milliseconds === 'infinite' ? undefined : setTimeout(() => end(true), milliseconds)
    const abort = () => end(false)
    const end = (there: boolean) => {
      clearTimeout(timer)
      for (const signal of signals) signal.removeEventListener('abort', abort)
      resolve(there)
    }
    for (const signal of signals) signal.addEventListener('abort', abort)
  })
}

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

/** How many standard deviations the 95th percentile is above the median. */
const z95 = 1.645

/** A number of the standard normal distribution, by Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
