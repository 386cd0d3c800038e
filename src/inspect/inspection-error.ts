import { isCodecError } from '../errors/codec-error.js'
import { isEc2ServiceError } from '../errors/ec2-service-error.js'
import { redacted } from '../mock/simulator/auth/redact.js'

/**
 * Thrown when a text cannot be inspected. Neither the message nor another member has secrets.
 *
 * @example
 * try {
 *   inspect('Action=CreateImage')
 * } catch (error) {
 *   if (error instanceof InspectionError) error.code // 'MissingParameter'
 * }
 */
export class InspectionError extends Error {
  override readonly name = 'InspectionError'
  /** The path of the value that is wrong, such as `Images[0].State`. An empty string is the whole text. */
  readonly path: string
  /** EC2's code, if EC2 would reject the request. */
  readonly code: string | undefined

  constructor(message: string, path = '', code?: string) {
    super(message)
    this.path = path
    this.code = code
  }
}

/** Turns what a decoder threw into an error without secrets. Its cause would have them. */
export function inspectionErrorOf(error: unknown): InspectionError {
  const cause = error instanceof Error ? error.cause : undefined
  const code = isEc2ServiceError(cause) ? cause.code : undefined
  return new InspectionError(problemOf(error), isCodecError(error) ? error.path : '', code)
}

/** Returns the message of an error without secrets. */
export function problemOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const excerpt = (isCodecError(error) && error.excerpt) || ''
  // A quote that is cut off before the excerpt must not end inside of it.
  return message.endsWith(excerpt)
    ? redacted(message.slice(0, message.length - excerpt.length)) + redacted(excerpt)
    : redacted(message)
}
