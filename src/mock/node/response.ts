import type { ServerResponse } from 'node:http'

/**
 * Sends a web `Response` as a Node response, each piece when it arrives, and no faster than the client reads.
 *
 * @param signal Aborts when the client leaves.
 */
export async function sendResponse(
  response: ServerResponse,
  { status, headers, body }: Response,
  extraHeaders: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<void> {
  response.writeHead(status, { ...Object.fromEntries(headers), ...extraHeaders })
  // Headers do not wait for a body that takes its time.
  response.flushHeaders()
  const reader = body?.getReader()
  const stop = () => void reader?.cancel().catch(() => {})
  signal.addEventListener('abort', stop)
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      if (!response.write(read.value)) await drained(response, signal)
    }
    response.end()
  } catch {
    response.destroy()
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** Waits until the client has read what was written, or has left. */
function drained(response: ServerResponse, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const end = () => {
      response.off('drain', end)
      signal.removeEventListener('abort', end)
      resolve()
    }
    response.on('drain', end)
    signal.addEventListener('abort', end)
  })
}
