import { formatValue } from './format-value.js'
import { printable } from './printable.js'
import { suggest } from './suggest.js'

/** @throws TypeError if the argument is not accepted: `Cannot encode a request: operation is …; expected ….` */
export function assertArgument(ok: unknown, attempt: string, name: string, value: unknown, accepted: string): void {
  if (!ok) throw new TypeError(`Cannot ${attempt}: ${name} is ${formatValue(value)}; expected ${accepted}.`)
}

/** @throws TypeError if the argument was not made by `operation()`. */
export function assertOperation(operation: unknown, attempt: string, name = 'operation'): void {
  const { shapes } = (operation ?? {}) as { readonly shapes?: unknown }
  assertArgument(shapes, attempt, name, operation, 'an operation such as CreateImage')
}

/**
 * @param name Empty if the options are the only argument.
 * @throws TypeError if the argument is not an object, or has an option that is not accepted.
 */
export function assertOptions(options: unknown, accepted: readonly string[], attempt: string, name: string): void {
  assertArgument(typeof options === 'object' && options !== null, attempt, name || 'it', options, 'an object')
  for (const option of Object.keys(options as object)) {
    if (accepted.includes(option)) continue
    const expected = `one of ${accepted.join(', ')}.${suggest(option, accepted)}`
    throw new TypeError(`Cannot ${attempt}: ${name && `${name}.`}${printable(option)} is unknown; expected ${expected}`)
  }
}
