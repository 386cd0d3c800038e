import { assertArgument } from '../errors/assert-argument.js'
import type { Ec2ServiceError, ErrorDetails } from '../errors/ec2-service-error.js'
import { declaration } from './encode-response.js'
import { escapeXml, replaceForbidden } from './xml/escape-xml.js'

/**
 * Encodes an error as EC2's XML document: without a namespace, and with `RequestID` at its end.
 *
 * Characters that XML does not allow become U+FFFD, because error messages repeat what a client sent.
 *
 * @example
 * encodeError(ec2Error('RequestLimitExceeded'))
 */
export function encodeError(error: Pick<Ec2ServiceError, 'errors' | 'requestId'>): string {
  assertArgument(Array.isArray(error?.errors), 'encode an error response', 'error', error, 'an Ec2ServiceError')
  const { errors, requestId } = error
  const list = errors.map(
    ({ code, message, details = {} }) =>
      `<Error><Code>${textOf(code)}</Code><Message>${textOf(message)}</Message>${membersOf(details)}</Error>`,
  )
  const id = requestId === undefined ? '' : `<RequestID>${textOf(requestId)}</RequestID>`
  return `${declaration}\n<Response><Errors>${list.join('')}</Errors>${id}</Response>`
}

function membersOf(details: ErrorDetails): string {
  let written = ''
  for (const [name, detail] of Object.entries(details)) {
    for (const one of Array.isArray(detail) ? detail : [detail]) {
      written += `<${name}>${typeof one === 'string' ? textOf(one) : membersOf(one)}</${name}>`
    }
  }
  return written
}

function textOf(text: string): string {
  return escapeXml(replaceForbidden(text))
}
