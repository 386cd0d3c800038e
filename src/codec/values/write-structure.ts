import { formatValue } from '../../errors/format-value.js'
import { suggest } from '../../errors/suggest.js'
import { isScalar, type Member, type Shape, type StructureShape } from '../../schemas/define/shape.js'
import { accepted } from './scalar.js'
import type { ValuePath } from './value-path.js'

/** A value to write as a structure. */
export type Structure = Readonly<Record<string, unknown>>

/** Writes one member of a structure, given or not. Returns an empty string when there is nothing to write. */
export type MemberWriter<Context> = (
  path: ValuePath,
  context: Context,
  member: Member,
  value: unknown,
  index: number,
) => string

/**
 * Writes the members of a structure in the order of the schema.
 *
 * @throws CodecError if the value is not an object, or has a member that the schema does not have. Missing members are
 * for `write` to reject.
 */
export function writeStructure<Context>(
  path: ValuePath,
  { members }: StructureShape,
  value: unknown,
  write: MemberWriter<Context>,
  context: Context,
): string {
  const structure = asStructure(path, value)
  let written = ''
  let index = 0
  if (isInOrder(structure, members)) {
    // Faster than to look up each member of the schema.
    for (const name in structure) {
      while (members[index]?.name !== name) index++
      const member = members[index] as Member
      const item = structure[name]
      if (item !== undefined || needsVisit(member)) written += write(path, context, member, item, index)
      index++
    }
  } else {
    for (const name in structure) if (!isInherited(structure, name)) assertKnown(path, members, name)
    for (const member of members) {
      const item = isInherited(structure, member.name) ? undefined : structure[member.name]
      written += write(path, context, member, item, index++)
    }
  }
  if (written === '') assertPlain(path, structure)
  return written
}

/**
 * Whether the object has known members only, in the order of the schema, with none left out that must be visited. A
 * name that comes from `Object.prototype` is for the slow path.
 */
function isInOrder(structure: Structure, members: readonly Member[]): boolean {
  let index = 0
  for (const name in structure) {
    let member = members[index]
    while (member && member.name !== name && !needsVisit(member)) member = members[++index]
    if (member?.name !== name || !Object.hasOwn(structure, name)) return false
    index++
  }
  while (index < members.length) {
    if (needsVisit(members[index++] as Member)) return false
  }
  return true
}

/** Whether there is something to do even if the member is absent. */
function needsVisit({ required, idempotencyToken }: Member): boolean {
  return required || idempotencyToken !== undefined
}

/** Whether a property is not the object's, but one that code somewhere has put on `Object.prototype`. */
function isInherited(structure: Structure, name: string): boolean {
  return name in Object.prototype && !Object.hasOwn(structure, name)
}

function assertKnown(path: ValuePath, members: readonly Member[], name: string): void {
  const names = members.map((member) => member.name)
  if (!names.includes(name)) path.fail(name, 'unknown', `one of ${names.join(', ')}`, suggest(name, names))
}

/** @throws CodecError if the value is not an object. */
export function asStructure(path: ValuePath, value: unknown): Structure {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return path.fail(undefined, formatValue(value), 'an object')
  }
  return value as Structure
}

/** @throws CodecError if the object keeps its content elsewhere, as a Map does. */
export function assertPlain(path: ValuePath, value: Structure): void {
  if (Object.prototype.toString.call(value) !== '[object Object]') path.fail(undefined, formatValue(value), 'an object')
}

/** @throws CodecError that says why a member or an item cannot be left out. */
export function failMissing(
  path: ValuePath,
  { name, shape }: { readonly name: string | number; readonly shape: Shape },
  value: unknown,
  reason = 'it is required',
): never {
  const found = value === undefined ? 'missing' : `${formatValue(value)}, which is not sent`
  return path.fail(name, found, `${acceptedBy(shape)}, since ${reason}`)
}

function acceptedBy(shape: Shape): string {
  if (isScalar(shape)) return accepted(shape)
  return shape.kind === 'list' ? 'a list' : 'an object'
}
