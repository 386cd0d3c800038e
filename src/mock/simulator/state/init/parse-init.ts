import * as v from 'valibot'
import { formatValue } from '../../../../errors/format-value.js'
import { suggest } from '../../../../errors/suggest.js'
import { argumentError, type Place, placeBelow } from '../../../argument-error.js'
import { findUnsendable } from '../../../find-unsendable.js'
import { acceptedContainer, membersAt } from './accepted-container.js'

/**
 * Parses an initial state by its schema.
 *
 * @throws TypeError with the path of the first member that is invalid, or that no response can carry, what was found, and
 * what is accepted.
 */
export function parseInit<Value>(schema: v.GenericSchema<Value>, value: unknown, where: Place): Value {
  const { success, output, issues } = v.safeParse(schema, value)
  if (success) {
    assertSendable(output, where)
    return output
  }
  const [issue] = issues
  const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
  const place = keys.reduce(placeBelow, where)
  const found = formatValue(issue.input)
  if (issue.kind !== 'schema')
    throw new TypeError(`Cannot ${place.attempt}: ${place.path} is ${found}. ${issue.message}`)
  const name = keys.at(-1)
  if (issue.expected === 'Object' || issue.expected === 'Array') {
    throw argumentError(place, found, acceptedContainer(schema, keys, issue.input))
  }
  if (issue.type === 'strict_object' && typeof name === 'string') {
    if (issue.expected !== 'never') throw argumentError(place, found, 'a value, since it is required')
    const members = membersAt(schema, keys.slice(0, -1))
    throw argumentError(place, 'unknown', `one of ${members.join(', ')}`, suggest(name, members))
  }
  throw argumentError(place, found, acceptedBy(issue.expected))
}

/** @throws TypeError if the value has anything that no response can carry. */
export function assertSendable(value: unknown, where: Place): void {
  const unsendable = findUnsendable(value)
  if (!unsendable) return
  const { path, value: part, character, accepted } = unsendable
  const found = character === undefined ? formatValue(part) : `${formatValue(part)} with ${character}`
  throw argumentError(path.reduce(placeBelow, where), found, accepted)
}

/** Turns Valibot's notation into words: `Date` into `a Date`, `("a" | "b")` into `"a" or "b"`. */
function acceptedBy(expected: string | null): string {
  if (expected === null) return 'another value'
  return Object.hasOwn(words, expected)
    ? (words[expected] as string)
    : expected.replace(/^\((.*)\)$/, '$1').replaceAll(' | ', ' or ')
}

const words: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  Date: 'a Date',
}

/** Removes the members that are `undefined`, so that they do not replace a default. */
export function defined<T extends object>(members: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>
  }
}
