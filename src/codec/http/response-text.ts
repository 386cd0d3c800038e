import { type Source, undecodable } from '../xml/decode-failure.js'

/**
 * The text of a response, in the charset of its `content-type`, else of its XML declaration, else UTF-8.
 *
 * @param maxLength How many characters there may be; no more is read of the body than they can take.
 * @throws CodecError when the body broke off, is too long, or does not hold the charset's bytes.
 */
export async function bodyText(response: Response, source: Source, maxLength: number): Promise<string> {
  refuseUnreadable(response, source)
  const bytes = await bytesOf(response, source, maxLength)
  const charset = declaredCharset(response.headers.get('content-type') ?? '') ?? xmlCharset(bytes) ?? 'utf-8'
  let decoder: TextDecoder
  try {
    // A byte order mark stays, for the reader of the XML to take off.
    decoder = new TextDecoder(charset, { fatal: true, ignoreBOM: true })
  } catch (cause) {
    throw undecodable(source, `text in the charset ${charset}`, 'a charset that is known here', { cause })
  }
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    const text = new TextDecoder(charset).decode(bytes.subarray(0, 400))
    throw undecodable({ ...source, text }, `bytes that are not ${charset}`, 'text', { cause })
  }
}

function refuseUnreadable({ type, bodyUsed, body }: Response, source: Source): void {
  if (type === 'error') throw undecodable(source, 'a network error', 'a response')
  if (type === 'opaque' || type === 'opaqueredirect') {
    throw undecodable(source, 'an opaque response (of a no-cors request, or a manual redirect)', 'a readable response')
  }
  if (bodyUsed) throw undecodable(source, 'a response whose body was read before', 'an unread response')
  if (body?.locked) throw undecodable(source, 'a response whose body another reader holds', 'an unread response')
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
    // An abort is the caller's own, and passes as it is.
    if (cause instanceof DOMException && (cause.name === 'AbortError' || cause.name === 'TimeoutError')) throw cause
    throw undecodable(source, 'a body that broke off', 'a whole document', { cause })
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
