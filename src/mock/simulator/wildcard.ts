/**
 * Tells whether a text is what a filter's value says: `*` stands for any characters, `?` for one, and a backslash
 * takes the meaning off the character behind it. Takes time in proportion to both lengths, and no more.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
 */
export function matchesWildcard(text: string, pattern: string): boolean {
  const tokens = [...pattern.matchAll(/\\(.)|./gsu)].map(([whole, escaped]) => escaped ?? { wild: whole })
  const characters = [...text]
  let at = 0
  let token = 0
  /** Where to go on when what follows the last `*` does not fit: one character further on. */
  let back: { token: number; at: number } | undefined
  while (at < characters.length) {
    const expected = tokens[token]
    if (typeof expected === 'object' && expected.wild === '*') {
      back = { token: ++token, at }
    } else if (expected !== undefined && fits(characters[at], expected)) {
      at++
      token++
    } else if (back) {
      at = ++back.at
      token = back.token
    } else {
      return false
    }
  }
  return tokens.slice(token).every((rest) => typeof rest === 'object' && rest.wild === '*')
}

function fits(character: string | undefined, expected: string | { readonly wild: string }): boolean {
  if (typeof expected === 'string') return character === expected
  return expected.wild === '?' || character === expected.wild
}
