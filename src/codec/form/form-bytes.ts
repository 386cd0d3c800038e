import { invalidCharacter } from '../../errors/request-errors.js'

export const ampersand = 0x26
export const dot = 0x2e
export const equals = 0x3d

/**
 * A form to read: engines read bytes several times as fast as the characters of a string.
 *
 * Both views end with the form's own bytes and its sentinels, so that no read reaches bytes of another call.
 */
export interface FormBytes {
  /** The form, with everything that is not ASCII escaped. */
  readonly text: string
  /** Its bytes, with `sentinels` ampersands behind them. */
  readonly bytes: Uint8Array
  /** The same bytes, to compare four at a time. */
  readonly view: DataView
  /** Where the last value that was read ends. */
  end: number
}

/** An escape at the end of the form looks for two digits behind it. */
const sentinels = 3

const encoder = /* @__PURE__ */ new TextEncoder()

/** Room for a short form: getting new memory takes longer than reading one. Only `formBytes` touches it. */
const room = /* @__PURE__ */ new ArrayBuffer(16_384)

/** Returns the bytes of a form. Those of a short form are valid until the next call. */
export function formBytes(text: string): FormBytes {
  return encode(text, text.length + sentinels <= room.byteLength ? room : new ArrayBuffer(text.length + sentinels))
}

/** Returns the bytes of a form that is read in the midst of another. */
export function innerFormBytes(text: string): FormBytes {
  return encode(text, new ArrayBuffer(text.length + sentinels))
}

function encode(text: string, buffer: ArrayBuffer): FormBytes {
  const { length } = text
  const bytes = new Uint8Array(buffer, 0, length + sentinels)
  const { read, written } = encoder.encodeInto(text, bytes)
  if (read !== length || written !== length) return innerFormBytes(escapeNonAscii(text))
  for (let index = length; index < bytes.length; index++) bytes[index] = ampersand
  return { text, bytes, view: new DataView(buffer, 0, bytes.length), end: 0 }
}

/** @throws Ec2ServiceError `InvalidCharacter` for a lone surrogate, which UTF-8 cannot carry. */
function escapeNonAscii(text: string): string {
  try {
    return text.replace(/[^\0-\x7f]+/g, encodeURIComponent)
  } catch {
    throw invalidCharacter()
  }
}

/** Counts the bytes that are the same at two places, up to a limit. */
export function sameLength({ bytes, view }: FormBytes, one: number, other: number, limit: number): number {
  const atMost = Math.min(limit, bytes.length - Math.max(one, other))
  let same = 0
  while (same + 4 <= atMost && view.getInt32(one + same) === view.getInt32(other + same)) same += 4
  while (same < atMost && bytes[one + same] === bytes[other + same]) same++
  return same
}

/** Whether that name is the part of a key that stands there. */
export function isPart(bytes: Uint8Array, at: number, name: Uint8Array): boolean {
  const { length } = name
  for (let index = 0; index < length; index++) {
    if (bytes[at + index] !== name[index]) return false
  }
  return endsPart(bytes[at + length])
}

export function endsPart(byte: number | undefined): boolean {
  return byte === dot || byte === equals || byte === ampersand
}

/** Returns where the digits that begin there end. */
export function digitsEnd(bytes: Uint8Array, start: number): number {
  let end = start
  while ((bytes[end] as number) >= 0x30 && (bytes[end] as number) <= 0x39) end++
  return end
}

/** Whether digits are the number of a list item, which has no zeros before it. */
export function isListNumber(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start === 1 || (end > start && bytes[start] !== 0x30)
}

/** Reads the number that digits stand for. */
export function numberOf(bytes: Uint8Array, start: number, end: number): number {
  let number = 0
  for (let at = start; at < end; at++) number = number * 10 + (bytes[at] as number) - 0x30
  return number
}

/** Returns the value of a hexadecimal digit, and at least 16 for any other character. */
export function hexDigit(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : 16
}
