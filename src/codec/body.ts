import { type Source, undecodable } from './document.js'

/**
 * The text of a response, in the charset of its `content-type`, else of its XML declaration, else UTF-8.
 *
 * @throws CodecError when the body broke off, or does not hold the charset's bytes.
 */
export async function bodyText(response: Response, source: Source): Promise<string> {
  const bytes = await bytesOf(response, source)
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
    const text = new TextDecoder(charset).decode(bytes)
    throw undecodable({ ...source, text }, `bytes that are not ${charset}`, 'text', { cause })
  }
}

async function bytesOf(response: Response, source: Source): Promise<Uint8Array<ArrayBuffer>> {
  if (response.bodyUsed) throw undecodable(source, 'a response whose body was read before', 'an unread response')
  try {
    return new Uint8Array(await response.arrayBuffer())
  } catch (cause) {
    // An abort is the caller's own, and passes as it is.
    if (!(cause instanceof TypeError)) throw cause
    throw undecodable(source, 'a body that broke off', 'a whole document', { cause })
  }
}

function declaredCharset(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1]
}

function xmlCharset(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 200))
  return /^(?:\xEF\xBB\xBF)?<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(start)?.[1]
}
