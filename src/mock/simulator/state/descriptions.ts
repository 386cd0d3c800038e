import { keepXml } from '../../../codec/xml/kept-xml.js'
import { frozenData } from './copy-data.js'

/** The most copies that are kept for the next call. */
const most = 1000

/**
 * The copies of resources that responses and the log have. A resource that did not change since the last call has the
 * same copy, whose XML is kept as well.
 */
export class Descriptions<Resource extends object> {
  readonly #kept = new Map<Resource, Kept<Resource>>()

  /** Returns a frozen copy of the resource as it is now. */
  of(resource: Resource): Resource {
    const kept = this.#kept.get(resource)
    if (kept && isUnchanged(resource, kept)) return kept.copy
    const copy = frozenData(resource)
    keepXml(copy)
    if (this.#kept.size >= most) this.#kept.clear()
    this.#kept.set(resource, { names: Object.keys(copy), values: Object.values(copy), copy })
    return copy
  }

  clear(): void {
    this.#kept.clear()
  }
}

interface Kept<Resource> {
  readonly names: readonly string[]
  readonly values: readonly unknown[]
  readonly copy: Resource
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
