import { ec2Error } from '../errors/ec2-error.js'
import { isEc2ServiceError } from '../errors/ec2-service-error.js'
import { formatValue } from '../errors/format-value.js'
import { argumentError } from './argument-error.js'
import { isFailureFactory } from './failures/failure-factory.js'
import { Sequence, sequence } from './sequence.js'

/**
 * Asserts that a value can be a response, as far as that is clear without its operation.
 *
 * @param path The argument: `response`, or one of a sequence.
 * @throws TypeError that names the accepted responses.
 */
export function assertReply(reply: unknown, attempt: string, path: string): void {
  const isFunction = typeof reply === 'function' && !isUncalled(reply)
  if (isFunction || (isOutcome(reply) && !(reply instanceof Response))) return
  const accepted = 'an output, an ec2Error(…), a failure such as networkError(), a resolver, or a sequence(…) of these'
  throw argumentError({ attempt, path }, formatValue(reply), accepted, remedyFor(reply))
}

/**
 * Asserts that a resolver returned a response.
 *
 * @throws TypeError that names the accepted responses.
 */
export function assertOutcome(outcome: unknown, action: string): void {
  if (isOutcome(outcome)) return
  const found = outcome === undefined ? 'undefined' : formatValue(outcome)
  const accepted = 'an output, an ec2Error(…), a failure such as networkError(), or a Response'
  throw new TypeError(
    `Cannot answer ${action}: the resolver returned ${found}; expected ${accepted}.${remedyFor(outcome)}`,
  )
}

/** Returns the remedy for a value that is neither an error nor a failure, with a leading space. Empty if there is none. */
export function remedyForFault(value: unknown): string {
  if (Array.isArray(value)) return ' Pass its items one by one: sequence(first, second).'
  if (!isUncalled(value)) return ''
  return ` Call the function: ${value.name}(${isFailureFactory(value) ? '' : '…'}).`
}

function remedyFor(value: unknown): string {
  if (value instanceof Response) return ' Pass a resolver that returns a new Response for each request.'
  if (value instanceof Sequence) return ' Pass the sequence to handle.'
  if (value instanceof Error) return ' Pass an ec2Error(…), or a resolver that throws.'
  return remedyForFault(value)
}

/** Whether a value can be an output, an error of EC2, a failure or a `Response`. The encoder checks outputs. */
function isOutcome(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  if (value instanceof Error) return isEc2ServiceError(value)
  return !(value instanceof Sequence) && !isThenable(value)
}

/** Whether a value is one of our functions, which has to be called to get a response. */
function isUncalled(value: unknown): value is () => unknown {
  return isFailureFactory(value) || value === ec2Error || value === sequence
}

function isThenable(value: unknown): boolean {
  return typeof (value as { readonly then?: unknown } | null | undefined)?.then === 'function'
}
