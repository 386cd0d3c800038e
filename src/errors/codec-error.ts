import { escapeInvisible } from './printable.js'
import { problemText } from './problem-text.js'
import { isTransientStatus } from './retry-rules.js'

/** The parts of a {@link CodecError}. */
export interface CodecErrorParts {
  /** What was attempted: `encode the CreateImage request`. */
  readonly attempt: string
  /** The path from the value's root: `TagSpecifications[1].Tags[0].Key`. Default: the root. */
  readonly path?: string
  /** What the message calls the root: `input`. Default `it`. */
  readonly subject?: string | undefined
  /** What was found at the path: `the number 5`. */
  readonly found: string
  /** What is accepted at the path: `a string`. */
  readonly accepted: string
  /** A remedy, with a leading space: ` Did you mean ImageId?`. Default: none. */
  readonly hint?: string
  /** The HTTP status of the response that could not be decoded. */
  readonly status?: number | undefined
  /** The beginning of the text that could not be decoded. */
  readonly excerpt?: string | undefined
  readonly cause?: unknown
}

/**
 * Thrown when a value cannot be encoded, or a response cannot be decoded. It has the path, what was found there, and
 * what is accepted.
 *
 * @example
 * try {
 *   encodeRequest(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name: 5 })
 * } catch (error) {
 *   error.message // 'Cannot encode the CreateImage request: Name is the number 5; expected a string.'
 *   error.path // 'Name'
 * }
 */
export class CodecError extends Error {
  declare readonly name: 'CodecError'
  /** What was attempted: `encode the CreateImage request`. */
  declare readonly attempt: string
  /** The path in the value, such as `TagSpecifications[1].Tags[0].Key`. An empty string is the whole value. */
  declare readonly path: string
  /** What was found at the path. */
  declare readonly found: string
  /** What is accepted at the path. */
  declare readonly accepted: string
  /** What was found and what is accepted, in one sentence. */
  declare readonly reason: string
  /** The HTTP status of the response that could not be decoded. */
  declare readonly status: number | undefined
  /** The beginning of the text that could not be decoded, at most 200 characters. */
  declare readonly excerpt: string | undefined
  /** Whether the same request may succeed later: the status is 429, 500, 502, 503 or 504. */
  declare readonly retryable: boolean

  constructor({ attempt, path = '', subject = 'it', found, accepted, hint, status, excerpt, cause }: CodecErrorParts) {
    const reason = escapeInvisible(problemText(path || subject, found, accepted, hint))
    const answer = status === undefined ? '' : ` (status ${status})`
    const beginning = excerpt ? ` It begins: ${excerpt}` : ''
    super(`Cannot ${attempt}${answer}: ${reason}${beginning}`, cause === undefined ? cause : { cause })
    const retryable = isTransientStatus(status)
    // One call takes fewer bytes than an assignment for each property.
    Object.assign(this, { name: 'CodecError', attempt, path, found, accepted, reason, status, excerpt, retryable })
  }
}

/**
 * Tells whether an error is a {@link CodecError}. It checks the shape, so that it also works across copies of the
 * package.
 *
 * @example
 * if (isCodecError(error)) console.error(error.path, error.reason)
 */
export function isCodecError(error: unknown): error is CodecError {
  return error instanceof Error && error.name === 'CodecError' && 'path' in error && 'accepted' in error
}
