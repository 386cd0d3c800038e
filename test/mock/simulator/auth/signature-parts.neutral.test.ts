// The parts of a signature: what may differ in a valid one, and what EC2 refuses although the signature fits.
import { AwsV4Signer } from 'aws4fetch'
import { DescribeImages, fromResponse } from 'ec2wire'
import { type SimulatorOptions, simulateEc2 } from 'ec2wire/mock'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newYear } from '../caller.js'
import { authorizationOf, credentials, datetime, emptyHash, host, scope, sha256, signatureOf } from './signing.js'

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

const action = 'Action=DescribeImages'
const unsignedPayload = `The hash of the body: UNSIGNED-PAYLOAD was signed, which EC2 does not accept; expected the body's hash, ${emptyHash}.`
const temporary = { credentials: { ...credentials, sessionToken: 's3cretToken' } }

/** Signs a GET request, by a canonical request that is written here. */
async function signed({
  query = action,
  headers = {},
  lines = [`host:${host}`, `x-amz-date:${datetime}`],
  names = lines.map((line) => line.slice(0, line.indexOf(':'))).join(';'),
  payload = emptyHash,
  authorization = (signature: string) => authorizationOf(signature, names),
}: {
  query?: string
  headers?: Record<string, string>
  lines?: readonly string[]
  names?: string
  payload?: string
  authorization?: (signature: string) => string
} = {}): Promise<Request> {
  const signature = await signatureOf(['GET', '/', query, ...lines, '', names, payload].join('\n'))
  return new Request(`https://${host}/?${query}`, {
    headers: { 'x-amz-date': datetime, ...headers, authorization: authorization(signature) },
  })
}

