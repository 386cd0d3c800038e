/** The statuses after which AWS's clients send a request again, and 429. */
export function isTransientStatus(status: number | undefined): boolean {
  return status === 429 || status === 500 || status === 502 || status === 503 || status === 504
}

/** The codes with which EC2 says that it is out of order, whatever the status. */
export function isTransientCode(code: string): boolean {
  return code === 'InternalError' || code === 'Unavailable' || code === 'ServiceUnavailable'
}

/** The codes that AWS's clients take for throttling, whatever the status. */
export function isThrottlingCode(code: string): boolean {
  return throttlingCodes.has(code)
}

const throttlingCodes = /* @__PURE__ */ new Set([
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
