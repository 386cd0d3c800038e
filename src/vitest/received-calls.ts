import { assertArgument, assertOperation } from '../errors/assert-argument.js'
import type { Call } from '../mock/call.js'
import type { Operation } from '../schemas/define/operation.js'

/** The calls that a matcher looks at. */
export interface Received {
  /** The receiver in a message. */
  readonly receiver: 'EC2' | 'the handler'
  /** The calls of all actions, in the order of their arrival. */
  readonly calls: readonly Pick<Call<unknown, unknown>, 'action' | 'input'>[]
}

/**
 * Reads the calls off a simulator or a handler.
 *
 * @throws TypeError if the value is neither, if the operation is not an operation, or if a handler answers another action.
 */
export function receivedCalls(matcher: string, value: unknown, operation: Operation<unknown, unknown>): Received {
  const attempt = `check ${matcher}`
  assertOperation(operation, attempt)
  const { calls, info } = (value ?? {}) as { readonly calls?: unknown; readonly info?: { readonly header?: unknown } }
  if (typeof calls === 'function') return { receiver: 'EC2', calls: calls.call(value) }
  const { header } = info ?? {}
  const isHandler = Array.isArray(calls) && typeof header === 'string'
  assertArgument(isHandler, attempt, 'the value', value, 'a simulator from simulateEc2 or a handler from handle')
  // The header of a handler is its action and its endpoint.
  const [own] = String(header).split(' ')
  if (own !== operation.action) {
    throw new TypeError(
      `Cannot ${attempt}: operation is ${operation.action}, but the handler answers ${own}; expected ${own}.`,
    )
  }
  return { receiver: 'the handler', calls: calls as Received['calls'] }
}
