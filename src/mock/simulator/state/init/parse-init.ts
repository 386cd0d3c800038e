import * as v from 'valibot'

/**
 * The value, if it fits the schema.
 *
 * @param where How the error calls the place that the value was given at.
 * @throws TypeError naming the member that does not fit, what was found, and what is accepted.
 */
export function parseInit<Value>(schema: v.GenericSchema<Value>, value: unknown, where: string): Value {
  const { success, output, issues } = v.safeParse(schema, value)
  if (success) return output
  const [issue] = issues
  const place = (issue.path ?? []).reduce(
    (path, { key }) => (typeof key === 'number' ? `${path}[${key}]` : `${path}.${String(key)}`),
    where,
  )
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const last = issue.path?.at(-1)
    const accepted = membersOf(schema, issue.path?.slice(0, -1) ?? [])
    throw new TypeError(`${place} is unknown${last ? `; there are ${accepted.join(', ')}` : ''}.`)
  }
  throw new TypeError(`${place}: ${issue.message}`)
}

/** The members of the object that the path leads to. */
function membersOf(schema: unknown, path: readonly { readonly key: unknown }[]): string[] {
  let at = inner(schema)
  for (const { key } of path) at = inner(at?.item ?? at?.entries?.[String(key)])
  return Object.keys(at?.entries ?? {})
}

interface Container {
  readonly entries?: Readonly<Record<string, unknown>>
  readonly item?: unknown
}

function inner(schema: unknown): Container | undefined {
  const { wrapped, pipe } = (schema ?? {}) as { wrapped?: unknown; pipe?: readonly unknown[] }
  if (wrapped !== undefined) return inner(wrapped)
  if (pipe !== undefined && pipe[0] !== schema) return inner(pipe[0])
  return schema as Container | undefined
}

/** Without the members that are `undefined`, so that they do not hide a default. */
export function defined<T extends object>(given: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>
  }
}
