import { formatValue } from './format-value.js'
import { printable } from './printable.js'
import { problemText } from './problem-text.js'
import { suggest } from './suggest.js'

/** @throws TypeError if the argument is not accepted: `Cannot encode a request: operation is …; expected ….` */
export function assertArgument(
  ok: unknown,
  attempt: string,
  name: string,
  value: unknown,
  accepted: string,
  remedy?: string,
): void {
  if (!ok) throw new TypeError(`Cannot ${attempt}: ${problemText(name, formatValue(value), accepted, remedy)}`)
}

/** @throws TypeError if the argument was not made by `operation()`. For the name of an action, it has the remedy. */
export function assertOperation(operation: unknown, attempt: string, name = 'operation'): void {
  const { shapes } = (operation ?? {}) as { readonly shapes?: unknown }
  const isName = typeof operation === 'string' && /^\w{1,60}$/.test(operation)
  const remedy = isName ? ` Pass the operation ${operation}, not its name.` : ''
  assertArgument(shapes, attempt, name, operation, 'an operation such as CreateImage', remedy)
}

/**
 * @param name Empty if the options are the only argument.
 * @throws TypeError if the argument is not an object, or has an option that is not accepted.
 */
export function assertOptions(options: unknown, accepted: readonly string[], attempt: string, name: string): void {
  assertArgument(typeof options === 'object' && options !== null, attempt, name || 'it', options, 'an object')
  for (const option of Object.keys(options as object)) {
    if (accepted.includes(option)) continue
    const path = `${name && `${name}.`}${printable(option)}`
    const problem = problemText(path, 'unknown', `one of ${accepted.join(', ')}`, suggest(option, accepted))
    throw new TypeError(`Cannot ${attempt}: ${problem}`)
  }
}
