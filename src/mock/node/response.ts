import type { ServerResponse } from 'node:http'
import type { TextResponse } from '../../codec/http/text-response.js'
import type { StopSignal } from '../end-signal.js'

/** Sends a whole response. */
export function sendText(
  response: ServerResponse,
  { status, headers, texts }: TextResponse,
  extraHeaders: Readonly<Record<string, string>>,
): void {
  const [only, ...more] = texts
  if (only && more.length === 0) {
    // A short text goes out together with the headers.
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(only.text), ...extraHeaders })
    response.end(only.text)
    return
  }
  let length = 0
  for (const xml of texts) length += (xml.bytes ??= Buffer.from(xml.text)).length
  response.writeHead(status, { ...headers, 'content-length': length, ...extraHeaders })
  for (const { bytes } of texts) response.write(bytes)
  response.end()
}

/**
 * Sends a web `Response` as a Node response, each piece when it arrives, and no faster than the client reads.
 *
 * @param left Ends when the client leaves.
 */
export async function sendResponse(
  response: ServerResponse,
  { status, headers, body }: Response,
  extraHeaders: Readonly<Record<string, string>>,
  left: StopSignal,
): Promise<void> {
  response.writeHead(status, { ...Object.fromEntries(headers), ...extraHeaders })
  // Headers do not wait for a body that takes its time.
  response.flushHeaders()
  const reader = body?.getReader()
  const stop = () => void reader?.cancel().catch(() => {})
  left.addEventListener('abort', stop)
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      if (!response.write(read.value)) await drained(response, left)
    }
    response.end()
  } catch {
    response.destroy()
  } finally {
    left.removeEventListener('abort', stop)
  }
}

/** Waits until the client has read what was written, or has left. */
function drained(response: ServerResponse, left: StopSignal): Promise<void> {
  if (left.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const end = () => {
      response.off('drain', end)
      left.removeEventListener('abort', end)
      resolve()
    }
    response.on('drain', end)
    left.addEventListener('abort', end)
  })
}
