import { printable } from '../errors/printable.js'
import { problemOf } from '../inspect/inspection-error.js'

/** Returns the line about an error for the standard error. */
export function reportOf(error: unknown): string {
  return `ec2wire: ${printable(problemOf(error), 5000)}`
}
