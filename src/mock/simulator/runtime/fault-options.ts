import type { Open } from '../../../codec/open.js'
import { assertArgument, assertOptions } from '../../../errors/assert-argument.js'

/** Which calls fail, and when. */
export interface FaultOptions<Input> {
  /** The number of calls that fail. Default: every call, until the failure is removed. */
  readonly times?: number | undefined
  /** The number of calls that succeed first. Default 0. */
  readonly skip?: number | undefined
  /** @deprecated Use `skip`. */
  readonly after?: number | undefined
  /** The share of the calls that fails, from 0 to 1. Default 1. */
  readonly rate?: number | undefined
  /** Chooses the calls that fail. Calls that cannot be decoded are not chosen. Default: every call. */
  readonly when?: ((info: { readonly input: Open<Input>; readonly request: Request }) => boolean) | undefined
  /**
   * With `'before'`, a call fails and changes nothing. With `'after'`, the call succeeds, but its response is lost.
   * Default `'before'`; for `dribble`, whose response is complete, `'after'`.
   */
  readonly effect?: 'before' | 'after' | undefined
}

const names: readonly (keyof FaultOptions<unknown>)[] = ['times', 'skip', 'rate', 'when', 'effect']

/** Asserts that the options of a failure are valid. @throws TypeError if one is not. */
export function checkFaultOptions(options: FaultOptions<unknown>, attempt: string, path: string): void {
  // The deprecated name is accepted, and not suggested.
  assertOptions(options, options?.after === undefined ? names : [...names, 'after'], attempt, path)
  const { times, skip, after, rate, when, effect } = options
  const check = (ok: boolean, name: string, value: unknown, accepted: string) =>
    assertArgument(value === undefined || ok, attempt, `${path}.${name}`, value, accepted)
  check(isInteger(times, 1), 'times', times, 'an integer of 1 or more')
  check(isInteger(skip, 0), 'skip', skip, 'an integer of 0 or more')
  check(isInteger(after, 0), 'after', after, 'an integer of 0 or more')
  check(typeof rate === 'number' && rate >= 0 && rate <= 1, 'rate', rate, 'a number from 0 to 1')
  check(typeof when === 'function', 'when', when, 'a function')
  check(effect === 'before' || effect === 'after', 'effect', effect, "'before' or 'after'")
  if (skip !== undefined && after !== undefined) {
    throw new TypeError(
      `Cannot ${attempt}: ${path} has both skip and after; expected skip only, the new name of after.`,
    )
  }
}

function isInteger(value: unknown, least: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least
}
