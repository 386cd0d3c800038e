import { assertArgument, assertOperation } from '../errors/assert-argument.js'
import type { Call } from '../mock/call.js'
import type { Operation } from '../schemas/define/operation.js'

/** The calls that a matcher looks at. */
export interface Received {
  /** The receiver in a message. */
  readonly receiver: 'EC2' | 'the handler'
  /** The action of the matcher. */
  readonly action: string
  /** The calls of all actions that the log has kept, in the order of their arrival. */
  readonly calls: readonly Pick<Call<unknown, unknown>, 'action' | 'input' | 'number'>[]
  /** The number of the calls that arrived, of the action of the matcher and of all actions. */
  readonly counts: { readonly own: number; readonly all: number }
}

/** @throws Error that says that the log has dropped the calls that a matcher asks for. */
export function failDropped(matcher: string, what: string): never {
  throw new Error(
    `Cannot check ${matcher}: the log has dropped ${what}. Pass a higher log.keep, such as { log: { keep: 10_000 } }, or call clearCalls() earlier.`,
  )
}

/**
 * Reads the calls off a simulator or a handler.
 *
 * @throws TypeError if the value is neither, if the operation is not an operation, or if a handler answers another action.
 */
export function receivedCalls(matcher: string, value: unknown, operation: Operation<unknown, unknown>): Received {
  const attempt = `check ${matcher}`
  assertOperation(operation, attempt)
  const { action } = operation
  const { calls, callCount, info } = (value ?? {}) as unknown as Receiver
  const { header } = info ?? {}
  const isSimulator = typeof calls === 'function'
  const isReceiver = isSimulator || (Array.isArray(calls) && typeof header === 'string')
  const accepted = 'a simulator from simulateEc2 or a handler from handle'
  assertArgument(isReceiver && typeof callCount === 'function', attempt, 'the value', value, accepted)
  if (isSimulator) {
    const counts = { own: callCount(operation), all: callCount() }
    return { receiver: 'EC2', action, calls: calls.call(value), counts }
  }
  // The header of a handler is its action and its endpoint.
  const [own] = String(header).split(' ')
  if (own !== operation.action) {
    throw new TypeError(
      `Cannot ${attempt}: operation is ${operation.action}, but the handler answers ${own}; expected ${own}.`,
    )
  }
  const count = callCount()
  return { receiver: 'the handler', action, calls: calls as Received['calls'], counts: { own: count, all: count } }
}

/** A value that may be a simulator or a handler. */
interface Receiver {
  readonly calls?: unknown
  readonly callCount: (operation?: Operation<unknown, unknown>) => number
  readonly info?: { readonly header?: unknown }
}
