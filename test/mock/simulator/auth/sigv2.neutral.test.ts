// SigV2: what may differ in a valid signature, and what is refused.
import { decodeError } from 'ec2wire'
import { type SimulatorOptions, simulateEc2 } from 'ec2wire/simulator'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newYear } from '../caller.js'
import { authorizationOf, credentials, datetime, host } from './signing.js'
import { formV2, type Parameters, signatureV2, timestamp } from './signing-v2.js'

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

const url = `https://${host}/`

function post(body: string, { to = url, headers = {} }: { to?: string; headers?: Record<string, string> } = {}) {
  return new Request(to, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
}

/** Returns the answer, and the note of the log, which is also on the console. */
async function answerTo(request: Request, options: SimulatorOptions = {}) {
  const ec2 = simulateEc2({ clock: newYear, credentials, ...options })
  const response = await ec2.fetch(request)
  const { note } = ec2.calls()[0] ?? {}
  const logged = vi.mocked(console.info).mock.calls.flat()
  expect(logged).toEqual(note === undefined ? [] : [expect.stringContaining(note)])
  const { status } = response
  const xml = await response.text()
  const { code, message } = status === 200 ? { code: undefined, message: undefined } : decodeError(xml, { status })
  return { status, code, message, note }
}

const accepted = { status: 200, code: undefined, message: undefined, note: undefined }
const temporary = { credentials: { ...credentials, sessionToken: 's3cretToken' } }

test.each<[what: string, request: () => Promise<Request>, options?: SimulatorOptions]>([
  ['in a POST', async () => post(await formV2())],
  ['in a GET', async () => new Request(`${url}?${await formV2({ method: 'GET' })}`)],
  ['by HmacSHA1', async () => post(await formV2({ hash: 'SHA-1' }))],
  ['by HmacSHA1 in a GET', async () => new Request(`${url}?${await formV2({ method: 'GET', hash: 'SHA-1' })}`)],
  [
    'in a POST with parameters in its query and its body',
    async () => {
      const [first = '', ...rest] = (await formV2()).split('&')
      return post(rest.join('&'), { to: `${url}?${first}` })
    },
  ],
  ['in reversed order', async () => post((await formV2()).split('&').reverse().join('&'))],
  [
    'with characters that are encoded',
    async () =>
      post(await formV2({ parameters: { 'Filter.1.Name': 'tag:a b', 'Filter.1.Value.1': "ü~*'(+)&=/\u{1F600}" } })),
  ],
  [
    'with spaces that are sent as +',
    async () =>
      post(
        (await formV2({ parameters: { 'Filter.1.Name': 'name', 'Filter.1.Value.1': 'a b' } })).replaceAll('%20', '+'),
      ),
  ],
  [
    'with escapes in lower case',
    async () => post((await formV2()).replace(/%[0-9A-F]{2}/g, (char) => char.toLowerCase())),
  ],
  [
    'with text that is not encoded',
    async () =>
      post(
        (await formV2({ parameters: { 'Filter.1.Name': 'name', 'Filter.1.Value.1': 'grün' } })).replace('%C3%BC', 'ü'),
      ),
  ],
  [
    'with names that sort by their bytes',
    async () =>
      post(
        await formV2({
          parameters: { 'Owner.1': 'self', 'Owner.10': 'self', 'Owner.2': 'self', 'ImageId.1': undefined },
        }),
      ),
  ],
  ['with a host in lower case', async () => post(await formV2(), { headers: { host: 'EC2.us-east-1.amazonaws.com' } })],
  ['with a host and its port', async () => post(await formV2({ host: 'localhost:5566' }), { to: localhost })],
  ['with a host without its port', async () => post(await formV2({ host: 'localhost' }), { to: localhost })],
  ['with a path of two slashes', async () => post(await formV2({ path: '//' }), { to: `${url}/` })],
  ['with one slash of two', async () => post(await formV2({ path: '/' }), { to: `${url}/` })],
  ['with Expires', async () => post(await formV2({ parameters: expires('2026-01-01T00:00:00Z') }))],
  ['with Expires in a year', async () => post(await formV2({ parameters: expires('2027-01-01T00:00:00Z') }))],
  ...['2025-12-31T23:45:00Z', '2026-01-01T00:15:00Z', '2026-01-01T00:00:00', '2026-01-01T00:00:00.123456Z'].map(
    (Timestamp): [string, () => Promise<Request>] => [
      `of ${Timestamp}`,
      async () => post(await formV2({ parameters: { Timestamp } })),
    ],
  ),
  ['with an offset', async () => post(await formV2({ parameters: { Timestamp: '2026-01-01T01:00:00+01:00' } }))],
  [
    'of temporary credentials',
    async () => post(await formV2({ parameters: { SecurityToken: 's3cretToken' } })),
    temporary,
  ],
  [
    "of temporary credentials, by libcloud's header",
    async () => post(await formV2(), { headers: { 'x-amz-security-token': 's3cretToken' } }),
    temporary,
  ],
  [
    'of a secret that is empty',
    // WebCrypto has no empty key. By HMAC's definition, a zero is the same one.
    async () => post(await formV2({ secret: '\0' })),
    { credentials: { ...credentials, secretAccessKey: '' } },
  ],
])('a signature %s is right', async (_, request, options) => {
  expect(await answerTo(await request(), options)).toEqual(accepted)
})

const localhost = 'http://localhost:5566/'

function expires(Expires: string): Parameters {
  return { Expires, Timestamp: undefined }
}

const differs = /^The signature differs, by the secret key or another signed part\. The string to sign of the received /

test.each<[what: string, request: () => Promise<Request>, note: string | RegExp, options?: SimulatorOptions]>([
  [
    'an unknown key',
    async () => post(await formV2({ parameters: { AWSAccessKeyId: 'AKIDOTHER' } })),
    'The access key is AKIDOTHER; the simulator knows AKIAIOSFODNN7EXAMPLE.',
  ],
  ['a wrong secret', async () => post(await formV2({ secret: 'wrong' })), differs],
  ['another value', async () => post((await formV2()).replace('DescribeImages', 'DescribeSnapshots')), differs],
  ['a further parameter', async () => post(`${await formV2()}&Owner.1=self`), differs],
  ['a further parameter in the query', async () => post(await formV2(), { to: `${url}?Owner.1=self` }), differs],
  ['a parameter that is left out', async () => post((await formV2()).replace('Version=2016-11-15&', '')), differs],
  ['another host', async () => post(await formV2(), { to: 'https://ec2.us-west-2.amazonaws.com/' }), differs],
  ['another port', async () => post(await formV2({ host: 'localhost:80' }), { to: localhost }), differs],
  ['another path', async () => post(await formV2(), { to: `${url}x` }), differs],
  [
    "the method GET in a POST, as libcloud's signer has it",
    async () => post(await formV2({ method: 'GET' })),
    'The method: GET was signed, and the request is a POST.',
  ],
  [
    'the method POST in a GET',
    async () => new Request(`${url}?${await formV2({ method: 'POST' })}`),
    'The method: POST was signed, and the request is a GET.',
  ],
  [
    'spaces as +',
    async () =>
      post(
        await formV2({
          parameters: { 'Filter.1.Name': 'name', 'Filter.1.Value.1': 'a b' },
          join: (pairs) => pairs.join('&').replaceAll('%20', '+'),
        }),
      ),
    'The parameters: spaces were encoded as +; expected %20.',
  ],
  [
    'a signature of the other method',
    async () => post((await formV2({ hash: 'SHA-1' })).replace('HmacSHA1', 'HmacSHA256')),
    'The Signature is not one of HmacSHA256: 44 characters of Base64.',
  ],
  [
    'a signature in hexadecimal digits',
    async () => post((await formV2()).replace(/Signature=[^&]*$/, `Signature=${'0'.repeat(64)}`)),
    'The Signature is not one of HmacSHA256: 44 characters of Base64.',
  ],
  [
    'a plus that was not encoded',
    async () => post((await formV2()).replace(/Signature=[^&]*$/, `Signature=${'a'.repeat(42)}+=`)),
    'The Signature is not one of HmacSHA256: 44 characters of Base64. It has white space: encode + as %2B.',
  ],
  ['a missing token', async () => post(await formV2()), 'The session token is missing.', temporary],
  [
    'another token',
    async () => post(await formV2({ parameters: { SecurityToken: 'other' } })),
    'The session token is not that of the access key.',
    temporary,
  ],
  [
    'a token that is not expected',
    async () => post(await formV2({ parameters: { SecurityToken: 'other' } })),
    'The session token is not that of the access key.',
  ],
  [
    'a signature of SigV4 beside it',
    async () =>
      post(await formV2(), {
        headers: { authorization: authorizationOf('0'.repeat(64), 'host;x-amz-date'), 'x-amz-date': datetime },
      }),
    "The request has SigV2's parameter Signature beside another signature; expected one of them.",
  ],
])('%s: AuthFailure, and the log says why', async (_, request, note, options) => {
  const answer = await answerTo(await request(), options)
  expect(answer).toEqual({
    status: 401,
    code: 'AuthFailure',
    message: 'AWS was not able to validate the provided access credentials',
    note: typeof note === 'string' ? note : expect.stringMatching(note),
  })
  expect(answer.note).not.toMatch(/s3cretToken|wJalrX/)
})

test.each<[parameters: Parameters, code: string, message: string, note: string]>([
  [
    { SignatureVersion: '1', SignatureMethod: undefined },
    'InvalidParameterValue',
    'Value (1) for parameter SignatureVersion is invalid. Valid Signature versions are 2.',
    'The SignatureVersion is 1; expected 2, or a signature of SigV4. Versions 0 and 1 are not accepted.',
  ],
  [
    { SignatureVersion: '0', SignatureMethod: undefined },
    'InvalidParameterValue',
    'Value (0) for parameter SignatureVersion is invalid. Valid Signature versions are 2.',
    'The SignatureVersion is 0; expected 2, or a signature of SigV4. Versions 0 and 1 are not accepted.',
  ],
  [
    { SignatureMethod: 'HmacMD5' },
    'InvalidParameterValue',
    'Value (HmacMD5) for parameter SignatureMethod is invalid. Unknown signature method.',
    'The SignatureMethod is HmacMD5; expected HmacSHA256 or HmacSHA1.',
  ],
  [
    { SignatureMethod: 'toString' },
    'InvalidParameterValue',
    'Value (toString) for parameter SignatureMethod is invalid. Unknown signature method.',
    'The SignatureMethod is toString; expected HmacSHA256 or HmacSHA1.',
  ],
  ...['AWSAccessKeyId', 'SignatureVersion', 'SignatureMethod'].flatMap((name) =>
    [undefined, ''].map((value): [Parameters, string, string, string] => [
      { [name]: value },
      'MissingParameter',
      `The request must contain the parameter ${name}`,
      `The request has no ${name}; a request with a signature of SigV2 has AWSAccessKeyId, SignatureVersion, SignatureMethod, Signature.`,
    ]),
  ),
  [
    { Timestamp: undefined },
    'MissingParameter',
    'The request must contain the parameter Timestamp',
    'The request has no Timestamp and no Expires; expected one of them.',
  ],
  [
    { Expires: timestamp },
    'InvalidParameterCombination',
    'The parameter Timestamp cannot be used with the parameter Expires',
    'The request has Timestamp and Expires; expected one of them.',
  ],
  [
    { Timestamp: '2025-12-31T23:44:59Z' },
    'RequestExpired',
    'Request has expired. Timestamp date is 2025-12-31T23:44:59Z',
    "The Timestamp is 2025-12-31T23:44:59Z; the simulator's clock shows 2026-01-01T00:00:00.000Z.",
  ],
  [
    { Timestamp: '2026-01-01T00:15:01Z' },
    'RequestExpired',
    'Request has expired. Timestamp date is 2026-01-01T00:15:01Z',
    "The Timestamp is 2026-01-01T00:15:01Z; the simulator's clock shows 2026-01-01T00:00:00.000Z.",
  ],
  [
    expires('2025-12-31T23:59:59Z'),
    'RequestExpired',
    'Request has expired. Expires date is 2025-12-31T23:59:59Z',
    "The Expires is 2025-12-31T23:59:59Z; the simulator's clock shows 2026-01-01T00:00:00.000Z.",
  ],
  ...['20260101T000000Z', '2026-02-30T00:00:00Z', '2026-01-01', 'now', '1767225600'].map(
    (Timestamp): [Parameters, string, string, string] => [
      { Timestamp },
      'InvalidParameterValue',
      `Value (${Timestamp}) for parameter Timestamp is invalid. Must be in ISO8601 format`,
      `The Timestamp is ${Timestamp}; expected a time such as 2026-01-01T00:00:00Z.`,
    ],
  ),
])('%j: %s', async (parameters, code, message, note) => {
  expect(await answerTo(post(await formV2({ parameters })))).toEqual({ status: 400, code, message, note })
})

test('no Signature: MissingParameter for it, and not for AWSAccessKeyId', async () => {
  const form = (await formV2()).replace(/&Signature=[^&]*$/, '')
  expect(await answerTo(post(form))).toMatchObject({
    code: 'MissingParameter',
    message: 'The request must contain the parameter Signature',
  })
})

test.each(['AWSAccessKeyId', 'Signature', 'SignatureMethod', 'SignatureVersion', 'Timestamp'])(
  '%s twice, in the query and in the body, is once too often',
  async (name) => {
    const form = await formV2()
    const to = `${url}?${new RegExp(`(?:^|&)(${name}=[^&]*)`).exec(form)?.[1]}`
    expect(await answerTo(post(form, { to }))).toEqual({
      status: 400,
      code: 'InvalidParameterCombination',
      message: `The parameter '${name}' may only be specified once.`,
      note: `The request has ${name} more than once; expected it once.`,
    })
  },
)

test('a repeated parameter is signed twice, and refused afterwards', async () => {
  const text = `AWSAccessKeyId=${credentials.accessKeyId}&Action=DescribeImages&Owner.1=a&Owner.1=b&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z`
  const signature = await signatureV2(['POST', host, '/', text].join('\n'))
  const form = `${text.replace('Owner.1=a&Owner.1=b', 'Owner.1=b&Owner.1=a')}&Signature=${encodeURIComponent(signature)}`
  expect(await answerTo(post(form))).toMatchObject({ code: 'InvalidParameterCombination', note: undefined })
})

test('the example of the documentation of SigV2 is right', async () => {
  // AWS's example of elasticmapreduce, with its host, secret and string to sign.
  const text = [
    'GET',
    'elasticmapreduce.amazonaws.com',
    '/',
    'AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Action=DescribeJobFlows&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2011-10-03T15%3A19%3A30&Version=2009-03-31',
  ].join('\n')
  expect(encodeURIComponent(await signatureV2(text))).toBe('i91nKc4PWAt0JJIdXwz9HxZCJDdiy6cf%2FMj6vPxyYIs%3D')
  const ec2 = simulateEc2({ clock: Date.UTC(2011, 9, 3, 15, 19, 30), credentials })
  const query = `${text.split('\n')[3]}&Signature=${encodeURIComponent(await signatureV2(text))}`
  await ec2.fetch(`https://elasticmapreduce.amazonaws.com/?${query}`)
  // The signature is right, and EC2 has no such action.
  expect(ec2.calls()[0]?.note).toBeUndefined()
})

test('access keys, tokens and unknown values are not in the note', async () => {
  const parameters = { SecurityToken: 's3cretToken', Password: 's3cretWord', 'Owner.1': 'self' }
  const { note } = await answerTo(post(await formV2({ parameters, secret: 'wrong' })), temporary)
  expect(note).toBe(
    'The signature differs, by the secret key or another signed part. The string to sign of the received request has ' +
      'the method POST, the host ec2.us-east-1.amazonaws.com, the path / and the parameters:\n' +
      'AWSAccessKeyId=(redacted)&Action=DescribeImages&Owner.1=self&Password=(redacted)&SecurityToken=(redacted)&' +
      'SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-01-01T00%3A00%3A00Z&Version=2016-11-15',
  )
})

test('the note does not grow with the request', async () => {
  const parameters = { 'Filter.1.Value.1': 'x'.repeat(20_000) }
  const { note } = await answerTo(post(await formV2({ parameters, secret: 'wrong' })))
  expect(note?.length).toBeLessThan(5000)
})

test.each([
  ['the default limit', 100_001, {}, 100_000],
  ['the limit of the option', 11, { limits: { maxParameters: 10 } }, 10],
])('more parameters than %s are not sorted: InvalidRequest', async (_, count, options, limit) => {
  const form = `${await formV2()}${'&a'.repeat(count)}`
  expect(await answerTo(post(form), options)).toEqual({
    status: 400,
    code: 'InvalidRequest',
    message: expect.stringContaining('parameters'),
    note: `The request has more than ${limit} parameters; its signature was not checked.`,
  })
})

test('without credentials, the parameters of SigV2 are ignored', async () => {
  const ec2 = simulateEc2()
  expect((await ec2.fetch(post(await formV2({ secret: 'wrong' })))).status).toBe(200)
})
