import type { SigV4 } from './read-sigv4.js'
import { datetimeOf, timeOf } from './signing-time.js'

/**
 * Returns a note if a signature is too old or too new. EC2's documented window is 15 minutes; a presigned request is
 * valid for `X-Amz-Expires` seconds.
 */
export function checkTime({ datetime, expires }: SigV4, now: number): string | undefined {
  const window = 15 * 60_000
  const signedAt = timeOf(datetime) ?? Number.NaN
  const last = signedAt + (expires === undefined ? window : expires * 1000)
  if (now >= signedAt - window && now <= last) return undefined
  return `The X-Amz-Date is ${datetime}; the simulator's clock shows ${datetimeOf(now)}.`
}
