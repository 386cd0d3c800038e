import { assertLimits, type RequestLimits, requestLimits } from '../codec/limits.js'

/** Asserts that the option `limits` is valid. @throws TypeError if it is not. */
export function checkLimits(limits: RequestLimits | undefined, attempt: string, path: string): void {
  if (limits !== undefined) assertLimits(limits, requestLimits, attempt, path)
}
