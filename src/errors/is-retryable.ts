import { isCodecError } from './codec-error.js'
import { isEc2ServiceError } from './ec2-service-error.js'

/**
 * Tells whether the same request may succeed later: EC2 throttled it or was out of order, or something in
 * between answered with status 429, 500, 502, 503 or 504. `false` for anything that is not one of our errors.
 *
 * Before you send `CreateImage` again, look whether the image was made: the call has no idempotency token.
 *
 * @example
 * catch (error) { if (isRetryable(error)) await backOff() }
 */
export function isRetryable(error: unknown): boolean {
  if (isEc2ServiceError(error)) return error.retryable
  return isCodecError(error) && (error.retryable || isRetryable(error.cause))
}
