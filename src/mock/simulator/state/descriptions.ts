import { keepXml } from '../../../codec/xml/kept-xml.js'
import { freezeOwn, frozenData } from './copy-data.js'

/** The most descriptions that are kept for the next call. */
const most = 1000

/**
 * The descriptions of resources that responses and the log have. A resource that did not change since the last call has
 * the same description, whose XML is kept as well.
 */
export class Descriptions<Resource extends object, Description extends object = Resource> {
  readonly #kept = new Map<Resource, Kept<Description>>()
  readonly #describe: (copy: Resource) => Description

  /** @param describe Returns the description of a copy of a resource. */
  constructor(describe: (copy: Resource) => Description) {
    this.#describe = describe
  }

  /** Returns a frozen description of the resource as it is now. */
  of(resource: Resource): Description {
    const kept = this.#kept.get(resource)
    if (kept && isUnchanged(resource, kept)) return kept.description
    const copy = {} as Resource
    const names = Object.keys(resource) as (keyof Resource & string)[]
    const values = names.map((name) => (copy[name] = frozenData(resource[name])))
    const description = freezeOwn(this.#describe(copy))
    keepXml(description)
    if (this.#kept.size >= most) this.#kept.clear()
    this.#kept.set(resource, { names, values, description })
    return description
  }

  clear(): void {
    this.#kept.clear()
  }
}

interface Kept<Description> {
  /** The members of the resource when it was described. */
  readonly names: readonly string[]
  readonly values: readonly unknown[]
  readonly description: Description
}

/** A test may have changed any member, and values inside of one. */
function isUnchanged(resource: object, { names, values }: Kept<object>): boolean {
  let index = 0
  // Faster than to look up each name.
  for (const name in resource) {
    if (names[index] !== name || !isSame((resource as Record<string, unknown>)[name], values[index])) return false
    index++
  }
  return index === names.length
}

/** Compares data. Values that are not data are never the same. */
function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (one instanceof Date) return other instanceof Date && Object.is(one.getTime(), other.getTime())
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false
  if (!Array.isArray(one) && Object.getPrototypeOf(one) !== Object.prototype) return false
  const names = Object.keys(one)
  if (names.length !== Object.keys(other).length) return false
  return names.every(
    (name) =>
      Object.hasOwn(other, name) &&
      isSame((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]),
  )
}
