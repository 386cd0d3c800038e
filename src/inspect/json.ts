import { positionOf } from '../errors/json-error-position.js'

/**
 * Parses the JSON of a file.
 *
 * @param name What messages call the file.
 * @throws Error if the text is not JSON. The message does not quote the text, which may contain secrets.
 */
export function jsonOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`Cannot read ${name}: it is not JSON${positionOf(error)}.`)
  }
}
