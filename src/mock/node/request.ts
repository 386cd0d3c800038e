import type { IncomingMessage } from 'node:http'
import type { StopSignal } from '../end-signal.js'
import { LightRequest } from '../light-request.js'

/** The body of a request is longer than the limit. */
export class BodyTooLong extends Error {
  constructor(readonly limit: number) {
    super(`Cannot read the request: its body is longer than ${limit} bytes.`)
  }
}

/**
 * Reads a request.
 *
 * @throws BodyTooLong if the body is longer than the limit.
 * @throws TypeError if a web `Request` cannot have the method or the URL.
 */
export async function readRequest(
  message: IncomingMessage,
  base: string,
  limit: number,
  signal: StopSignal,
): Promise<LightRequest> {
  const { method = 'GET', rawHeaders } = message
  const { host } = message.headers
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const body = await bodyOf(message, limit)
  const url = urlOf(message.url ?? '/', host === undefined ? base : `http://${host}`)
  const request = new LightRequest({ method, url, rawHeaders, body: hasBody ? body : new ArrayBuffer(0), signal })
  // Any other request may be one that a Request cannot be.
  if (!['GET', 'POST'].includes(method) || url.username !== '' || url.password !== '') request.toRequest()
  return request
}

/** Nearly all requests of a client have the same URL. */
let last: { readonly path: string; readonly base: string; readonly url: URL } | undefined

function urlOf(path: string, base: string): URL {
  if (last?.path !== path || last.base !== base) last = { path, base, url: new URL(path, base) }
  return last.url
}

function bodyOf(message: IncomingMessage, limit: number): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    if (Number(message.headers['content-length']) > limit) return reject(new BodyTooLong(limit))
    const chunks: Buffer[] = []
    let length = 0
    const receive = (chunk: Buffer) => {
      length += chunk.length
      chunks.push(chunk)
      if (length <= limit) return
      message.off('data', receive)
      message.pause()
      reject(new BodyTooLong(limit))
    }
    message.on('data', receive)
    // A copy, since a chunk is a part of a larger buffer that it would keep.
    message.on('end', () =>
      resolve(new Uint8Array(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).buffer),
    )
    message.on('error', reject)
    message.on('close', () => {
      if (!message.complete) reject(new Error('The client has left.'))
    })
  })
}
