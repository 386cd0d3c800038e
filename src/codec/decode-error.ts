import { assertArgument, assertOptions } from '../errors/assert-argument.js'
import { statusOf } from '../errors/catalogue/catalogue.js'
import {
  Ec2ServiceError,
  type ErrorDetail,
  type ErrorDetails,
  type ServiceErrorEntry,
} from '../errors/ec2-service-error.js'
import { assertLimits, deepestValue, type ResponseLimits, responseLimits } from './limits.js'
import { type Source, undecodable } from './xml/decode-failure.js'
import { parseXml } from './xml/parse-xml.js'
import type { XmlElement } from './xml/xml-parser.js'

/** The options of {@link decodeError}. */
export interface DecodeErrorOptions extends ResponseLimits {
  /** The HTTP status. Default: the status that EC2 uses for the error's code, or 400 for an unknown code. */
  readonly status?: number
}

/**
 * Decodes the XML document of an error response. Namespaces are ignored.
 *
 * @throws CodecError if the document is not a whole error document, or an error in it has no code.
 *
 * @example
 * const error = decodeError(await response.text(), { status: response.status })
 * error.code // 'InvalidAMIName.Duplicate'
 */
export function decodeError(xml: string, options: DecodeErrorOptions = {}): Ec2ServiceError {
  assertArgument(typeof xml === 'string', errorAttempt, 'xml', xml, 'a string')
  assertOptions(options, ['status', ...Object.keys(responseLimits)], errorAttempt, 'options')
  const { status, ...limits } = options
  assertLimits(limits, responseLimits, errorAttempt, 'options')
  const source = { attempt: errorAttempt, text: xml, status }
  return serviceErrorOf(parseXml(source, limits), source)
}

export const errorAttempt = 'decode the error response'

/** Tells whether a document has the root element of EC2's errors. */
export function isErrorDocument(root: XmlElement): boolean {
  return root.name === 'Response'
}

export function serviceErrorOf(root: XmlElement, source: Source): Ec2ServiceError {
  if (!isErrorDocument(root)) throw undecodable(source, `a document <${root.name}>`, 'an error document, <Response>')
  const elements = only(root, 'Errors', source)?.children.filter((child) => child.name === 'Error') ?? []
  const errors = elements.map((element) => entryOf(element, source))
  const [first] = errors
  if (!first) throw undecodable(source, 'an error document without an error', 'an <Error>')
  return new Ec2ServiceError({
    ...first,
    errors,
    status: source.status ?? statusOf(first.code),
    requestId: (only(root, 'RequestID', source) ?? only(root, 'RequestId', source))?.text.trim() || undefined,
  })
}

function entryOf(element: XmlElement, source: Source): ServiceErrorEntry {
  const code = only(element, 'Code', source)?.text.trim()
  if (!code) throw undecodable(source, 'an error without a code', 'a <Code>')
  const message = only(element, 'Message', source)?.text ?? ''
  const further = element.children.filter(({ name }) => name !== 'Code' && name !== 'Message')
  return further.length === 0 ? { code, message } : { code, message, details: detailsOf(further, source, 1) }
}

function detailsOf(elements: readonly XmlElement[], source: Source, depth: number): ErrorDetails {
  if (depth > deepestValue) {
    const levels = `${deepestValue} levels`
    throw undecodable(source, `an error with details nested more than ${levels} deep`, `at most ${levels}`)
  }
  const details = new Map<string, ErrorDetail[]>()
  for (const { name, children, text } of elements) {
    const detail = children.length === 0 ? text : detailsOf(children, source, depth + 1)
    const before = details.get(name)
    if (before) before.push(detail)
    else details.set(name, [detail])
  }
  // Makes own properties, even of an element such as <__proto__>.
  return Object.fromEntries([...details].map(([name, all]) => [name, all.length === 1 ? (all[0] as ErrorDetail) : all]))
}

/** Returns the child with the name, or `undefined`. Throws if there is more than one. */
function only(element: XmlElement, name: string, source: Source): XmlElement | undefined {
  const [child, second] = element.children.filter((candidate) => candidate.name === name)
  if (second) throw undecodable(source, `<${name}> more than once`, `one <${name}>`)
  return child
}
