import * as v from 'valibot'
import { formatValue } from '../../errors/format-value.js'
import { suggest } from '../../errors/suggest.js'
import { argumentError } from '../argument-error.js'

/** The schema of a command. The message of each member's schema says what is accepted: `a string`. */
export type CommandSchema<Input> = v.GenericSchema<unknown, Input> & {
  readonly entries: Readonly<Record<string, v.GenericSchema>>
}

/**
 * Checks the JSON of a command.
 *
 * @param hidden Members that are accepted, and not suggested: deprecated names.
 * @throws TypeError with the first member that is unknown, missing or invalid.
 */
export function checkCommand<Input>(schema: CommandSchema<Input>, input: unknown, hidden: readonly string[]): Input {
  const attempt = 'read the command'
  const fail = (path: string, found: string, accepted: string, remedy = ''): never => {
    throw argumentError({ attempt, path }, found, accepted, remedy)
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return fail('', formatValue(input), 'an object')
  }
  const members = Object.keys(schema.entries)
  const listed = members.filter((name) => !hidden.includes(name))
  const accepted = listed.length === 0 ? 'no member' : `one of ${listed.join(', ')}`
  for (const name of Object.keys(input)) {
    if (!members.includes(name)) fail(name, 'unknown', accepted, suggest(name, listed))
  }
  const { success, output, issues } = v.safeParse(schema, input)
  if (success) return output
  const [{ path = [], message, input: value }] = issues
  const name = String(path[0]?.key)
  if (Object.hasOwn(input, name)) return fail(name, formatValue(value), message)
  const [missing] = v.safeParse(schema.entries[name] as v.GenericSchema, undefined).issues ?? []
  return fail(name, 'missing', `${missing?.message}, since it is required`)
}
