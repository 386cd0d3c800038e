import * as v from 'valibot'
import { quote } from '../../../../errors/printable.js'

/** What is read off a Valibot schema here. */
interface Container {
  readonly entries?: Readonly<Record<string, v.GenericSchema>>
  readonly item?: unknown
}

/** The most members that a message lists for a value of the wrong type. */
const mostListed = 12

/**
 * Says which object or list a schema accepts in the place of a value of another type: `an object such as { Name:
 * "stopped" }` if one member takes the value, otherwise the names of the members.
 *
 * @param path The members and indexes that lead to the value.
 */
export function acceptedContainer(schema: unknown, path: readonly (string | number)[], value: unknown): string {
  const { entries, item } = containerAt(schema, path) ?? {}
  if (item !== undefined) {
    const members = objectOf(Object.keys(innermost(item)?.entries ?? {}))
    return members === '' ? 'a list' : `a list of objects such as ${members}`
  }
  const taking = Object.entries(entries ?? {}).filter(([, member]) => value !== undefined && v.is(member, value))
  const [only] = taking
  if (only && taking.length === 1) {
    return `an object such as { ${only[0]}: ${typeof value === 'string' ? quote(value) : String(value)} }`
  }
  const members = objectOf(Object.keys(entries ?? {}))
  return members === '' ? 'an object' : `an object such as ${members}`
}

/** Returns the members of the object at a path. */
export function membersAt(schema: unknown, path: readonly (string | number)[]): string[] {
  return Object.keys(containerAt(schema, path)?.entries ?? {})
}

/** Returns an object of members, as code writes it. Empty for too many. */
function objectOf(members: readonly string[]): string {
  return members.length === 0 || members.length > mostListed ? '' : `{ ${members.join(', ')} }`
}

function containerAt(schema: unknown, path: readonly (string | number)[]): Container | undefined {
  let at = innermost(schema)
  for (const key of path) at = innermost(at?.item ?? at?.entries?.[key])
  return at
}

/** Returns the schema of a value that is given, without what surrounds it. */
function innermost(schema: unknown): Container | undefined {
  const { wrapped, pipe } = (schema ?? {}) as { wrapped?: unknown; pipe?: readonly unknown[] }
  if (wrapped !== undefined) return innermost(wrapped)
  if (pipe !== undefined && pipe[0] !== schema) return innermost(pipe[0])
  return schema as Container | undefined
}
