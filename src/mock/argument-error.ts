import { formatValue } from '../errors/format-value.js'
import { suggest } from '../errors/suggest.js'

/** The place of a value that a caller passed: what the call attempts, and the path of the value in its arguments. */
export interface Place {
  /** Completes "Cannot …": `simulate EC2`. */
  readonly attempt: string
  /** For example `images[0].Name`. Empty for the argument itself. */
  readonly path: string
}

/** Returns the place of an item or a member below a place. */
export function placeBelow({ attempt, path }: Place, key: string | number): Place {
  if (typeof key === 'number') return { attempt, path: `${path}[${key}]` }
  return { attempt, path: path === '' ? key : `${path}.${key}` }
}

/** Creates the error for an invalid argument: what was attempted, what was found, what is accepted, and the remedy. */
export function argumentError({ attempt, path }: Place, found: string, accepted: string, remedy = ''): TypeError {
  return new TypeError(`Cannot ${attempt}: ${path} is ${found}; expected ${accepted}.${remedy}`)
}

/** Asserts that an argument is valid. @throws TypeError if it is not. */
export function assertArgument(ok: boolean, attempt: string, path: string, value: unknown, accepted: string): void {
  if (!ok) throw argumentError({ attempt, path }, formatValue(value), accepted)
}

/**
 * Asserts that the options are an object without unknown names.
 *
 * @param path The path of the options, if they are part of other options.
 * @param deprecated Names that are accepted, and not listed.
 * @throws TypeError with the accepted names and a suggestion.
 */
export function assertOptionNames(
  options: object,
  accepted: readonly string[],
  attempt: string,
  path = '',
  deprecated: readonly string[] = [],
): void {
  const isObject = typeof options === 'object' && options !== null
  assertArgument(isObject, attempt, path || 'the options argument', options, 'an object')
  for (const name of Object.keys(options)) {
    if (accepted.includes(name) || deprecated.includes(name)) continue
    const place = placeBelow({ attempt, path }, name)
    throw argumentError(place, 'an unknown option', `one of ${accepted.join(', ')}`, suggest(name, accepted))
  }
}

/**
 * Asserts that a value is an operation.
 *
 * @param place The place of the object that has the operation, if there is one.
 * @throws TypeError if it is something else, such as the name of an action.
 */
export function assertOperation(value: unknown, place: Place): void {
  if (typeof value === 'object' && value !== null && 'action' in value && 'shapes' in value) return
  const remedy =
    typeof value === 'string' && /^\w{1,60}$/.test(value) ? ` Pass the operation ${value}, not its name.` : ''
  const operationPlace = placeBelow(place, place.path === '' ? 'the operation' : 'operation')
  throw argumentError(operationPlace, formatValue(value), 'an operation such as CreateImage', remedy)
}
