import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { printable } from '../../errors/printable.js'
import { BodyTooLong, UnreadableBody } from './unreadable-body.js'

/** `x-gzip` is an old name (RFC 9110). */
const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
}

/**
 * Returns a body without its content encoding. It stops decoding at the limit, so that a small body cannot become a large
 * one. Inferred: how EC2 takes such a body is not known.
 *
 * @param encoding The header `content-encoding`.
 * @param limit The most bytes of the decoded body.
 * @throws BodyTooLong if the decoded body is longer than the limit.
 * @throws UnreadableBody if the encoding is another one, or if the body does not have it.
 */
export async function decodedBody(
  body: ArrayBuffer,
  encoding: string | undefined,
  limit: number,
): Promise<ArrayBuffer> {
  const name = encoding?.trim().toLowerCase() ?? ''
  if (name === '' || name === 'identity' || body.byteLength === 0) return body
  if (!Object.hasOwn(decoders, name)) {
    throw new UnreadableBody(`its content-encoding is ${printable(encoding ?? '', 60)}; ${accepted}`, 415)
  }
  try {
    const decoded = await decoders[name as keyof typeof decoders](body, { maxOutputLength: limit })
    return new Uint8Array(decoded).buffer
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new BodyTooLong(limit)
    throw new UnreadableBody(`its body is not ${name}, which its content-encoding states.`, 400)
  }
}

const accepted = 'expected gzip, deflate, br or identity.'
