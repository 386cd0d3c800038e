import { decodeForm } from './decode-form.js'
import { decodeHar } from './decode-har.js'
import { decodeXml } from './decode-xml.js'
import { toJson } from './json.js'

/**
 * Decodes a form, a URL, XML or a HAR file to JSON, without signatures, access keys, tokens and passwords.
 *
 * @param file The name of the file, for messages.
 * @throws Error if the content cannot be decoded. The message may quote the content; see {@link reportOf}.
 */
export function decode(content: string, file: string): string {
  const text = content.trim()
  if (text.startsWith('{')) return toJson(decodeHar(text, file))
  return toJson(text.startsWith('<') ? decodeXml(text) : decodeForm(text))
}
