/**
 * Returns the milliseconds since 1970 of a time such as `2026-01-01T00:00:00Z`, or `undefined` if the text is not one. It
 * may have a fraction, and an offset such as `+01:00`. Without an offset it is in UTC, as some clients write it.
 */
export function timeOfIso(text: string): number | undefined {
  const [, local, fraction = '', offset = 'Z'] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? []
  if (local === undefined) return undefined
  const inUtc = Date.parse(`${local}Z`)
  // Engines take 30 February for 2 March.
  if (Number.isNaN(inUtc) || !new Date(inUtc).toISOString().startsWith(local)) return undefined
  const time = Date.parse(`${local}.${fraction.padEnd(3, '0').slice(0, 3)}${offset}`)
  return Number.isNaN(time) ? undefined : time
}
