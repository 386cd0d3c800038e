/** Returns the milliseconds since 1970 of a time such as `20260101T000000Z`, or `undefined` if the text is not one. */
export function timeOf(datetime: string): number | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(datetime) ?? []
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  // Engines take 30 February for 2 March.
  return !Number.isNaN(time) && datetimeOf(time) === datetime ? time : undefined
}

/** Returns a time as SigV4 writes it: `20260101T000000Z`. */
export function datetimeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replaceAll(/[-:]|\.\d+/g, '')
}

/** Returns the time of a `Date` header as SigV4 writes it. The header may have SigV4's format, or that of HTTP. */
export function datetimeOfHttpDate(text: string): string {
  const isHttpDate = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(text)
  const time = isHttpDate ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? text : datetimeOf(time)
}
