import type { SimulatorOptions } from './options.js'
import { copyInitialState } from './state/init/initial-state.js'

/**
 * Copies the options of a simulator, so that later changes of the object change neither the simulator nor its forks.
 *
 * @param options Checked options.
 */
export function copyOptions(options: SimulatorOptions): SimulatorOptions {
  const { credentials, failures, clock, endpoint, latency, pending, throttle, limits, log } = options
  return {
    ...options,
    ...copyInitialState(options),
    ...(credentials && { credentials: [credentials].flat().map((key) => ({ ...key })) }),
    ...(failures && { failures: failures.map((failure) => ({ ...failure })) }),
    clock: clock instanceof Date ? new Date(clock) : clock,
    endpoint: endpoint instanceof URL ? endpoint.href : endpoint,
    latency: copyOf(latency),
    pending: copyOf(pending),
    throttle: copyOf(throttle),
    limits: copyOf(limits),
    log: copyOf(log),
  }
}

/** Copies a list or a plain object. Functions and scalars do not change. */
function copyOf<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  return (Array.isArray(value) ? [...value] : { ...value }) as Value
}
