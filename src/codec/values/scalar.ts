import { formatValue } from '../../errors/format-value.js'
import type { ScalarShape } from '../../schemas/define/shape.js'
import type { ValuePath } from './value-path.js'

/**
 * Writes a scalar as text, before escaping.
 *
 * @param isResponse Whether the text is for a response. EC2 writes the milliseconds of timestamps there.
 * @throws CodecError if the value is not of the shape's kind.
 */
export function scalarText(
  path: ValuePath,
  name: string | number,
  shape: ScalarShape,
  value: unknown,
  isResponse = false,
): string {
  const { kind, codec, format } = shape
  if (kind === 'string') {
    if (typeof value === 'string') return value
  } else if (kind === 'boolean' ? typeof value === 'boolean' : kind === 'integer' && Number.isSafeInteger(value)) {
    return String(value)
  }
  return codec?.write(value, format, isResponse) ?? path.fail(name, formatValue(value), accepted(shape))
}

/** Returns what the encoders accept for a scalar, for messages. */
export function accepted({ kind, codec }: ScalarShape): string {
  if (codec) return codec.accepted
  return kind === 'integer' ? 'a safe integer' : `a ${kind}`
}

/** Reads a scalar from its text. Returns `undefined` if the text is not a value of the shape. */
export function readScalar(
  { kind, codec, format }: ScalarShape,
  text: string,
): string | boolean | number | bigint | Date | Uint8Array | undefined {
  if (kind === 'string') return text
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined
  return codec ? codec.read(text, format) : readInteger(text)
}

/** Returns what the decoders accept for a scalar, for messages. */
export function acceptedText({ kind, codec }: ScalarShape): string {
  if (codec) return codec.acceptedText
  return kind === 'integer' ? 'an integer' : kind === 'boolean' ? 'true or false' : 'text'
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
