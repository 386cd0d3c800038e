import { decodeError } from '../codec/decode-error.js'
import { decodeResponse } from '../codec/decode-response.js'
import { redacted } from '../mock/simulator/auth/redact.js'
import { knownOperation } from './operations.js'
import { rootOf, xmlToJson } from './xml-to-json.js'

/**
 * Decodes a response or an error. A document of an action or service without a schema has `schema: false`.
 *
 * @throws CodecError if the text is not one whole, well-formed document, or not a response of its action; Error if it is
 * an HTML page.
 */
export function decodeXml(text: string): object {
  const root = rootOf(text)
  if (root === 'Response') {
    const { code, message, requestId } = decodeError(text)
    return { error: { code: redacted(code), message: redacted(message), requestId: requestId && redacted(requestId) } }
  }
  if (/^html$/i.test(root)) {
    throw new Error('Cannot decode the XML: it is an HTML page; expected a response of EC2 or another AWS service.')
  }
  const [, action = ''] = /^(\w+)Response$/.exec(root) ?? []
  const operation = knownOperation(action)
  if (operation) return { action, output: decodeResponse(operation, text) }
  const { content } = xmlToJson(text)
  // Other services name their errors Error and ErrorResponse.
  return { ...(action === '' || action === 'Error' ? { root } : { action }), schema: false, output: content }
}
