import { assertArgument, assertOptions } from '../errors/assert-argument.js'

/** The limits of the request decoder. They protect a server from input that is made to be slow or large. */
export interface RequestLimits {
  /** Characters of the form. Default 10,000,000. */
  readonly maxLength?: number
  /** Parameters of the form. Default 100,000. */
  readonly maxParameters?: number
  /** The highest number of a list item. Default 100,000. */
  readonly maxIndex?: number
  /** Levels of nested structures and lists. Default 100, at most 500. */
  readonly maxDepth?: number
}

/** The limits of the response decoder. They protect a page from input that is made to be slow or large. */
export interface ResponseLimits {
  /** Characters of the document. Default 100,000,000. */
  readonly maxLength?: number
  /** Levels of nested elements. Default 100. */
  readonly maxDepth?: number
}

/** The default limits of the request decoder. */
export const requestLimits: Required<RequestLimits> = {
  maxLength: 10_000_000,
  maxParameters: 100_000,
  maxIndex: 100_000,
  maxDepth: 100,
}

/** The default limits of the response decoder. */
export const responseLimits: Required<ResponseLimits> = { maxLength: 100_000_000, maxDepth: 100 }

/**
 * How many levels become a value, even if `maxDepth` is higher. Functions that call themselves for each level stop there,
 * so that neither they nor the code of a user overflows the stack.
 */
export const deepestValue = 500

/** @throws TypeError if there is a limit that the defaults do not have, or one that is not a number of 0 or more. */
export function assertLimits<Limits extends object>(
  limits: Limits,
  defaults: Required<Limits>,
  attempt: string,
  path = 'limits',
): void {
  if (limits === defaults) return
  assertOptions(limits, Object.keys(defaults), attempt, path)
  for (const [name, value] of Object.entries(limits)) {
    const ok = value === undefined || (typeof value === 'number' && value >= 0)
    assertArgument(ok, attempt, `${path}.${name}`, value, 'a number of 0 or more')
  }
}
