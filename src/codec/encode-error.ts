import { assertArgument } from '../errors/assert-argument.js'
import type { Ec2ServiceError, ErrorDetail, ErrorDetails } from '../errors/ec2-service-error.js'
import { formatValue } from '../errors/format-value.js'
import { declaration } from './encode-response.js'
import { ValuePath } from './values/value-path.js'
import { escapeXml, replaceForbidden } from './xml/escape-xml.js'
import { endOfName } from './xml/xml-grammar.js'

/**
 * Encodes an error as EC2's XML document: without a namespace, and with `RequestID` at its end.
 *
 * Characters that XML does not allow become U+FFFD, because error messages repeat what a client sent.
 *
 * @throws CodecError if a code, a message or a request ID is not a string, or if an error is not an object, or if its
 * details are not texts and objects, have a name that XML does not allow, or are nested too deep.
 * @throws TypeError if the argument is not an Ec2ServiceError.
 *
 * @example
 * encodeError(ec2Error('RequestLimitExceeded'))
 */
export function encodeError(error: Pick<Ec2ServiceError, 'errors' | 'requestId'>): string {
  assertArgument(Array.isArray(error?.errors), 'encode an error response', 'error', error, 'an Ec2ServiceError')
  const { errors, requestId } = error
  // The decoders read 100 levels by default: three of the document, and one for each name behind `errors[0].details`.
  const path = new ValuePath('encode the error response', 'error', 100)
  path.enter('errors')
  const list = errors.map((entry, index) => {
    path.enter(index)
    if (!isObject(entry)) path.fail(undefined, formatValue(entry), 'an object')
    const { code, message, details = {} } = entry
    if (!isObject(details)) path.fail('details', formatValue(details), 'an object')
    const texts = `<Code>${textOf(path, 'code', code)}</Code><Message>${textOf(path, 'message', message)}</Message>`
    const written = `<Error>${texts}${membersOf(path, 'details', details)}</Error>`
    path.leave()
    return written
  })
  path.leave()
  const id = requestId === undefined ? '' : `<RequestID>${textOf(path, 'requestId', requestId)}</RequestID>`
  return `${declaration}\n<Response><Errors>${list.join('')}</Errors>${id}</Response>`
}

function membersOf(path: ValuePath, name: string, details: ErrorDetails): string {
  path.enter(name)
  let written = ''
  for (const [name, detail] of Object.entries(details)) {
    if (name === '' || endOfName(name, 0) !== name.length) {
      path.fail(name, 'a name that XML does not allow', 'the name of an element')
    }
    for (const one of Array.isArray(detail) ? detail : [detail]) {
      written += `<${name}>${contentOf(path, name, one)}</${name}>`
    }
  }
  path.leave()
  return written
}

function contentOf(path: ValuePath, name: string, detail: ErrorDetail): string {
  if (typeof detail === 'string') return textOf(path, name, detail)
  if (isObject(detail)) return membersOf(path, name, detail)
  return path.fail(name, formatValue(detail), 'a string or an object')
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(path: ValuePath, name: string, text: string): string {
  if (typeof text !== 'string') path.fail(name, formatValue(text), 'a string')
  return escapeXml(replaceForbidden(text))
}
