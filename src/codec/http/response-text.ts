import { quote } from '../../errors/printable.js'
import { type Source, undecodable, wholeDocument } from '../xml/decode-failure.js'

/**
 * Reads the body of a response as text. The charset comes from the `content-type` header or else from the XML
 * declaration; the default is UTF-8.
 *
 * @param maxLength The highest number of characters. Reading stops as soon as the body has more bytes than they need.
 * @throws CodecError if the body broke off, is too long, or has bytes that its charset does not allow.
 */
export async function bodyText(response: Response, source: Source, maxLength: number): Promise<string> {
  assertReadable(response, source)
  const bytes = await bytesOf(response, source, maxLength)
  const charset = declaredCharset(response.headers.get('content-type') ?? '') ?? xmlCharset(bytes) ?? 'utf-8'
  let decoder: TextDecoder
  try {
    // The XML parser skips a byte order mark.
    decoder = new TextDecoder(charset, { fatal: true, ignoreBOM: true })
  } catch (cause) {
    throw undecodable(source, `text in the charset ${quote(charset)}`, 'a charset that TextDecoder supports', { cause })
  }
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    const text = new TextDecoder(charset).decode(bytes.subarray(0, 400))
    throw undecodable({ ...source, text }, `bytes that are not ${charset}`, `text in ${charset}`, { cause })
  }
}

function assertReadable({ type, bodyUsed, body }: Response, source: Source): void {
  if (type === 'error') throw undecodable(source, 'a network error', 'a response')
  if (type === 'opaque' || type === 'opaqueredirect') {
    throw undecodable(source, 'an opaque response (from a no-cors request or a manual redirect)', 'a readable response')
  }
  if (bodyUsed) throw undecodable(source, 'a response whose body was already read', 'an unread response')
  if (body?.locked) throw undecodable(source, 'a response whose body is locked by another reader', 'an unread response')
}

async function bytesOf({ body }: Response, source: Source, maxLength: number): Promise<Uint8Array> {
  // No charset needs more than four bytes for a character.
  const maxBytes = maxLength * 4
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body?.getReader()
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      size += read.value.length
      if (size > maxBytes) break
      chunks.push(read.value)
    }
  } catch (cause) {
    // The caller's own abort is thrown unchanged.
    if (cause instanceof DOMException && (cause.name === 'AbortError' || cause.name === 'TimeoutError')) throw cause
    throw undecodable(source, 'a body that broke off', wholeDocument, { cause })
  }
  if (size > maxBytes) {
    await reader?.cancel()
    throw undecodable(source, `a body of more than ${maxBytes} bytes`, `a document of at most ${maxLength} characters`)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function declaredCharset(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType)?.[1]
}

function xmlCharset(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 200))
  return /^(?:\xEF\xBB\xBF)?<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(start)?.[1]
}
