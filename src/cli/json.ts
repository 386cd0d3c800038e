import { escapeInvisible } from '../errors/printable.js'
import { isScalar, type Shape } from '../schemas/define/shape.js'

/** Formats a value as readable JSON: times in ISO 8601, bytes in Base64, large integers as text. */
export function toJson(value: unknown): string {
  const json = JSON.stringify(
    value,
    (_, member: unknown) => {
      if (typeof member === 'bigint') return String(member)
      return member instanceof Uint8Array ? Buffer.from(member).toString('base64') : member
    },
    2,
  )
  // Other characters than JSON's own can change what a terminal shows, too. Line feeds are between the members only.
  return json.replace(/[^\n]+/g, escapeInvisible)
}

/** Converts the texts of JSON to the values of a shape. The codec refuses values that cannot be converted. */
export function fromJson(shape: Shape, value: unknown): unknown {
  if (isScalar(shape)) {
    if (typeof value !== 'string') return value
    if (shape.kind === 'timestamp') return new Date(value)
    if (shape.kind === 'long' && /^-?\d+$/.test(value)) return BigInt(value)
    if (shape.kind === 'blob') return Uint8Array.from(atob(value), (character) => character.charCodeAt(0))
    return value
  }
  if (typeof value !== 'object' || value === null) return value
  if (shape.kind === 'list') return Array.isArray(value) ? value.map((item) => fromJson(shape.item, item)) : value
  if (shape.kind !== 'structure') return value
  const members = new Map(shape.members.map((member) => [member.name, member.shape]))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const member = members.get(name)
      return [name, member ? fromJson(member, inner) : inner]
    }),
  )
}
