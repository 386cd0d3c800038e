import { formatValue } from '../../errors/format-value.js'
import type { ScalarShape } from '../../schemas/define/shape.js'
import { readTimestamp, timestampText } from './timestamp.js'
import type { ValuePath } from './value-path.js'

/**
 * Writes a scalar as text, before escaping.
 *
 * @throws CodecError if the value is not of the shape's kind.
 */
export function scalarText(path: ValuePath, name: string | number, shape: ScalarShape, value: unknown): string {
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
      if (isBytes(value)) return base64(value)
      break
    case 'timestamp': {
      const text = timestampText(value, shape.format)
      if (text !== undefined) return text
    }
  }
  return path.fail(name, formatValue(value), accepted[shape.kind])
}

/** What each kind of scalar accepts, for messages. */
export const accepted: Readonly<Record<ScalarShape['kind'], string>> = {
  string: 'a string',
  boolean: 'a boolean',
  integer: 'an integer that a number holds exactly',
  long: 'a bigint of at most 64 bits',
  double: 'a number',
  blob: 'a Uint8Array',
  timestamp: 'a Date between the years 0 and 9999',
}

/** Whether the value is a `Uint8Array`, of whatever realm; a Node `Buffer` is one. */
function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && (value as Uint8Array)[Symbol.toStringTag] === 'Uint8Array'
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** Reads a scalar from its text. Returns `undefined` if the text is not a value of the shape. */
export function readScalar(
  shape: ScalarShape,
  text: string,
): string | boolean | number | bigint | Date | Uint8Array | undefined {
  switch (shape.kind) {
    case 'string':
      return text
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'integer':
      return readInteger(text)
    case 'long': {
      // The time to convert a text grows with the square of its length.
      const value = /^-?\d{1,19}$/.test(text) ? BigInt(text) : undefined
      return value !== undefined && BigInt.asIntN(64, value) === value ? value : undefined
    }
    case 'double':
      return readDouble(text)
    case 'blob':
      return readBase64(text)
    case 'timestamp':
      return readTimestamp(text, shape.format)
  }
}

/** What the text of each kind of scalar looks like, for messages. */
export const acceptedText: Readonly<Record<ScalarShape['kind'], string>> = {
  string: 'text',
  boolean: 'true or false',
  integer: 'an integer',
  long: 'an integer of at most 64 bits',
  double: 'a number, NaN, Infinity or -Infinity',
  blob: 'base64',
  timestamp: 'a timestamp',
}

function readInteger(text: string): number | undefined {
  const isNegative = text.charCodeAt(0) === 0x2d
  let value = 0
  for (let at = isNegative ? 1 : 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 0x30
    if (!(digit >= 0 && digit <= 9)) return undefined
    value = value * 10 + digit
  }
  if (text === '' || text === '-' || !Number.isSafeInteger(value)) return undefined
  // Subtracted, since -value would make -0 of 0.
  return isNegative ? 0 - value : value
}

function readDouble(text: string): number | undefined {
  if (text === 'NaN') return Number.NaN
  if (text === 'Infinity') return Number.POSITIVE_INFINITY
  if (text === '-Infinity') return Number.NEGATIVE_INFINITY
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return undefined
  const value = Number(text)
  return Number.isFinite(value) ? value : undefined
}

function readBase64(text: string): Uint8Array | undefined {
  // `atob` accepts spaces and missing padding.
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return undefined
  }
}
