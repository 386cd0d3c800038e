/**
 * Suggests the accepted name that was probably meant: ` Did you mean ImageId?`, with a leading space. Returns an empty
 * string when no name is close enough.
 */
export function suggest(name: string, accepted: Iterable<string>): string {
  // Real names are shorter; the distance takes time that grows with the length.
  if (name.length > 60) return ''
  const wanted = name.toLowerCase()
  let best: string | undefined
  let least = 1 + Math.floor(wanted.length / 3)
  for (const candidate of accepted) {
    const distance = editDistance(wanted, candidate.toLowerCase())
    if (distance >= least && !(distance === 0 && best === undefined)) continue
    best = candidate
    least = distance
  }
  return best === undefined ? '' : ` Did you mean ${best}?`
}

/** Counts the insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
function editDistance(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const next = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      let distance = Math.min(at(last, column) + 1, at(next, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1))
      if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        distance = Math.min(distance, at(before, column - 2) + 1)
      }
      next.push(distance)
    }
    before = last
    last = next
  }
  return at(last, other.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
