// Reads and writes scalars slowly, one rule at a time, without the functions of the codec.
import type { ScalarShape } from '../../../src/schemas/define/shape.ts'

/** Returns the value of a text; `undefined` if the text is none. */
export function slowlyRead(shape: ScalarShape, text: string): unknown {
  switch (shape.kind) {
    case 'string':
      return text
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'integer':
      return isInteger(text) && Number.isSafeInteger(Number(text)) ? Number(text) + 0 : undefined
    case 'long': {
      if (!isInteger(text) || text.replace('-', '').length > 19) return undefined
      const value = BigInt(text)
      return value >= -(2n ** 63n) && value < 2n ** 63n ? value : undefined
    }
    case 'double':
      return double(text)
    case 'blob':
      return bytes(text)
    case 'timestamp': {
      const time = { 'date-time': dateTime, 'epoch-seconds': epochSeconds, 'http-date': httpDate }[
        shape.format ?? 'date-time'
      ](text)
      const isInRange = time !== undefined && time >= yearZero && time < yearTenThousand
      return isInRange ? new Date(time) : undefined
    }
  }
}

/** Returns the text of a value of the right type, in a form or in XML. */
export function slowlyWritten(shape: ScalarShape, value: unknown, target: 'form' | 'xml'): string {
  if (shape.kind === 'blob') return Buffer.from(value as Uint8Array).toString('base64')
  if (shape.kind === 'double' && Object.is(value, -0)) return '-0'
  if (shape.kind !== 'timestamp') return String(value)
  const date = value as Date
  const milliseconds = date.getTime()
  if (shape.format === 'epoch-seconds') return String(milliseconds / 1000)
  const isDateTime = shape.format === undefined || shape.format === 'date-time'
  const isWhole = date.getUTCMilliseconds() === 0 && !(isDateTime && target === 'xml')
  const fraction = isWhole ? '' : `.${padded(date.getUTCMilliseconds(), 3)}`
  const day = padded(date.getUTCDate(), 2)
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map((part) => padded(part, 2)).join(':')
  const year = padded(date.getUTCFullYear(), 4)
  return isDateTime
    ? `${year}-${padded(date.getUTCMonth() + 1, 2)}-${day}T${time}${fraction}Z`
    : `${weekdays[date.getUTCDay()]}, ${day} ${months[date.getUTCMonth()]} ${year} ${time}${fraction} GMT`
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const yearZero = timeOf(0, 1, 1, 0, 0, 0) as number
const yearTenThousand = timeOf(10_000, 1, 1, 0, 0, 0) as number

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0')
}

/** Digits, perhaps behind a minus sign. */
function isInteger(text: string): boolean {
  const digits = text.startsWith('-') ? text.slice(1) : text
  return digits !== '' && [...digits].every((digit) => '0123456789'.includes(digit))
}

/** `Number` reads more: white space, an empty text, other bases. Infinity and NaN have names of their own. */
function double(text: string): number | undefined {
  if (['NaN', 'Infinity', '-Infinity'].includes(text)) return Number(text)
  const isPlain = text !== '' && [...text].every((char) => '0123456789+-.eE'.includes(char))
  return isPlain && Number.isFinite(Number(text)) ? Number(text) : undefined
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Four characters are three bytes; the last four may have one or two `=`, and are fewer bytes. */
function bytes(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const content = text.endsWith('==') ? text.slice(0, -2) : text.endsWith('=') ? text.slice(0, -1) : text
  let bits = ''
  for (const char of content) {
    const value = alphabet.indexOf(char)
    if (value === -1) return undefined
    bits += value.toString(2).padStart(6, '0')
  }
  return Uint8Array.from({ length: Math.floor(bits.length / 8) }, (_, index) =>
    Number.parseInt(bits.slice(index * 8, index * 8 + 8), 2),
  )
}

/** Returns the milliseconds of a time in UTC; `undefined` if the day or the time does not exist. */
function timeOf(year: number, month: number, day: number, hour: number, minute: number, second: number) {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000
}

/** The milliseconds of a fraction such as `.1239`. */
function fractionOf(text = ''): number {
  return Number(`${text.slice(1)}000`.slice(0, 3))
}

function dateTime(text: string): number | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.exec(text)
  if (!parts) return undefined
  const number = (index: number) => Number(parts[index])
  const time = timeOf(number(1), number(2), number(3), number(4), number(5), number(6))
  const zone = parts[8] as string
  const [hours, minutes] = /z/i.test(zone) ? [0, 0] : [Number(zone.slice(1, 3)), Number(zone.slice(4))]
  if (time === undefined || hours > 23 || minutes > 59) return undefined
  const offset = (hours * 60 + minutes) * 60_000
  return time + fractionOf(parts[7]) + (zone.startsWith('-') ? offset : -offset)
}

function epochSeconds(text: string): number | undefined {
  const parts = /^(-)?(\d{1,13})(\.\d+)?$/.exec(text)
  if (!parts) return undefined
  const milliseconds = Number(parts[2]) * 1000 + fractionOf(parts[3])
  return parts[1] ? -milliseconds : milliseconds
}

function httpDate(text: string): number | undefined {
  const parts = /^(\w{3}), (\d\d) (\w{3}) (\d{4}) (\d\d):(\d\d):(\d\d)(\.\d+)? GMT$/.exec(text)
  if (!parts) return undefined
  const month = months.indexOf(parts[3] as string) + 1
  if (month === 0 || !weekdays.includes(parts[1] as string)) return undefined
  const number = (index: number) => Number(parts[index])
  const time = timeOf(number(4), month, number(2), number(5), number(6), number(7))
  return time === undefined ? undefined : time + fractionOf(parts[8])
}
