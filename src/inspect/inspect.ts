import { assertArgument } from '../errors/assert-argument.js'
import { formOfCurl, isCurl } from './curl.js'
import { inspectForm, type RequestInspection } from './inspect-form.js'
import { type HarInspection, inspectHar } from './inspect-har.js'
import { type ErrorInspection, inspectXml, type ResponseInspection } from './inspect-xml.js'
import { inspectionErrorOf } from './inspection-error.js'

/** What a text is. `kind` says which. */
export type Inspection = RequestInspection | ResponseInspection | ErrorInspection | HarInspection

/**
 * Says what a text is, and decodes it: a form or a URL with a form, a `curl` command, the XML of a response or an error,
 * or a HAR file of a browser.
 *
 * An action or service without a schema is decoded, too. It has `schema: false`: names are as they were sent, and every
 * value is a string. Signatures, access keys, tokens and passwords are replaced by `(redacted)`, but members of a schema
 * are as they were sent.
 *
 * @throws InspectionError if the text is none of these, or cannot be decoded. Its message has no secrets.
 * @throws TypeError if the text is not a string.
 *
 * @example
 * inspect('Action=CreateImage&InstanceId=i-1234567890abcdef0&Name=web')
 * // { kind: 'request', action: 'CreateImage', input: { InstanceId: 'i-1234567890abcdef0', Name: 'web' } }
 *
 * @example
 * inspect('<Response><Errors><Error><Code>InternalError</Code>…') // { kind: 'error', error: { code: 'InternalError', … } }
 */
export function inspect(text: string): Inspection {
  assertArgument(typeof text === 'string', 'inspect the text', 'text', text, 'a string')
  return inspectNamed(text, 'the input')
}

/** @param name What messages call the text, such as the name of its file. */
export function inspectNamed(text: string, name: string): Inspection {
  const content = text.trim()
  try {
    if (content.startsWith('{')) return inspectHar(content, name)
    if (content.startsWith('<')) return inspectXml(content)
    return inspectForm(isCurl(content) ? formOfCurl(content) : content)
  } catch (error) {
    throw inspectionErrorOf(error)
  }
}
