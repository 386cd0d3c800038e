import { printable, quote, shorten } from './printable.js'

/** Formats a value for a message: its type and the value, shortened, so that no message grows with its input. */
export function formatValue(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value === 'string') return `the string ${quote(value)}`
  if (typeof value === 'function') return 'a function'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  if (typeof value !== 'object') return `the ${typeof value} ${shorten(String(value))}`
  const time = timeOf(value)
  if (time === undefined) {
    const name = classOf(value)
    return name === 'Promise' ? 'a promise that was not awaited' : `an object (${name})`
  }
  return Number.isNaN(time) ? 'an invalid Date' : `the Date ${new Date(time).toISOString()}`
}

function classOf(value: object): string {
  const name: unknown = value.constructor?.name
  return typeof name === 'string' && name ? printable(name, 60) : 'Object'
}

/** Returns the milliseconds of a `Date`, of whatever realm. Returns `undefined` for anything else, fake dates included. */
export function timeOf(value: unknown): number | undefined {
  try {
    return Date.prototype.getTime.call(value)
  } catch {
    return undefined
  }
}

/** Formats a value as EC2 repeats it in its texts: scalars as they are, long texts shortened, anything else by type. */
export function echoValue(value: unknown): string {
  return typeof value === 'object' && value !== null ? 'object' : printable(String(value), 1000)
}
