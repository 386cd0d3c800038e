import { assertArgument, assertOptions } from '../../errors/assert-argument.js'

/** How much the log of a simulator or a handler keeps. */
export interface LogOptions {
  /**
   * The number of calls of each action that the log keeps: an integer of 0 or more, or `Infinity`. Default 1,000. The log
   * drops the oldest calls first, and still counts them.
   */
  readonly keep?: number | undefined
}

/** The number of calls of each action that a log keeps by default. */
export const defaultKeep = 1000

/** Asserts that the option `log` is valid. @throws TypeError if it is not. */
export function checkLogOptions(options: LogOptions | undefined, attempt: string, path: string): void {
  if (options === undefined) return
  assertOptions(options, ['keep'], attempt, path)
  const { keep = defaultKeep } = options
  const ok = keep === Number.POSITIVE_INFINITY || (Number.isSafeInteger(keep) && keep >= 0)
  assertArgument(ok, attempt, `${path}.keep`, keep, 'an integer of 0 or more, or Infinity')
}
