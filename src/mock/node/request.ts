import type { IncomingMessage } from 'node:http'
import type { StopSignal } from '../end-signal.js'
import { LightRequest } from '../light-request.js'
import { decodedBody } from './content-encoding.js'
import { BodyTooLong } from './unreadable-body.js'

/**
 * Reads a request.
 *
 * @throws BodyTooLong if the body, or the decoded body, is longer than the limit.
 * @throws UnreadableBody if the body does not have its content encoding.
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
  const received = await bodyOf(message, limit)
  const url = urlOf(message.url ?? '/', host === undefined ? base : `http://${host}`)
  const sentBody = hasBody ? received : new ArrayBuffer(0)
  const body = await decodedBody(sentBody, message.headers['content-encoding'], limit)
  const request = new LightRequest({ method, url, rawHeaders, body, sentBody, signal })
  // Any other request may be one that a Request cannot be.
  if (!['GET', 'POST'].includes(method) || url.username !== '' || url.password !== '') request.toRequest()
  return request
}

/** Nearly all requests of a client have the same URL. */
let last: { readonly path: string; readonly base: string; readonly url: URL } | undefined

function urlOf(path: string, base: string): URL {
  if (last?.path !== path || last.base !== base) last = { path, base, url: parsed(path, base) }
  return last.url
}

/** A target that begins with two slashes is a path here. To `URL`, it would be a host. */
function parsed(path: string, base: string): URL {
  return path.startsWith('/') ? new URL(base + path) : new URL(path, base)
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
