/** How a client can react to an error: slow down and retry, retry, or correct its clock and sign the request again. */
export type RetryClass = 'throttling' | 'transient' | 'clock-skew'

/**
 * Returns the retry class of an EC2 error, or `undefined` if the same request fails again. The code decides before the
 * status.
 *
 * The lists are those of the AWS SDK for JavaScript, and the three codes with which EC2 says that it is out of order.
 */
export function retryClassOf(code: string, status?: number): RetryClass | undefined {
  if (throttlingCodes.has(code)) return 'throttling'
  if (clockSkewCodes.has(code)) return 'clock-skew'
  if (status === 429) return 'throttling'
  return transientCodes.has(code) || isTransientStatus(status) ? 'transient' : undefined
}

/** Tells whether AWS's clients send a request again after the status. */
export function isTransientStatus(status: number | undefined): boolean {
  return status === 429 || status === 500 || status === 502 || status === 503 || status === 504
}

const throttlingCodes: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
])

const transientCodes: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'InternalError',
  'RequestTimeout',
  'RequestTimeoutException',
  'ServiceUnavailable',
  'TimeoutError',
  'Unavailable',
])

const clockSkewCodes: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'AccessDeniedException',
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
])
