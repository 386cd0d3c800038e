import type { ServerResponse } from 'node:http'

/** Sends a web `Response` on a port, piece by piece as it comes. */
export async function sendResponse(
  response: ServerResponse,
  { status, headers, body }: Response,
  further: Readonly<Record<string, string>>,
): Promise<void> {
  response.writeHead(status, { ...Object.fromEntries(headers), ...further })
  // The headers of a response that takes its time are not to wait for it.
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
