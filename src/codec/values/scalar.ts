import type { ScalarShape } from '../../schemas/define/shape.js'
import { timestampText } from './timestamp.js'
import { describe, type ValuePath } from './value-path.js'

/** Writes a scalar as the text that stands for it, before any escaping. */
export function scalarText(site: ValuePath, name: string | number, shape: ScalarShape, value: unknown): string {
  switch (shape.kind) {
    case 'string':
      if (typeof value === 'string') return value
      break
    case 'boolean':
      if (typeof value === 'boolean') return value ? 'true' : 'false'
      break
    case 'integer':
      if (Number.isSafeInteger(value)) return String(value)
      break
    case 'long':
      if (typeof value === 'bigint' && BigInt.asIntN(64, value) === value) return String(value)
      break
    case 'double':
      if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
      break
    case 'blob':
      if (value instanceof Uint8Array) return base64(value)
      break
    case 'timestamp':
      if (value instanceof Date) {
        const text = timestampText(value, shape.format)
        if (text !== undefined) return text
      }
  }
  return site.fail(name, describe(value), accepted[shape.kind])
}

/** What each kind of scalar accepts, in the words of a message. */
export const accepted: Readonly<Record<ScalarShape['kind'], string>> = {
  string: 'a string',
  boolean: 'a boolean',
  integer: 'an integer that a number holds exactly',
  long: 'a bigint of at most 64 bits',
  double: 'a number',
  blob: 'a Uint8Array',
  timestamp: 'a Date between the years 0 and 9999',
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
