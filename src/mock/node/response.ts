import type { ServerResponse } from 'node:http'
import type { TextResponse } from '../../codec/http/text-response.js'

/** Sends a whole response. */
export function sendText(
  response: ServerResponse,
  { status, headers, texts }: TextResponse,
  extraHeaders: Readonly<Record<string, string>>,
): void {
  const [text = '', ...more] = texts
  if (more.length === 0) {
    // A short text goes out together with the headers.
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text), ...extraHeaders }).end(text)
    return
  }
  const pieces = texts.map((piece) => Buffer.from(piece))
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  response.writeHead(status, { ...headers, 'content-length': length, ...extraHeaders })
  for (const piece of pieces) response.write(piece)
  response.end()
}

/** Sends a web `Response` as a Node response, each piece when it arrives. */
export async function sendResponse(
  response: ServerResponse,
  { status, headers, body }: Response,
  extraHeaders: Readonly<Record<string, string>>,
): Promise<void> {
  response.writeHead(status, { ...Object.fromEntries(headers), ...extraHeaders })
  // Headers do not wait for a body that takes its time.
  response.flushHeaders()
  const reader = body?.getReader()
  const stop = () => void reader?.cancel().catch(() => {})
  response.on('close', stop)
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) response.write(read.value)
    response.end()
  } catch {
    response.destroy()
  } finally {
    response.off('close', stop)
  }
}
