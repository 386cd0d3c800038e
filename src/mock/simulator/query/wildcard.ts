/**
 * Creates the function that tells whether a text matches the value of a filter: `*` matches any characters, `?` matches
 * one, and a backslash escapes the next character. The time is at most proportional to the product of both lengths.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 */
export function wildcardTest(pattern: string): (text: string) => boolean {
  const tokens = tokensOf(pattern)
  const least = tokens.filter((token) => token !== many).length
  return (text) => {
    // At least one UTF-16 unit per character, so a shorter text cannot match.
    if (text.length < least) return false
    return matches([...text], tokens)
  }
}

const many = Symbol('*')
const one = Symbol('?')
type Token = string | typeof many | typeof one

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

function matches(characters: readonly string[], tokens: readonly Token[]): boolean {
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
