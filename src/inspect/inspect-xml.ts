import { decodeError } from '../codec/decode-error.js'
import { decodeResponse } from '../codec/decode-response.js'
import { redacted } from '../mock/simulator/auth/redact.js'
import { knownOperation } from './known-operation.js'
import { rootOf, xmlToJson } from './xml-to-json.js'

/** A response, or another document. */
export interface ResponseInspection {
  readonly kind: 'response'
  /** The action, if the name of the root element has it. */
  readonly action?: string
  /** The name of the root element, if it has no action. */
  readonly root?: string
  /** There is no schema for the document: every value of the output is a string. */
  readonly schema?: false
  /** The decoded output. */
  readonly output: unknown
}

/** An error of EC2. */
export interface ErrorInspection {
  readonly kind: 'error'
  readonly error: { readonly code: string; readonly message: string; readonly requestId?: string | undefined }
}

/**
 * Inspects a response or an error.
 *
 * @throws CodecError if the text is not one whole, well-formed document, or not a response of its action; Error if it is
 * an HTML page.
 */
export function inspectXml(text: string): ResponseInspection | ErrorInspection {
  const root = rootOf(text)
  if (root === 'Response') {
    const { code, message, requestId } = decodeError(text)
    const error = { code: redacted(code), message: redacted(message), requestId: requestId && redacted(requestId) }
    return { kind: 'error', error }
  }
  if (/^html$/i.test(root)) {
    throw new Error('Cannot decode the XML: it is an HTML page; expected a response of EC2 or another AWS service.')
  }
  const [, action = ''] = /^(\w+)Response$/.exec(root) ?? []
  const operation = knownOperation(action)
  if (operation) return { kind: 'response', action, output: decodeResponse(operation, text) }
  const { content } = xmlToJson(text)
  // Other services name their errors Error and ErrorResponse.
  const name = action === '' || action === 'Error' ? { root } : { action }
  return { kind: 'response', ...name, schema: false, output: content }
}
