import { invalidCharacter } from '../../errors/request-errors.js'

export const ampersand = 0x26
export const dot = 0x2e
export const equals = 0x3d

/** A form for reading: engines read bytes several times as fast as the characters of a string. */
export interface FormBytes {
  /** The form, with what is not ASCII escaped. */
  readonly text: string
  /** Its bytes, with `&` behind them. */
  readonly bytes: Uint8Array
  /** The same bytes, to be read four at a time. */
  readonly view: DataView
}

/** `&`, and what is read beyond it where four bytes are read at a time. */
const tail = 4

const encoder = /* @__PURE__ */ new TextEncoder()

/** Room for the forms that most calls read, one at a time: to get new memory takes longer than to read a short form. */
const shared = /* @__PURE__ */ roomFor(16_380)

/** The bytes of a form, valid until the next call. */
export function formBytes(text: string): FormBytes {
  return encoded(text, text.length <= shared.bytes.length - tail ? shared : roomFor(text.length))
}

/** The bytes of a short form, to be read in the midst of another. */
export function innerFormBytes(text: string): FormBytes {
  return encoded(text, roomFor(text.length))
}

function roomFor(length: number): { readonly bytes: Uint8Array; readonly view: DataView } {
  const bytes = new Uint8Array(length + tail)
  return { bytes, view: new DataView(bytes.buffer) }
}

function encoded(text: string, { bytes, view }: ReturnType<typeof roomFor>): FormBytes {
  const { length } = text
  const { read, written } = encoder.encodeInto(text, bytes)
  if (read === length && written === length) {
    bytes[length] = ampersand
    return { text, bytes, view }
  }
  try {
    return formBytes(text.replace(/[^\0-\x7f]+/g, encodeURIComponent))
  } catch {
    // Half of a surrogate pair, which UTF-8 cannot carry.
    throw invalidCharacter()
  }
}

/** How much of two places is the same, at most so many bytes. */
export function sameLength({ bytes, view }: FormBytes, one: number, other: number, atMost: number): number {
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

export function digitsEnd(bytes: Uint8Array, start: number): number {
  let end = start
  while ((bytes[end] as number) >= 0x30 && (bytes[end] as number) <= 0x39) end++
  return end
}

/** The number that digits stand for. */
export function numberOf(bytes: Uint8Array, start: number, end: number): number {
  let number = 0
  for (let at = start; at < end; at++) number = number * 10 + (bytes[at] as number) - 0x30
  return number
}

/** The value of a hexadecimal digit, at least 16 for any other character. */
export function hexDigit(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : 16
}
