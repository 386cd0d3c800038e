import { type RequestLimits, requestLimits } from '../codec/limits.js'
import { assertArgument, assertOptions } from '../errors/assert-argument.js'

/** Asserts that the option `limits` is valid. @throws TypeError if it is not. */
export function checkLimits(limits: RequestLimits | undefined, attempt: string, path: string): void {
  if (limits === undefined) return
  assertOptions(limits, Object.keys(requestLimits), attempt, path)
  for (const [name, value] of Object.entries(limits)) {
    const ok = value === undefined || (typeof value === 'number' && value >= 0)
    assertArgument(ok, attempt, `${path}.${name}`, value, 'a number of 0 or more')
  }
}
