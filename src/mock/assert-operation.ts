import { assertOperation } from '../errors/assert-argument.js'
import { formatValue } from '../errors/format-value.js'
import { argumentError, type Place, placeBelow } from './argument-error.js'

/**
 * Asserts that an argument, or the member `operation` of an argument, is an operation.
 *
 * @throws TypeError if it is something else. For the name of an action, the message has the remedy.
 */
export function assertOperationAt(operation: unknown, place: Place): void {
  const { attempt, path } = placeBelow(place, 'operation')
  if (typeof operation === 'string' && /^\w{1,60}$/.test(operation)) {
    const remedy = ` Pass the operation ${operation}, not its name.`
    throw argumentError({ attempt, path }, formatValue(operation), 'an operation such as CreateImage', remedy)
  }
  assertOperation(operation, attempt, path)
}
