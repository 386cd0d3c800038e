import { assertOptions } from '../errors/assert-argument.js'

/** The limits of the request decoder. They protect a server from input that is made to be slow or large. */
export interface RequestLimits {
  /** Characters of the form. Default 10,000,000. */
  readonly maxLength?: number
  /** Parameters of the form. Default 100,000. */
  readonly maxParameters?: number
  /** The highest number of a list item. Default 100,000. */
  readonly maxIndex?: number
  /** Levels of nested structures and lists. Default 100. */
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

/** @throws TypeError if there is a limit that the defaults do not have. */
export function assertLimits<Limits extends object>(limits: Limits, defaults: Required<Limits>, attempt: string): void {
  if (limits !== defaults) assertOptions(limits, Object.keys(defaults), attempt, 'limits')
}
