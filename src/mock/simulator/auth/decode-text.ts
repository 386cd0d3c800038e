/** How often text is decoded in the search for secrets. */
export const maxDecodings = 3

/** Undoes all percent-encoding and all escapes of XML and JSON, up to {@link maxDecodings} times. Never throws. */
export function decodeAll(text: string): string {
  let decoded = text
  for (let times = 0; times < maxDecodings; times++) decoded = decodeOnce(decoded)
  return decoded
}

/** Undoes percent-encoding, references of XML and escapes of JSON once. Never throws. */
export function decodeOnce(text: string): string {
  return text
    .replace(/(?:%[0-9a-f]{2})+/gi, (run) => utf8.decode(Uint8Array.from(run.slice(1).split('%'), fromHex)))
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (reference, decimal, hex, name) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? reference
      return charOf(decimal === undefined ? fromHex(hex) : Number(decimal)) ?? reference
    })
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(fromHex(hex)))
}

/**
 * Undoes the encoding of letters, digits, `-`, `.`, `_` and `~`, also if they were encoded several times. It does not
 * change the meaning of a form.
 */
export function decodeUnreserved(text: string): string {
  return text.replace(/%(?:25){0,3}([2-7][0-9a-f])/gi, (encoded, hex) => {
    const char = String.fromCharCode(fromHex(hex))
    return /[\w.~-]/.test(char) ? char : encoded
  })
}

const utf8 = new TextDecoder()
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function fromHex(digits: string): number {
  return Number.parseInt(digits, 16)
}

function charOf(codePoint: number): string | undefined {
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : undefined
}
