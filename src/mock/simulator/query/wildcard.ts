/**
 * Makes the test whether a text is what a filter's value says: `*` stands for any characters, `?` for one, and a
 * backslash takes the meaning off the character behind it. A test takes time in proportion to the product of both
 * lengths at most, and next to none where the text is too short.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 */
export function wildcardTest(pattern: string): (text: string) => boolean {
  const tokens = tokensOf(pattern)
  const least = tokens.filter((token) => token !== many).length
  return (text) => {
    // A character may take two units of a text.
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
      // Several in a row say no more than one.
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
  /** Where to go on when what follows the last `*` does not fit: one character further on. */
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
