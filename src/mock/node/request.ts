import type { IncomingMessage } from 'node:http'

/** The body of a request is longer than the limit. */
export class BodyTooLong extends Error {
  constructor(readonly limit: number) {
    super(`Cannot read the request: its body is longer than ${limit} bytes.`)
  }
}

/**
 * Creates a web `Request` from a Node request.
 *
 * @throws BodyTooLong if the body is longer than the limit.
 * @throws TypeError if a web `Request` cannot have the method or the URL.
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
