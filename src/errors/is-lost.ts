import { isCodecError } from './codec-error.js'
import { isEc2ServiceError } from './ec2-service-error.js'

/**
 * Tells whether EC2 may have carried out the request although no usable response came: after a network error, a timeout
 * or an abort, a body that broke off, or a page of a proxy with status 5xx. Returns `false` for EC2's own error
 * responses, and for errors that are not about a response.
 *
 * `isRetryable` says whether the same request may succeed later. Both can be true, as for a proxy's 503 page. If the
 * request of an action without an idempotency token is lost, look whether it was carried out before you send it again.
 *
 * @example
 * try {
 *   await fromResponse(CreateImage, await fetch(request))
 * } catch (error) {
 *   if (!isLost(error)) throw error
 *   const { Images = [] } = await describeOwnImages({ name: 'standard-web-server-v1.0' })
 *   if (Images.length === 0) await sendAgain()
 * }
 */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (isEc2ServiceError(error)) return false
  if (isCodecError(error)) return isUnusableResponse(error)
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true
  return error.name === 'TypeError' && networkError.test(error.message)
}

function isUnusableResponse({ attempt, status = 200, cause }: CodecErrorFacts): boolean {
  // An error document under status 200 is EC2's own error response.
  if (!attempt.startsWith('decode ') || isEc2ServiceError(cause)) return false
  // A proxy that answers 3xx or 4xx did not pass the request on. Status 0 is a network error.
  return status < 300 || status >= 500
}

interface CodecErrorFacts {
  readonly attempt: string
  readonly status?: number | undefined
  readonly cause?: unknown
}

/** How `fetch` words its network errors in Chromium, Firefox, Safari, Node, Deno, Bun, Workers and React Native. */
const networkError =
  /^\s*(?:failed to fetch|fetch failed|terminated$|network ?error|networkerror when|load failed|a network error|network connection lost|network request failed|the (?:internet|network) connection|error sending request)/i
