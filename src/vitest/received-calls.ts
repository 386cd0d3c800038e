import { formatValue } from '../errors/format-value.js'
import type { Call } from '../mock/call.js'
import type { Operation } from '../schemas/define/operation.js'

/** The calls that a matcher looks at. */
export interface Received {
  /** The receiver in a message. */
  readonly receiver: 'EC2' | 'the handler'
  /** The calls of all actions, in the order of their arrival. */
  readonly calls: readonly Pick<Call<unknown, unknown>, 'action' | 'input'>[]
}

/** An object with properties of unknown types. */
type Some<Name extends string> = { readonly [Key in Name]?: unknown } | null | undefined

/**
 * Reads the calls off a simulator or a handler.
 *
 * @throws TypeError if the value is neither, if the operation is not an operation, or if a handler answers another action.
 */
export function receivedCalls(matcher: string, value: unknown, operation: Operation<unknown, unknown>): Received {
  if (typeof (operation as Some<'action'>)?.action !== 'string' || !(operation as Some<'shapes'>)?.shapes) {
    throw new TypeError(
      `Cannot check ${matcher}: the operation is ${formatValue(operation)}; expected an operation such as CreateImage.`,
    )
  }
  const { calls, info } = (value ?? {}) as { readonly calls?: unknown; readonly info?: Some<'header'> }
  if (typeof calls === 'function') return { receiver: 'EC2', calls: calls.call(value) }
  const { header } = info ?? {}
  if (!Array.isArray(calls) || typeof header !== 'string') {
    throw new TypeError(
      `Cannot check ${matcher}: the value is ${formatValue(value)}; expected a simulator from simulateEc2 or a handler from handle.`,
    )
  }
  // The header of a handler is its action and its endpoint.
  const [own] = header.split(' ')
  if (own !== operation.action) {
    throw new TypeError(
      `Cannot check ${matcher}: the operation is ${operation.action}, but the handler answers ${own}; expected ${own}.`,
    )
  }
  return { receiver: 'the handler', calls }
}
