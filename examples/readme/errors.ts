import { isCodecError, isEc2ServiceError, isLost, isRetryable } from 'ec2wire'

/** Says what a client can do after an error. */
export function afterError(error: unknown): string {
  if (isLost(error)) return 'EC2 may have carried out the request. Look for the result.'
  if (isRetryable(error)) return 'Wait, then send the request again.'
  if (isEc2ServiceError(error)) return `EC2 rejected the request with ${error.code}.`
  if (isCodecError(error)) return `Correct the value: ${error.reason}`
  throw error
}
