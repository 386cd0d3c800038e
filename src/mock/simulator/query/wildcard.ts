/** The value of a filter, parsed, and what is known of the texts that match it. */
export interface Pattern {
  readonly tokens: readonly Token[]
  /** The only text that matches, if there is no wildcard. */
  readonly text: string | undefined
  /** What each text starts and ends with, as far as the pattern has no wildcard there. */
  readonly start: string
  readonly end: string
  /** The lowest length of a text, in UTF-16 units: each token but `*` matches at least one. */
  readonly least: number
  /** Whether the start and the end are all that the pattern asks for: it is a text with one `*`. */
  readonly isSimple: boolean
}

type Token = string | typeof many | typeof one

const many = Symbol('*')
const one = Symbol('?')

/**
 * Parses the value of a filter: `*` matches any characters, `?` matches one, and a backslash escapes the next character.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 */
export function parsePattern(pattern: string): Pattern {
  const tokens = tokensOf(pattern)
  const least = tokens.filter((token) => token !== many).length
  // Half of a surrogate pair is a character of its own, and never a part of a text's pair.
  if (half.test(pattern)) return { tokens, text: undefined, start: '', end: '', least, isSimple: false }
  const first = tokens.findIndex((token) => typeof token === 'symbol')
  if (first === -1) return { tokens, text: tokens.join(''), start: '', end: '', least, isSimple: false }
  const last = tokens.findLastIndex((token) => typeof token === 'symbol')
  const start = tokens.slice(0, first).join('')
  const end = tokens.slice(last + 1).join('')
  const isSimple = first === last && tokens[first] === many
  return { tokens, text: undefined, start, end, least: isSimple ? start.length + end.length : least, isSimple }
}

const half = /\p{Surrogate}/u

/**
 * Tells whether the characters of a text match the tokens of a pattern. The time is at most proportional to the product
 * of both lengths.
 */
export function matches(characters: readonly string[], tokens: readonly Token[]): boolean {
  let at = 0
  let token = 0
  /** Where to continue if the tokens after the last `*` do not match: one character further. */
  let back: { readonly token: number; at: number } | undefined
  while (at < characters.length) {
    const expected = tokens[token]
    if (expected === many) {
      back = { token: ++token, at }
    } else if (expected === one || expected === characters[at]) {
      at++
      token++
    } else if (back) {
      at = ++back.at
      token = back.token
    } else {
      return false
    }
  }
  return tokens.slice(token).every((rest) => rest === many)
}

function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = []
  for (const [whole, escaped] of pattern.matchAll(/\\(.)|./gsu)) {
    if (whole === '*') {
      // Several in a row mean the same as one.
      if (tokens.at(-1) !== many) tokens.push(many)
    } else {
      tokens.push(whole === '?' ? one : (escaped ?? whole))
    }
  }
  return tokens
}
