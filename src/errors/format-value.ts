import { printable, quote, shorten } from './printable.js'

/** Formats a value for a message: its type and the value, shortened, so that no message grows with its input. */
export function formatValue(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'missing'
    case 'string':
      return `the text ${quote(value)}`
    case 'number':
    case 'boolean':
      return `the ${typeof value} ${value}`
    case 'bigint':
      return `the bigint ${shorten(String(value))}n`
    case 'object': {
      if (value === null) return 'null'
      if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
      const time = timeOf(value)
      if (time === undefined) return `an object (${classOf(value)})`
      return Number.isNaN(time) ? 'an invalid Date' : `the Date ${new Date(time).toISOString()}`
    }
    default:
      return `a ${typeof value}`
  }
}

function classOf(value: object): string {
  const name: unknown = value.constructor?.name
  return typeof name === 'string' && name !== '' ? printable(name, 60) : 'Object'
}

/** Returns the milliseconds of a `Date`, of whatever realm. Returns `undefined` for anything else, fake dates included. */
export function timeOf(value: unknown): number | undefined {
  try {
    return Date.prototype.getTime.call(value)
  } catch {
    return undefined
  }
}

/** Formats a value as EC2 repeats it in its texts: scalars as they are, texts made printable, anything else by type. */
export function echoValue(value: unknown): string {
  if (typeof value === 'string') return printable(value, 1000)
  return typeof value === 'object' && value !== null ? 'object' : String(value)
}
