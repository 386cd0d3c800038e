/** Returns the position of a JSON error, without the excerpt that the error's message quotes. */
export function positionOf(error: unknown): string {
  const [position] = /at position \d+(?: \(line \d+ column \d+\))?|Unexpected end/.exec(String(error)) ?? []
  if (position === undefined) return ''
  return position === 'Unexpected end' ? ': it ends too early' : ` ${position}`
}
