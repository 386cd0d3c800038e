import { ec2Error } from '../../../errors/ec2-error.js'
import { invalidFilter } from '../../../errors/texts.js'
import type { Filter } from '../../../schemas/types/filter.js'
import type { Tag } from '../../../schemas/types/tag.js'
import { wildcardTest } from './wildcard.js'

/** The filters of an action: each returns the values that a resource has for it. */
export type FilterTable<Resource> = Readonly<Record<string, (resource: Resource) => Value | readonly Value[]>>

type Value = string | number | boolean | Date | undefined

/**
 * Returns the resources that match all filters. A resource matches a filter if it matches one of the filter's values.
 *
 * @throws Ec2ServiceError `InvalidParameterValue` if the action does not have a filter.
 */
export function applyFilters<Resource extends { readonly Tags?: readonly Tag[] | undefined }>(
  resources: readonly Resource[],
  filters: readonly Filter[] | undefined,
  table: FilterTable<Resource>,
): Resource[] {
  const conditions = (filters ?? []).map(({ Name = '', Values = [] }) => {
    const valuesOf = readerOf(Name, table)
    const tests = Values.map(wildcardTest)
    return (resource: Resource) => {
      const values = [valuesOf(resource)].flat().filter((value) => value !== undefined)
      return values.some((value) => tests.some((test) => test(textOf(value))))
    }
  })
  return resources.filter((resource) => conditions.every((matches) => matches(resource)))
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
  const read = Object.hasOwn(table, name) ? table[name] : undefined
  if (!read) throw ec2Error('InvalidParameterValue', invalidFilter(name))
  return read
}

function textOf(value: NonNullable<Value>): string {
  return value instanceof Date ? value.toISOString() : String(value)
}