/** Presigns a GET request with these parameters. `undefined` leaves one out. */
async function presigned(
  changes: Record<string, string | undefined> = {},
  {
    extra = '',
    headers = {},
    payload = emptyHash,
    lines = [`host:${host}`],
  }: { extra?: string; headers?: HeadersInit; payload?: string; lines?: readonly string[] } = {},
): Promise<Request> {
  const parameters: Record<string, string | undefined> = {
    Action: 'DescribeImages',
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${credentials.accessKeyId}/${scope}`,
    'X-Amz-Date': datetime,
    'X-Amz-Expires': '60',
    'X-Amz-SignedHeaders': 'host',
    ...changes,
  }
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  const query = [...pairs, ...(extra ? [extra] : [])].sort().join('&')
  const names = parameters['X-Amz-SignedHeaders'] ?? 'host'
  const signature = await signatureOf(['GET', '/', query, ...lines, '', names, payload].join('\n'))
  return new Request(`https://${host}/?${query}&X-Amz-Signature=${signature}`, { headers })
}

async function changed(request: Promise<Request>, from: string | RegExp, to: string): Promise<Request> {
  const { url, headers } = await request
  const sent = new Headers(headers)
  const authorization = headers.get('authorization')
  if (authorization !== null) sent.set('authorization', authorization.replace(from, to))
  return new Request(authorization === null ? url.replace(from, to) : url, { headers: sent })
}

/** Returns the answer, and the note of the log, which is also on the console. */
async function answerTo(request: Request, options: SimulatorOptions = {}) {
  const ec2 = simulateEc2({ clock: newYear, credentials, ...options })
  const response = await ec2.fetch(request)
  const { note } = ec2.calls()[0] ?? {}
  const logged = vi.mocked(console.info).mock.calls.flat()
  expect(logged).toEqual(note === undefined ? [] : [expect.stringContaining(note)])
  const error = await fromResponse(DescribeImages, response).then(
    () => undefined,
    (error: unknown) => error,
  )
  return { status: response.status, error, note }
}

const inParts = (order: (credential: string, names: string, signature: string) => string) => () =>
  signed({
    authorization: (signature) =>
      `AWS4-HMAC-SHA256 ${order(
        `Credential=${credentials.accessKeyId}/${scope}`,
        'SignedHeaders=host;x-amz-date',
        `Signature=${signature}`,
      )}`,
  })

test.each<[string, request: () => Promise<Request>, options?: SimulatorOptions]>([
  ['of the signer of this test', () => signed()],
  [
    'with its parts in another order',
    inParts((...[credential, names, signature]) => `${signature}, ${names}, ${credential}`),
  ],
  [
    'with its parts in a third order',
    inParts((...[credential, names, signature]) => `${names}, ${credential}, ${signature}`),
  ],
  ['without spaces between its parts', inParts((...parts) => parts.join(','))],
  ['with many spaces between its parts', inParts((...parts) => `  ${parts.join(' ,\t ')}  `)],
  [
    'with an unsigned header that is not of AWS',
    () => signed({ headers: { 'content-type': 'text/plain', 'x-amzn-trace-id': 'Root=1', 'x-amzonia': 'river' } }),
  ],
  [
    'with a signed header of AWS',
    () =>
      signed({
        headers: { 'x-amz-user-agent': 'a test' },
        lines: [`host:${host}`, `x-amz-date:${datetime}`, 'x-amz-user-agent:a test'],
      }),
  ],
  [
    'with the hash of its body',
    () =>
      signed({
        headers: { 'x-amz-content-sha256': emptyHash },
        lines: [`host:${host}`, `x-amz-content-sha256:${emptyHash}`, `x-amz-date:${datetime}`],
      }),
  ],
  [
    'with a session token that is signed',
    () =>
      signed({
        headers: { 'x-amz-security-token': 's3cretToken' },
        lines: [`host:${host}`, `x-amz-date:${datetime}`, 'x-amz-security-token:s3cretToken'],
      }),
    temporary,
  ],
  [
    'over an absent header, as an empty one',
    () => signed({ lines: [`host:${host}`, `x-amz-date:${datetime}`, 'x-other:'] }),
  ],
  ['in the query', () => presigned()],
  ['in the query, without X-Amz-Expires', () => presigned({ 'X-Amz-Expires': undefined })],
  ['in the query, for a second', () => presigned({ 'X-Amz-Expires': '1' })],
  ['in the query, for a week', () => presigned({ 'X-Amz-Expires': '604800' })],
  ['in the query, in its last second', () => presigned(), { clock: newYear + 60_000 }],
  ['in the query, with a session token', () => presigned({ 'X-Amz-Security-Token': 's3cretToken' }), temporary],
])('a signature %s is right', async (_, request, options) => {
  expect(await answerTo(await request(), options)).toEqual({ status: 200, error: undefined, note: undefined })
})

test.each<[string, request: () => Promise<Request>, note: string | RegExp, options?: SimulatorOptions]>([
  [
    'another X-Amz-Algorithm, not signed',
    () => changed(presigned(), 'AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA512'),
    'The X-Amz-Algorithm is AWS4-HMAC-SHA512; expected AWS4-HMAC-SHA256.',
  ],
  [
    'another X-Amz-Algorithm, signed',
    () => presigned({ 'X-Amz-Algorithm': 'aws4-hmac-sha256' }),
    'The X-Amz-Algorithm is aws4-hmac-sha256; expected AWS4-HMAC-SHA256.',
  ],
  ...['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-SignedHeaders'].map(
    (name): [string, () => Promise<Request>, string] => [
      `no ${name}`,
      () => presigned({ [name]: undefined }),
      `The query has no ${name}; a presigned request has X-Amz-Algorithm, X-Amz-Credential, X-Amz-Date, X-Amz-SignedHeaders, X-Amz-Signature.`,
    ],
  ),
  [
    'no X-Amz-Signature',
    () => changed(presigned(), /&X-Amz-Signature=.*/, ''),
    /^The query has no X-Amz-Signature; a presigned request has /,
  ],
  ...[
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Credential', `${credentials.accessKeyId}%2F${scope.replaceAll('/', '%2F')}`],
    ['X-Amz-Date', datetime],
    ['X-Amz-Expires', '60'],
    ['X-Amz-SignedHeaders', 'host'],
    ['X-Amz-Signature', '0'.repeat(64)],
    ['X-Amz-Security-Token', 's3cretToken&X-Amz-Security-Token=s3cretToken'],
  ].map(([name, value]): [string, () => Promise<Request>, string] => [
    `${name} twice`,
    () => presigned({}, { extra: `${name}=${value}` }),
    `The query has ${name} more than once; expected it once.`,
  ]),
  ...['604801', '99999999999', '0', '-1', '60.5', '6e1', '0x3C', '', ' 60', 'soon'].map(
    (seconds): [string, () => Promise<Request>, string] => [
      `the X-Amz-Expires "${seconds}"`,
      () => presigned({ 'X-Amz-Expires': seconds }),
      `The X-Amz-Expires is ${/^\S+$/.test(seconds) ? seconds : JSON.stringify(seconds)}; expected an integer from 1 to 604800.`,
    ],
  ),
  [
    'a presigned request with a header of AWS',
    () => presigned({}, { headers: { 'x-amz-acl': 'public' } }),
    'The header x-amz-acl is not signed; expected all x-amz-* headers among the signed headers.',
  ],
  ['a presigned request over UNSIGNED-PAYLOAD', () => presigned({}, { payload: 'UNSIGNED-PAYLOAD' }), unsignedPayload],
  [
    'a presigned request that states UNSIGNED-PAYLOAD in its query',
    () => presigned({ 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' }, { payload: 'UNSIGNED-PAYLOAD' }),
    unsignedPayload,
  ],
  [
    'a presigned request whose signed x-amz-content-sha256 is not sent',
    () =>
      presigned(
        { 'X-Amz-SignedHeaders': 'host;x-amz-content-sha256' },
        { payload: 'UNSIGNED-PAYLOAD', lines: [`host:${host}`, 'x-amz-content-sha256:UNSIGNED-PAYLOAD'] },
      ),
    unsignedPayload,
  ],
  [
    'a presigned request that states UNSIGNED-PAYLOAD, with another fault',
    () => presigned({ 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' }, { payload: 'other' }),
    /or another signed part\. The query states UNSIGNED-PAYLOAD, which EC2 does not accept; expected the body's hash, /,
  ],
  [
    'signatures in the header and in the query',
    async () => {
      const { headers } = await signed()
      const { url } = await presigned({}, { headers })
      return new Request(url, { headers })
    },
    'The request has a signature in its Authorization header, and one in its query; expected one of them.',
  ],

  [
    'a scope with a tail',
    () => signed({ authorization: (signature) => authorizationOf(signature, 'host;x-amz-date', `${scope}/x`) }),
    `The credential scope is ${scope}/x; expected ${scope}.`,
  ],
  [
    'a scope with a slash behind it',
    () => signed({ authorization: (signature) => authorizationOf(signature, 'host;x-amz-date', `${scope}/`) }),
    `The credential scope is ${scope}/; expected ${scope}.`,
  ],
  [
    'a scope that is short',
    () =>
      signed({ authorization: (signature) => authorizationOf(signature, 'host;x-amz-date', '20260101/us-east-1/ec2') }),
    'The end of the credential scope is missing; expected aws4_request.',
  ],
  [
    'another end of the scope',
    () => presigned({ 'X-Amz-Credential': `${credentials.accessKeyId}/20260101/us-east-1/ec2/aws5_request` }),
    'The end of the credential scope is aws5_request; expected aws4_request.',
  ],
  [
    'another date in the scope',
    () => presigned({ 'X-Amz-Credential': `${credentials.accessKeyId}/20251231/us-east-1/ec2/aws4_request` }),
    'The date of the credential scope is 20251231; expected 20260101.',
  ],
  [
    'another service',
    () => presigned({ 'X-Amz-Credential': `${credentials.accessKeyId}/20260101/us-east-1/s3/aws4_request` }),
    'The service of the credential scope is s3; expected ec2.',
  ],
  [
    'a credential without a key',
    () => presigned({ 'X-Amz-Credential': `/${scope}` }),
    `The access key is ""; the simulator knows ${credentials.accessKeyId}.`,
  ],
  [
    'an access key with a line feed and an escape',
    () => presigned({ 'X-Amz-Credential': `A\n\u009B2J/${scope}` }),
    `The access key is "A\\n\\u009b2J"; the simulator knows ${credentials.accessKeyId}.`,
  ],

  [
    'a signed header twice',
    () => signed({ lines: [`host:${host}`, `host:${host}`, `x-amz-date:${datetime}`] }),
    'The signed headers are host;host;x-amz-date; expected sorted names, each once; host follows host.',
  ],
  [
    'signed headers in another order, signed so',
    () => signed({ lines: [`x-amz-date:${datetime}`, `host:${host}`] }),
    'The signed headers are x-amz-date;host; expected sorted names, each once; host follows x-amz-date.',
  ],
  [
    'signed headers in another order, signed sorted',
    () => changed(signed(), 'host;x-amz-date', 'x-amz-date;host'),
    'The signed headers are x-amz-date;host; expected sorted names, each once; host follows x-amz-date.',
  ],
  [
    'signed headers in upper case',
    () => signed({ names: 'Host;host;x-amz-date' }),
    'The signed headers are Host;host;x-amz-date; expected names of headers in lower case.',
  ],
  [
    'no host among the signed headers',
    () => signed({ lines: [`x-amz-date:${datetime}`] }),
    'The signed headers are x-amz-date; expected host among them.',
  ],
  [
    'no date among the signed headers',
    () => signed({ lines: [`host:${host}`] }),
    'The signed headers are host; expected x-amz-date among them.',
  ],
  [
    'a header of AWS that is not signed',
    () => signed({ headers: { 'x-amz-user-agent': 'a test' } }),
    'The header x-amz-user-agent is not signed; expected all x-amz-* headers among the signed headers.',
  ],
  [
    'a session token that is not signed',
    () => signed({ headers: { 'x-amz-security-token': 's3cretToken' } }),
    'The header x-amz-security-token is not signed; expected all x-amz-* headers among the signed headers.',
    temporary,
  ],
  ['no session token', () => signed(), 'The session token is missing.', temporary],
  [
    'a session token for a key without one',
    () => presigned({ 'X-Amz-Security-Token': 's3cretToken' }),
    'The session token is not that of the access key.',
  ],
  [
    'a session token that is longer',
    () => presigned({ 'X-Amz-Security-Token': 's3cretToken2' }),
    'The session token is not that of the access key.',
    temporary,
  ],
  [
    'a session token that is shorter',
    () => presigned({ 'X-Amz-Security-Token': 's3cretToke' }),
    'The session token is not that of the access key.',
    temporary,
  ],

  [
    'UNSIGNED-PAYLOAD, though it is signed',
    () =>
      signed({
        headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
        lines: [`host:${host}`, 'x-amz-content-sha256:UNSIGNED-PAYLOAD', `x-amz-date:${datetime}`],
        payload: 'UNSIGNED-PAYLOAD',
      }),
    `The x-amz-content-sha256 is UNSIGNED-PAYLOAD, which EC2 does not accept; expected the body's hash, ${emptyHash}.`,
  ],
  [
    'the hash of another body, though it is signed',
    async () => {
      const other = await sha256('other')
      return signed({
        headers: { 'x-amz-content-sha256': other },
        lines: [`host:${host}`, `x-amz-content-sha256:${other}`, `x-amz-date:${datetime}`],
        payload: other,
      })
    },
    /^The body is not the one that was hashed: x-amz-content-sha256 is [0-9a-f]{64}, and the body's hash is e3b0c442/,
  ],
  [
    'a hash in upper case, though it is signed',
    () =>
      signed({
        headers: { 'x-amz-content-sha256': emptyHash.toUpperCase() },
        lines: [`host:${host}`, `x-amz-content-sha256:${emptyHash.toUpperCase()}`, `x-amz-date:${datetime}`],
        payload: emptyHash.toUpperCase(),
      }),
    /^The body is not the one that was hashed: x-amz-content-sha256 is "E3B0C442[^"]*…", and the body's hash is e3b0c442/,
  ],
  [
    'a signed header that is gone',
    () => signed({ lines: [`host:${host}`, `x-amz-date:${datetime}`, 'x-other:value'] }),
    /^The signature differs, .* The signed header x-other is not in the request\. The canonical request /,
  ],
  [
    'a request that is signed without its query',
    async () => {
      const { headers } = await signed({ query: '' })
      return new Request(`https://${host}/?${action}`, { headers })
    },
    'The query: a request without one was signed.',
  ],
  [
    'a path that is encoded once',
    async () => {
      const lines = ['GET', '/two%20words', action, `host:${host}`, `x-amz-date:${datetime}`]
      const signature = await signatureOf([...lines, '', 'host;x-amz-date', emptyHash].join('\n'))
      const headers = { 'x-amz-date': datetime, authorization: authorizationOf(signature, 'host;x-amz-date') }
      return new Request(`https://${host}/two words?${action}`, { headers })
    },
    'The path: it was encoded once; expected it encoded twice.',
  ],

  ...[
    ['the scheme in lower case', 'AWS4-HMAC-SHA256', 'aws4-hmac-sha256'],
    ['another scheme', 'AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA512'],
    ['no scheme', 'AWS4-HMAC-SHA256 ', ''],
    ['no parts', / .*/, ''],
    ['no Credential', /Credential=[^,]+, /, ''],
    ['no SignedHeaders', /SignedHeaders=[^,]+, /, ''],
    ['no Signature', /, Signature=.*/, ''],
    ['an empty part', /$/, ','],
    ['an unknown part', /$/, ', Other=part'],
    ['a part without a value', /Signature=.*/, 'Signature='],
    ['names of parts in lower case', 'Credential', 'credential'],
    ['spaces in a part', 'host;x-amz-date', 'host; x-amz-date'],
    ['spaces instead of commas', /,/g, ''],
  ].map(([name = '', from = '', to = '']): [string, () => Promise<Request>, string] => [
    name as string,
    () => changed(signed(), from, to as string),
    'The Authorization header is not one of SigV4: AWS4-HMAC-SHA256 with Credential, SignedHeaders and Signature.',
  ]),
  [
    'a part twice',
    () => changed(signed(), /(, Signature=.*)/, '$1$1'),
    'The Authorization header has Signature twice; expected it once.',
  ],
  [
    'the header twice',
    async () => {
      const { url, headers } = await signed()
      headers.append('authorization', headers.get('authorization') ?? '')
      return new Request(url, { headers })
    },
    'The Authorization header is not one of SigV4: AWS4-HMAC-SHA256 with Credential, SignedHeaders and Signature.',
  ],
  [
    'a signature in upper case',
    async () => {
      const request = await signed()
      const authorization = request.headers.get('authorization') ?? ''
      const upper = authorization.replace(/[0-9a-f]{64}$/, (signature) => signature.toUpperCase())
      return new Request(request, { headers: { ...Object.fromEntries(request.headers), authorization: upper } })
    },
    'The signature is not 64 hexadecimal digits in lower case.',
  ],
  [
    'a signature that is cut off',
    () => changed(presigned(), /.$/, ''),
    'The signature is not 64 hexadecimal digits in lower case.',
  ],
  ...[
    ['that is repeated', `${datetime}, ${datetime}`],
    ['of a day that does not exist', '20260230T000000Z'],
    ['of an hour that does not exist', '20260101T240000Z'],
    ['in another format', '2026-01-01T00:00:00Z'],
  ].map(([name, date = '']): [string, () => Promise<Request>, RegExp] => [
    `a date ${name}`,
    () => signed({ headers: { 'x-amz-date': date }, lines: [`host:${host}`, `x-amz-date:${date}`] }),
    /^The X-Amz-Date is .*; expected a time such as 20260101T000000Z\.$/,
  ]),
  [
    'no date',
    async () => {
      const { url, headers } = await signed()
      headers.delete('x-amz-date')
      return new Request(url, { headers })
    },
    'The X-Amz-Date or Date is missing; expected a time such as 20260101T000000Z.',
  ],
])('%s: AuthFailure, and the log says why', async (_, request, note, options) => {
  const answer = await answerTo(await request(), options)
  expect(answer.note).toEqual(typeof note === 'string' ? note : expect.stringMatching(note))
  expect(answer).toMatchObject({
    status: 401,
    error: { code: 'AuthFailure', message: 'AWS was not able to validate the provided access credentials' },
  })
  expect(answer.note).not.toMatch(new RegExp(`s3cretToken|${credentials.secretAccessKey.replaceAll('/', '.')}`))
})

test.each<[string, request: () => Promise<Request>, clock: number]>([
  ['a second after its X-Amz-Expires', () => presigned(), newYear + 61_000],
  ['a week and a second later', () => presigned({ 'X-Amz-Expires': '604800' }), newYear + 604_801_000],
  [
    '15 minutes and a second later, without X-Amz-Expires',
    () => presigned({ 'X-Amz-Expires': undefined }),
    newYear + 901_000,
  ],
  ['15 minutes and a second earlier', () => presigned(), newYear - 901_000],
])('a presigned request, %s: RequestExpired', async (_, request, clock) => {
  const { status, error, note } = await answerTo(await request(), { clock })
  expect([status, error, note]).toEqual([
    400,
    expect.objectContaining({ code: 'RequestExpired' }),
    expect.stringMatching(/^The X-Amz-Date is 20260101T000000Z; the simulator's clock shows 202\d{5}T\d{6}Z\.$/),
  ])
})

test('the note names some of many keys', async () => {
  const keys = Array.from({ length: 1000 }, (_, index) => ({ accessKeyId: `AKID${index}`, secretAccessKey: 'secret' }))
  const { note } = await answerTo(await signed(), { credentials: keys })
  expect(note).toBe(
    `The access key is ${credentials.accessKeyId}; the simulator knows AKID0, AKID1, AKID2, AKID3, AKID4, more.`,
  )
})

test('the note does not grow with the request, and does not reach the terminal raw', async () => {
  const request = await signed({
    query: `${action}&Value=${'a'.repeat(100_000)}`,
    headers: { 'my-header': '\x9B2J' },
    lines: [`host:${host}`, 'my-header:other', `x-amz-date:${datetime}`],
  })
  const { note = '' } = await answerTo(request)
  expect(note.length).toBeLessThan(5000)
  const short = await signed({
    headers: { 'my-header': '\x9B2J' },
    lines: [`host:${host}`, 'my-header:', `x-amz-date:${datetime}`],
  })
  vi.mocked(console.info).mockClear()
  const shown = (await answerTo(short)).note
  expect(shown).toContain('my-header:')
  expect(shown).not.toContain('\x9B')
})

test('a signer of others and that of this test agree', async () => {
  const signer = new AwsV4Signer({
    url: `https://${host}/?${action}`,
    ...credentials,
    service: 'ec2',
    region: 'us-east-1',
    datetime,
  })
  expect((await signer.sign()).headers.get('authorization')).toBe((await signed()).headers.get('authorization'))
})
