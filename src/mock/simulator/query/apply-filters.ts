import { ec2Error } from '../../../errors/ec2-error.js'
import { invalidFilter } from '../../../errors/texts.js'
import type { Filter } from '../../../schemas/types/filter.js'
import type { Tag } from '../../../schemas/types/tag.js'
import { wildcardTest } from './wildcard.js'

/** For each name of a filter: what a resource has there, one value, several, or none. */
export type FilterTable<Resource> = Readonly<Record<string, (resource: Resource) => Value | readonly Value[]>>

type Value = string | number | boolean | Date | undefined

/**
 * The resources for which all filters hold; a filter holds where one of its values matches.
 *
 * @throws Ec2ServiceError `InvalidParameterValue` for a filter that the action does not have.
 */
export function filtered<Resource extends { readonly Tags?: readonly Tag[] | undefined }>(
  resources: readonly Resource[],
  filters: readonly Filter[] | undefined,
  table: FilterTable<Resource>,
): Resource[] {
  const conditions = (filters ?? []).map(({ Name = '', Values = [] }) => {
    const valuesOf = reader(Name, table)
    const tests = Values.map(wildcardTest)
    return (resource: Resource) => {
      const values = [valuesOf(resource)].flat().filter((value) => value !== undefined)
      return values.some((value) => tests.some((test) => test(textOf(value))))
    }
  })
  return resources.filter((resource) => conditions.every((holds) => holds(resource)))
}

function reader<Resource extends { readonly Tags?: readonly Tag[] | undefined }>(
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
