import type { RequestLimits } from '../codec/limits.js'
import { assertArgument, assertOptionNames } from './argument-error.js'

const names: readonly (keyof RequestLimits)[] = ['maxLength', 'maxParameters', 'maxIndex', 'maxDepth']

/** Asserts that the option `limits` is valid. @throws TypeError if it is not. */
export function checkLimits(limits: RequestLimits | undefined, attempt: string): void {
  if (limits === undefined) return
  assertOptionNames(limits, names, attempt, 'limits')
  for (const [name, value] of Object.entries(limits)) {
    const ok = value === undefined || (typeof value === 'number' && value >= 0)
    assertArgument(ok, attempt, `limits.${name}`, value, 'a number of 0 or more')
  }
}
