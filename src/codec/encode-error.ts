import { declaration } from './encode-response.js'
import type { Ec2ServiceError } from './service-error.js'
import { escapeXml, replaceForbidden } from './xml-text.js'

/**
 * Encodes an error as the XML document that EC2 answers with: no namespace, and `RequestID` at its end.
 * Characters that XML cannot carry become U+FFFD, since texts repeat what a client sent.
 *
 * @example
 * encodeError(ec2Error('RequestLimitExceeded'))
 */
export function encodeError({ errors, requestId }: Pick<Ec2ServiceError, 'errors' | 'requestId'>): string {
  const list = errors.map(
    ({ code, message }) => `<Error><Code>${textOf(code)}</Code><Message>${textOf(message)}</Message></Error>`,
  )
  const id = requestId === undefined ? '' : `<RequestID>${textOf(requestId)}</RequestID>`
  return `${declaration}\n<Response><Errors>${list.join('')}</Errors>${id}</Response>`
}

function textOf(text: string): string {
  return escapeXml(replaceForbidden(text))
}
