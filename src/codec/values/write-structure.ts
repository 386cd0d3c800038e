import { formatValue } from '../../errors/format-value.js'
import { isScalar, type Member, type Shape, type StructureShape } from '../../schemas/define/shape.js'
import { accepted } from './scalar.js'
import type { ValuePath } from './value-path.js'

/** A value to be written as a structure. */
export type Structure = Readonly<Record<string, unknown>>

/** Writes a member of a structure, given or not; an empty text when nothing is to be written. */
export type MemberWriter<Context> = (
  path: ValuePath,
  context: Context,
  member: Member,
  item: unknown,
  index: number,
) => string

/**
 * Writes the members of a structure in the order of the schema. Unknown members are refused, so that a typo is not
 * dropped silently; missing ones are for the writer to refuse.
 */
export function writeStructure<Context>(
  path: ValuePath,
  shape: StructureShape,
  value: unknown,
  write: MemberWriter<Context>,
  context: Context,
): string {
  const given = asStructure(path, value)
  const { members } = shape
  let written = ''
  let index = 0
  if (isInOrder(given, members)) {
    // To walk what is given is faster than to ask for each member of the schema.
    for (const name in given) {
      while (members[index]?.name !== name) index++
      const member = members[index] as Member
      const item = given[name]
      if (item !== undefined || member.needsVisit) written += write(path, context, member, item, index)
      index++
    }
  } else {
    for (const member of members) written += write(path, context, member, given[member.name], index++)
    for (const name in given) {
      if (!shape.names.has(name)) path.fail(name, 'an unknown member', `one of ${[...shape.names].join(', ')}`)
    }
  }
  if (written === '') refuseContainer(path, given)
  return written
}

/** Whether the members given are known and in the order of the schema, with none left out that must be dealt with. */
function isInOrder(given: Structure, members: readonly Member[]): boolean {
  let index = 0
  for (const name in given) {
    let member = members[index]
    while (member && member.name !== name && !member.needsVisit) member = members[++index]
    if (member?.name !== name) return false
    index++
  }
  while (index < members.length) {
    if (members[index++]?.needsVisit) return false
  }
  return true
}

/** Refuses what is not an object of members. */
export function asStructure(path: ValuePath, value: unknown): Structure {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return path.fail(undefined, formatValue(value), 'an object')
  }
  return value as Structure
}

/** Refuses objects that keep their content elsewhere, such as a Map. */
export function refuseContainer(path: ValuePath, value: Structure): void {
  if (Object.prototype.toString.call(value) !== '[object Object]') path.fail(undefined, formatValue(value), 'an object')
}

export function refuseMissing(path: ValuePath, member: Member, value: unknown): never {
  const found = value === undefined ? 'missing' : `${formatValue(value)}, which is not sent`
  return path.fail(member.name, found, `${acceptedBy(member.shape)}, since the member is required`)
}

function acceptedBy(shape: Shape): string {
  if (isScalar(shape)) return accepted[shape.kind]
  return shape.kind === 'list' ? 'a list' : 'an object'
}
