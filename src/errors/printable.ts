/**
 * Makes text from outside safe for a line of a log, a note or a message. Escapes the characters that change what a
 * terminal or an editor shows, and shortens the text.
 *
 * @param maxLength How many characters of the text are kept. Default 200.
 */
export function printable(text: string, maxLength = 200): string {
  return escapeInvisible(shorten(text, maxLength))
}

/** Does the same for text of several lines, and keeps its line feeds. */
export function printableLines(text: string, maxLength = 10_000): string {
  return shorten(text, maxLength).replace(/[^\n]+/g, escapeInvisible)
}

/** Puts text between quotes, shortened. The result is a string in JSON. */
export function quote(text: string): string {
  return escapeInvisible(JSON.stringify(shorten(text)))
}

/** Shortens text to a length that a message can hold, by default 60 characters. Does not halve a surrogate pair. */
export function shorten(text: string, maxLength = 60): string {
  if (text.length <= maxLength) return text
  const cut = text.slice(0, maxLength)
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/**
 * Escapes the characters that a reader cannot see, as JSON does: control characters, separators of lines and paragraphs,
 * characters that change the direction of text, invisible characters, halves of surrogate pairs, and noncharacters. The
 * joiners that words and emoji need stay.
 */
export function escapeInvisible(text: string): string {
  return invisible.test(text) ? text.replace(new RegExp(invisible, 'gu'), escapeUnits) : text
}

const invisible =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u{AD}\u{200B}\u{2060}-\u{2064}\u{206A}-\u{206F}\u{FEFF}\u{FFF9}-\u{FFFB}\u{E0001}]/u

function escapeUnits(char: string): string {
  if (Object.hasOwn(shortEscapes, char)) return shortEscapes[char] as string
  return Array.from({ length: char.length }, (_, at) => `\\u${hex(char.charCodeAt(at))}`).join('')
}

function hex(unit: number): string {
  return unit.toString(16).padStart(4, '0')
}

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
