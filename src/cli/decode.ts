import { inspectNamed } from '../inspect/inspect.js'
import { nameOf } from './input.js'
import { toJson } from './json.js'

/**
 * Decodes a form, a URL, a curl command, XML or a HAR file to JSON; see `inspect`.
 *
 * @param file The file of the content, or `-`.
 * @throws InspectionError if the content cannot be decoded.
 */
export function decode(content: string, file: string): string {
  const { kind, ...found } = inspectNamed(content, nameOf(file))
  return toJson(found)
}
