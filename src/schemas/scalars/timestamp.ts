import { timeOf } from '../../errors/format-value.js'
import type { TimestampFormat } from '../define/wire-metadata.js'
import type { ScalarCodec } from './scalar-codec.js'

/** Points in time: `v.date()`. */
export const timestamp: ScalarCodec = {
  kind: 'timestamp',
  accepted: 'a Date between the years 0 and 9999',
  acceptedText: 'a timestamp',
  write: timestampText,
  read: readTimestamp,
}

/**
 * Writes a timestamp. Returns `undefined` if the value is not a valid date in the years 0 to 9999.
 *
 * Smithy's formats have a fraction only if the second is not whole. EC2's responses always have milliseconds:
 * `2026-01-01T00:00:00.000Z`, as recorded in 2020 and in aws/aws-cli#8969.
 *
 * @see https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait
 */
function timestampText(value: unknown, format: TimestampFormat = 'date-time', isResponse = false): string | undefined {
  const milliseconds = timeOf(value)
  if (milliseconds === undefined || !(milliseconds >= first && milliseconds <= last)) return undefined
  const date = new Date(milliseconds)
  if (format === 'epoch-seconds') return String(milliseconds / 1000)
  const iso = date.toISOString()
  if (format === 'date-time' && isResponse) return iso
  const fraction = iso.endsWith('.000Z') ? '' : iso.slice(19, 23)
  return format === 'date-time' ? `${iso.slice(0, 19)}${fraction}Z` : date.toUTCString().replace(/(?= GMT$)/, fraction)
}

/**
 * Reads a timestamp. Returns `undefined` if the text is not of the format, or the day does not exist.
 * Digits beyond milliseconds are cut off, since a `Date` cannot hold them.
 */
function readTimestamp(text: string, format: TimestampFormat = 'date-time'): Date | undefined {
  const milliseconds = readers[format](text)
  return milliseconds >= first && milliseconds <= last ? new Date(milliseconds) : undefined
}

const first = -62_167_219_200_000
const last = 253_402_300_799_999

const readers: Record<TimestampFormat, (text: string) => number> = {
  'date-time': (text) => {
    const match = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/.exec(text)
    if (!match) return Number.NaN
    const [, day = '', time = '', fraction, sign, hours = '0', minutes = '0'] = match
    if (Number(hours) > 23 || Number(minutes) > 59) return Number.NaN
    const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
    return utc(day, time) + fractionMilliseconds(fraction) - offset
  },
  'epoch-seconds': (text) => {
    const match = /^(-?)(\d{1,13})(\.\d+)?$/.exec(text)
    if (!match) return Number.NaN
    const [, sign, seconds, fraction] = match
    return (Number(seconds) * 1000 + fractionMilliseconds(fraction)) * (sign === '-' ? -1 : 1)
  },
  'http-date': (text) => {
    const match = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d:\d\d:\d\d)(\.\d+)? GMT$/.exec(
      text,
    )
    if (!match) return Number.NaN
    const [, day, name = '', year, time = '', fraction] = match
    const month = months.indexOf(name) / 3 + 1
    return utc(`${year}-${String(month).padStart(2, '0')}-${day}`, time) + fractionMilliseconds(fraction)
  },
}

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec'

/** Reads a time in UTC. Compares the day, since `Date.parse` takes the 30th of February for the 2nd of March. */
function utc(day: string, time: string): number {
  const milliseconds = Date.parse(`${day}T${time}Z`)
  return Number.isNaN(milliseconds) || !new Date(milliseconds).toISOString().startsWith(day) ? Number.NaN : milliseconds
}

function fractionMilliseconds(fraction: string | undefined): number {
  return fraction ? Number(fraction.slice(1, 4).padEnd(3, '0')) : 0
}
