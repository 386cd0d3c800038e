/** Where a text stops being JSON, without the piece of it that the message of the error quotes. */
export function positionOf(error: unknown): string {
  const [position] = /at position \d+(?: \(line \d+ column \d+\))?|Unexpected end/.exec(String(error)) ?? []
  if (position === undefined) return ''
  return position === 'Unexpected end' ? ': it ends too early' : ` ${position}`
}
