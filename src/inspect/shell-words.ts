/**
 * Splits a command into words, as a POSIX shell, Bash's `$'…'` and the command prompt of Windows do. Variables are not
 * replaced.
 *
 * @throws Error if a quote is not closed, or if `$'…'` has bytes beyond ASCII.
 */
export function shellWords(command: string): string[] {
  const words: string[] = []
  let word: string | undefined
  // The command prompt escapes each special character by ^, and browsers escape all quotes.
  const text = command.includes('^"') ? command.replace(/\^(\r?\n|[^\r\n])?/g, '$1') : command
  for (const [part, space, ansi, single, double, escaped] of text.matchAll(shellPart)) {
    if (space !== undefined) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (part === '"' || part === "'") {
      throw new Error(`Cannot decode the curl command: a ${part} is not closed; expected a whole command.`)
    } else if (escaped === undefined || !escaped.endsWith('\n')) {
      word = (word ?? '') + (single ?? unescapedDouble(double) ?? unescapedAnsi(ansi) ?? escaped ?? part)
    }
  }
  if (word !== undefined) words.push(word)
  return words
}

/** White space, `$'…'`, `'…'`, `"…"`, a backslash with its character, a quote that is not closed, or plain characters. */
const shellPart =
  /(\s+)|\$'([^'\\]*(?:\\[\s\S][^'\\]*)*)'|'([^']*)'|"([^"\\]*(?:\\[\s\S][^"\\]*)*)"|\\(\r\n|[\s\S])|["'$]|[^\s"'\\$]+/g

function unescapedDouble(text: string | undefined): string | undefined {
  return text?.replace(/\\(\r?\n|["\\$`])/g, (_, char: string) => (char.endsWith('\n') ? '' : char))
}

function unescapedAnsi(text: string | undefined): string | undefined {
  return text?.replace(/\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{1,2})|([\s\S]))/g, (sequence, unit, byte, char = '') => {
    const code = Number.parseInt(unit ?? byte, 16)
    if (byte !== undefined && code > 0x7f) {
      const problem = `it has the byte ${sequence}; expected ASCII, or \\u with four digits.`
      throw new Error(`Cannot decode the curl command: ${problem}`)
    }
    return Number.isNaN(code) ? (ansiEscapes[char] ?? char) : String.fromCharCode(code)
  })
}

const ansiEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
