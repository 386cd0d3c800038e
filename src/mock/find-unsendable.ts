import { codePoint, forbiddenInXml } from '../codec/xml/escape-xml.js'
import { timestamp } from '../schemas/scalars/timestamp.js'

/** A value that no response can carry. */
export interface Unsendable {
  /** The members and indexes that lead to the value. */
  readonly path: readonly (string | number)[]
  readonly value: unknown
  /** The character of a text that XML does not allow: `U+0000`. */
  readonly character?: string
  /** What a response can carry instead. */
  readonly accepted: string
}

/**
 * Finds the first value that no response can carry: text with characters that XML does not allow, times beyond the year
 * 9999, and integers that a number does not hold exactly. Once such a value is stored, every `Describe…` call fails.
 *
 * @param value A value that fits its schema, so it has no cycles.
 */
export function findUnsendable(value: unknown): Unsendable | undefined {
  switch (typeof value) {
    case 'string': {
      const char = forbiddenInXml(value)
      if (char === undefined) return undefined
      return { path: [], value, character: codePoint(char), accepted: 'characters that XML allows' }
    }
    case 'number':
      // Schemas of integers accept more. No member of a resource is a double.
      if (!Number.isInteger(value) || Number.isSafeInteger(value)) return undefined
      return { path: [], value, accepted: 'a safe integer' }
    case 'object':
      return value === null ? undefined : findInObject(value)
    default:
      return undefined
  }
}

function findInObject(value: object): Unsendable | undefined {
  if (value instanceof Date) {
    const isSendable = timestamp.write(value, 'date-time', true) !== undefined
    return isSendable ? undefined : { path: [], value, accepted: timestamp.accepted }
  }
  if (ArrayBuffer.isView(value)) return undefined
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const found = findUnsendable(value[index])
      if (found) return { ...found, path: [index, ...found.path] }
    }
    return undefined
  }
  for (const name of Object.keys(value)) {
    // A map's keys are sent, too.
    const found = findUnsendable(name) ?? findUnsendable((value as Readonly<Record<string, unknown>>)[name])
    if (found) return { ...found, path: [name, ...found.path] }
  }
  return undefined
}
