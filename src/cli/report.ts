import { isCodecError } from '../errors/codec-error.js'
import { printable } from '../errors/printable.js'
import { redacted } from '../mock/simulator/auth/redact.js'

/** Returns the line about an error for the standard error. */
export function reportOf(error: unknown): string {
  return `ec2wire: ${printable(problemOf(error), 5000)}`
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
