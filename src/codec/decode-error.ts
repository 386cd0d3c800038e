import { assertArgument, assertOptions } from '../errors/assert-argument.js'
import { statusOf } from '../errors/catalogue.js'
import {
  Ec2ServiceError,
  type ErrorDetail,
  type ErrorDetails,
  type ServiceErrorEntry,
} from '../errors/ec2-service-error.js'
import { type ResponseLimits, responseLimits } from './limits.js'
import { type Source, undecodable } from './xml/decode-failure.js'
import { readXml } from './xml/parse-xml.js'
import type { XmlElement } from './xml/plain-xml.js'

/** What is known of an error beside its document. */
export interface DecodeErrorOptions extends ResponseLimits {
  /** The HTTP status. Default: the one that EC2 answers with for the code, else 400. */
  readonly status?: number
}

/**
 * Decodes the XML document of an error, whichever namespace it is in.
 *
 * @throws CodecError when the text is not an error document: not whole, another root, no error, or an error
 * without a code.
 *
 * @example
 * const error = decodeError(await response.text(), { status: response.status })
 * error.code // 'InvalidAMIName.Duplicate'
 */
export function decodeError(xml: string, options: DecodeErrorOptions = {}): Ec2ServiceError {
  assertArgument(typeof xml === 'string', errorAttempt, 'xml', xml, 'a string')
  assertOptions(options, ['status', ...Object.keys(responseLimits)], errorAttempt, 'options')
  const { status, ...limits } = options
  const source = { attempt: errorAttempt, text: xml, status }
  return serviceErrorOf(readXml(source, limits), source)
}

export const errorAttempt = 'decode the error response'

/** Whether a document is in the form of EC2's errors. */
export function isErrorDocument(root: XmlElement): boolean {
  return root.name === 'Response'
}

export function serviceErrorOf(root: XmlElement, source: Source): Ec2ServiceError {
  if (!isErrorDocument(root)) throw undecodable(source, `a document <${root.name}>`, 'an error document, <Response>')
  const entries = only(root, 'Errors', source)?.children.filter((child) => child.name === 'Error') ?? []
  const errors = entries.map((entry): ServiceErrorEntry => {
    const code = only(entry, 'Code', source)?.text.trim()
    if (!code) throw undecodable(source, 'an error without a code', 'a <Code>')
    const message = only(entry, 'Message', source)?.text ?? ''
    const further = entry.children.filter(({ name }) => name !== 'Code' && name !== 'Message')
    return further.length === 0 ? { code, message } : { code, message, details: detailsOf(further) }
  })
  const [first] = errors
  if (!first) throw undecodable(source, 'an error document without an error', 'an <Error>')
  return new Ec2ServiceError({
    ...first,
    errors,
    status: source.status ?? statusOf(first.code),
    requestId: (only(root, 'RequestID', source) ?? only(root, 'RequestId', source))?.text.trim() || undefined,
  })
}

function detailsOf(elements: readonly XmlElement[]): ErrorDetails {
  const details = new Map<string, ErrorDetail[]>()
  for (const { name, children, text } of elements) {
    const detail = children.length === 0 ? text : detailsOf(children)
    const before = details.get(name)
    if (before) before.push(detail)
    else details.set(name, [detail])
  }
  // Makes own properties, whatever the elements are called.
  return Object.fromEntries([...details].map(([name, all]) => [name, all.length === 1 ? (all[0] as ErrorDetail) : all]))
}

/** The child of the name, if there is one; an error if there are more. */
function only(element: XmlElement, name: string, source: Source): XmlElement | undefined {
  const [child, second] = element.children.filter((candidate) => candidate.name === name)
  if (second) throw undecodable(source, `<${name}> more than once`, `one <${name}>`)
  return child
}
