import type { IncomingMessage } from 'node:http'

/** The body of a request is longer than what is accepted. */
export class BodyTooLong extends Error {
  constructor(readonly limit: number) {
    super(`The body is longer than ${limit} bytes.`)
  }
}

/**
 * Makes a web `Request` of what came in on a port.
 *
 * @throws BodyTooLong past the limit, and TypeError for what is no request of the web.
 */
export async function toWebRequest(
  message: IncomingMessage,
  base: string,
  limit: number,
  signal: AbortSignal,
): Promise<Request> {
  const {
    method = 'GET',
    headers: { host },
    rawHeaders,
  } = message
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  }
  const body = await bodyOf(message, limit)
  const url = new URL(message.url ?? '/', host === undefined ? base : `http://${host}`)
  return new Request(url, { method, headers, signal, ...(method !== 'GET' && method !== 'HEAD' && { body }) })
}

async function bodyOf(message: IncomingMessage, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(message.headers['content-length']) > limit) throw new BodyTooLong(limit)
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of message as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > limit) throw new BodyTooLong(limit)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}
