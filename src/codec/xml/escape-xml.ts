/**
 * Escapes text for the inside of an element. A carriage return is escaped too, since readers of XML turn a
 * plain one into a line feed.
 */
export function escapeXml(text: string): string {
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (char) => escapes[char] as string) : text
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' }

/** Whether text can stand in an element as it is; text with characters beyond U+FFFF is taken for what may not. */
export function isPlainXml(text: string): boolean {
  return plain.test(text)
}

const plain = /^[\t\n\x20-%'-;=?-\uD7FF\uE000-\uFFFD]*$/

/**
 * The first character that XML 1.0 cannot carry, not even as a reference; `undefined` when there is none.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
export function forbiddenInXml(text: string): string | undefined {
  return forbidden.exec(text)?.[0]
}

/** Puts U+FFFD in the place of characters that XML cannot carry. */
export function replaceForbidden(text: string): string {
  return forbidden.test(text) ? text.replace(new RegExp(forbidden, 'gu'), '\uFFFD') : text
}

const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

/** Resolves the references of a text that has no other than XML's, each once. */
export function resolveReferences(text: string): string {
  return text.includes('&') ? text.replace(reference, (found) => characterOf(found) ?? found) : text
}

/** The first reference that XML does not have, or a bare `&`; `undefined` when there is none. */
export function unknownReference(text: string): string | undefined {
  return text.includes('&') ? text.match(reference)?.find((found) => characterOf(found) === undefined) : undefined
}

const reference = /&[^\s;&]*;?/g

function characterOf(found: string): string | undefined {
  const name = found.slice(1, -1)
  if (!found.endsWith(';')) return undefined
  const code = /^#x[0-9A-Fa-f]+$|^#[0-9]+$/.test(name)
    ? Number(name.replace('#', name[1] === 'x' ? '0' : ''))
    : undefined
  if (code === undefined) return Object.hasOwn(named, name) ? named[name] : undefined
  const char = code <= 0x10ffff ? String.fromCodePoint(code) : ''
  return char === '' || forbidden.test(char) ? undefined : char
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
