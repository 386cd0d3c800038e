import { CodecError, CreateImage, Ec2ServiceError, fromResponse, isRetryable } from 'ec2wire'
import { expect, test } from 'vitest'

test.each([
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
])('%s is throttling, whatever the status', (code) => {
  expect(new Ec2ServiceError({ code, message: '' })).toMatchObject({ status: 400, throttling: true, retryable: true })
})

test.each([
  [400, false],
  [401, false],
  [403, false],
  [412, false],
  [429, true],
  [500, true],
  [501, false],
  [502, true],
  [503, true],
  [504, true],
  [505, false],
])('status %i: retryable %s, for both classes', async (status, retryable) => {
  const error = new Ec2ServiceError({ code: 'Other', message: '', status })
  expect(error).toMatchObject({ retryable, throttling: status === 429 })
  expect(isRetryable(error)).toBe(retryable)
  const page = await fromResponse(CreateImage, new Response('<html/>', { status })).catch((error) => error)
  expect(page).toBeInstanceOf(CodecError)
  expect(page.retryable).toBe(retryable)
  expect(isRetryable(page)).toBe(retryable)
})

test.each([
  'AccessDeniedException',
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
])('%s may be clock skew, and is not retryable, whatever the status', (code) => {
  for (const status of [400, 401, 403, 429, 503]) {
    const error = new Ec2ServiceError({ code, message: '', status })
    expect(error).toMatchObject({ clockSkew: true, retryable: false, throttling: false })
    expect(isRetryable(error)).toBe(false)
  }
})

test('other errors are not clock skew', () => {
  for (const code of ['Unavailable', 'RequestLimitExceeded', 'UnauthorizedOperation', 'toString']) {
    expect(new Ec2ServiceError({ code, message: '' }).clockSkew).toBe(false)
  }
})

test.each(['InternalError', 'RequestTimeout', 'RequestTimeoutException', 'ServiceUnavailable', 'Unavailable'])(
  '%s is retryable, whatever the status',
  (code) => {
    expect(new Ec2ServiceError({ code, message: '' })).toMatchObject({ retryable: true, throttling: false })
  },
)

test('an error has its parts', () => {
  const error = new Ec2ServiceError({ code: 'A', message: 'a', details: { Key: 'b' }, requestId: 'r' })
  expect(error).toBeInstanceOf(Error)
  expect(String(error)).toBe('Ec2ServiceError: a')
  expect(error).toMatchObject({
    code: 'A',
    message: 'a',
    requestId: 'r',
    errors: [{ code: 'A', message: 'a', details: { Key: 'b' } }],
  })
  expect(new Ec2ServiceError({ code: 'A', message: 'a' }).errors).toEqual([{ code: 'A', message: 'a' }])
})

test('the beginning of a text is on one line, without what disturbs a log, and short', async () => {
  const excerpt = async (body: string) =>
    (await fromResponse(CreateImage, new Response(body)).catch((error) => error)).excerpt
  expect(await excerpt(' <a>\n\n\t\u001b[31m b\u202e</a> ')).toBe('<a> [31m b </a>')
  expect(await excerpt(`<${'a'.repeat(199)}`)).toBe(`<${'a'.repeat(199)}`)
  expect(await excerpt(`<${'a'.repeat(200)}`)).toBe(`<${'a'.repeat(198)}…`)
  expect(await excerpt(' \n')).toBeUndefined()
})
