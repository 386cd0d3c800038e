import { isCodecError } from './codec-error.js'
import { isEc2ServiceError } from './ec2-service-error.js'

/**
 * Tells whether the same request may succeed later: EC2 throttled it or was out of order, or a proxy answered with
 * status 429, 500, 502, 503 or 504. Returns `false` for network errors (see `isLost`), for clock-skew errors, and
 * for errors of other libraries.
 *
 * `CreateImage` has no idempotency token. If `isLost` is true as well, look whether the image exists before you send the
 * request again.
 *
 * @example
 * catch (error) { if (isRetryable(error)) await backOff() }
 */
export function isRetryable(error: unknown): boolean {
  if (isEc2ServiceError(error)) return error.retryable
  return isCodecError(error) && (error.retryable || isRetryable(error.cause))
}
