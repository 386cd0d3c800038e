import { hexDigits } from '../random/generate.js'

/** Generates a request ID: a UUID of version 4. */
export function generateRequestId(random: () => number): string {
  const [a, b, c, d, e] = [8, 4, 3, 3, 12].map((count) => hexDigits(count, random))
  return `${a}-${b}-4${c}-8${d}-${e}`
}
