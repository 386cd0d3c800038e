import { isScalar, type Member, type Shape, type StructureShape } from '../schemas/shape.js'
import { accepted } from './scalar.js'
import { describe, type Site } from './site.js'

/** A value to be written as a structure. */
export type Structure = Readonly<Record<string, unknown>>

/** Refuses what is not an object of members: lists, and objects that keep their content elsewhere. */
export function asStructure(site: Site, value: unknown): Structure {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return site.fail(undefined, describe(value), 'an object')
  }
  return value as Structure
}

/**
 * Refuses members that the schema does not have, so that a typo is not dropped silently.
 *
 * @param known How many of the value's members the walk has met.
 */
export function refuseUnknown(site: Site, shape: StructureShape, value: Structure, known: number): void {
  for (const name in value) {
    if (!shape.names.has(name)) site.fail(name, 'an unknown member', `one of ${[...shape.names].join(', ')}`)
  }
  if (known === 0) refuseContainer(site, value)
}

/** Refuses objects that keep their content elsewhere, such as a Map. */
export function refuseContainer(site: Site, value: Structure): void {
  if (Object.prototype.toString.call(value) !== '[object Object]') site.fail(undefined, describe(value), 'an object')
}

export function refuseMissing(site: Site, member: Member, value: unknown): never {
  const found = value === undefined ? 'missing' : `${describe(value)}, which is not sent`
  return site.fail(member.name, found, `${acceptedBy(member.shape)}, since the member is required`)
}

function acceptedBy(shape: Shape): string {
  if (isScalar(shape)) return accepted[shape.kind]
  return shape.kind === 'list' ? 'a list' : 'an object'
}
