/**
 * Suggests the accepted name that was probably meant: ` Did you mean ImageId?`, with a leading space. Returns an empty
 * string if no name is close enough.
 */
export function suggest(name: string, accepted: Iterable<string>): string {
  let best = ''
  let least = 1 + name.length / 3
  // The time grows with the length, and no accepted name is longer.
  for (const candidate of name.length > 60 ? [] : accepted) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase())
    if (distance >= least) continue
    best = ` Did you mean ${candidate}?`
    least = distance
  }
  return best
}

/** Counts the insertions, deletions and replacements that turn one text into the other. */
function editDistance(one: string, other: string): number {
  const row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const char of one) {
    let diagonal = row[0] as number
    row[0] = diagonal + 1
    for (let index = 1; index < row.length; index++) {
      const replaced = diagonal + (char === other[index - 1] ? 0 : 1)
      diagonal = row[index] as number
      row[index] = Math.min(replaced, diagonal + 1, (row[index - 1] as number) + 1)
    }
  }
  return row[other.length] as number
}
