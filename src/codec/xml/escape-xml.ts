/**
 * Escapes text for the content of an element. A carriage return is escaped too, because XML parsers turn a plain one
 * into a line feed.
 */
export function escapeXml(text: string): string {
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (char) => escapes[char] as string) : text
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' }

/** Tells whether text needs no escaping and no check. The answer is `false` for any text beyond U+FFFF. */
export function isPlainXml(text: string): boolean {
  return plain.test(text)
}

const plain = /^[\t\n\x20-%'-;=?-\uD7FF\uE000-\uFFFD]*$/

/**
 * Returns the first character that XML 1.0 does not allow, not even as a reference, or `undefined`.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
export function forbiddenInXml(text: string): string | undefined {
  return suspicious.test(text) ? forbidden.exec(text)?.[0] : undefined
}

/** Replaces the characters that XML does not allow with U+FFFD. */
export function replaceForbidden(text: string): string {
  return forbidden.test(text) ? text.replace(new RegExp(forbidden, 'gu'), '\uFFFD') : text
}

/** Names a character in a message: `U+FFFE`. */
export function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Also finds surrogate pairs, which are allowed. Without the flag `u` it takes half the time of `forbidden`. */
const suspicious = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD]/
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u
