import { invalidFilter } from '../../../errors/catalogue/texts.js'
import { ec2Error } from '../../../errors/ec2-error.js'
import type { Filter } from '../../../schemas/types/filter.js'
import type { Tag } from '../../../schemas/types/tag.js'
import { findUnsendable } from '../../find-unsendable.js'
import { compileValues } from './match-values.js'

/** The filters of an action: each returns the values that a resource has for it. */
export type FilterTable<Resource> = Readonly<
  Record<string, (resource: Resource, accountId: string) => Value | readonly Value[]>
>

type Value = string | number | boolean | Date | undefined

/** The filters of a request, compiled. */
export interface CompiledFilters<Resource> {
  /** Tells whether a resource matches all filters. It matches a filter if it matches one of the filter's values. */
  readonly matches: (resource: Resource) => boolean
  /** The texts that a filter without wildcards accepts, by the name of the filter. */
  readonly texts: ReadonlyMap<string, ReadonlySet<string>>
  /** The filters on the values of one tag that have no wildcards. */
  readonly exactTags: readonly ((resource: Resource) => boolean)[]
}

/**
 * Compiles the filters of a request.
 *
 * @throws Ec2ServiceError `InvalidParameterValue` if the action does not have a filter.
 */
export function compileFilters<Resource extends { readonly Tags?: readonly Tag[] | undefined }>(
  filters: readonly Filter[] | undefined,
  table: FilterTable<Resource>,
  accountId: string,
): CompiledFilters<Resource> {
  const all = new Map<string, ReadonlySet<string>>()
  const exactTags: ((resource: Resource) => boolean)[] = []
  const conditions = (filters ?? []).map(({ Name = 'null', Values = [] }) => {
    const valuesOf = readerOf(Name, table)
    const { test, texts } = compileValues(Values)
    if (texts) all.set(Name, texts)
    const matches = (value: Value) => {
      const text = textOf(value)
      return text !== undefined && test(text)
    }
    const condition = (resource: Resource) => {
      const values = valuesOf(resource, accountId)
      return isList(values) ? values.some(matches) : matches(values)
    }
    if (texts && Name.startsWith('tag:')) exactTags.push(condition)
    return condition
  })
  return { matches: (resource) => conditions.every((condition) => condition(resource)), texts: all, exactTags }
}

function readerOf<Resource extends { readonly Tags?: readonly Tag[] | undefined }>(
  name: string,
  table: FilterTable<Resource>,
): FilterTable<Resource>[string] {
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length)
    return ({ Tags = [] }) => Tags.flatMap(({ Key, Value = '' }) => (Key === key ? [Value] : []))
  }
  if (name === 'tag-key') return ({ Tags = [] }) => Tags.map(({ Key }) => Key)
  // No longer documented, but it works: ClusterLabs/cluster-glue#43.
  if (name === 'tag-value') return ({ Tags = [] }) => Tags.map(({ Value = '' }) => Value)
  const read = Object.hasOwn(table, name) ? table[name] : undefined
  if (!read) throw ec2Error('InvalidParameterValue', invalidFilter(name))
  return read
}

function isList(values: Value | readonly Value[]): values is readonly Value[] {
  return Array.isArray(values)
}

/**
 * Returns the text that the values of a filter are compared with. A time is as the response shows it, with milliseconds:
 * aws/aws-cli#124 and #8969. A time that no response can carry has no text.
 */
function textOf(value: Value): string | undefined {
  if (!(value instanceof Date)) return value === undefined ? undefined : String(value)
  return findUnsendable(value) ? undefined : value.toISOString()
}
