/**
 * Suggests the accepted name that was probably meant: ` Did you mean ImageId?`, with a leading space. Returns an empty
 * string if no name is close enough.
 */
export function suggest(name: string, accepted: Iterable<string>): string {
  let best = ''
  let least = 1 + name.length / 3
  for (const candidate of accepted) {
    const difference = differenceOf(name.toLowerCase(), candidate.toLowerCase())
    if (difference >= least) continue
    best = ` Did you mean ${candidate}?`
    least = difference
  }
  return best
}

/**
 * Counts the characters between the common beginning and the common end of two texts. The beginning of a name, such as
 * `millis`, counts as almost the same.
 */
function differenceOf(one: string, other: string): number {
  if (one.length > 2 && other.startsWith(one)) return one === other ? 0 : 1
  const length = Math.max(one.length, other.length)
  let start = 0
  let end = 0
  while (start < length && one[start] === other[start]) start++
  while (end < length - start && one.at(-1 - end) === other.at(-1 - end)) end++
  return length - start - end
}
