import { AwsV4Signer } from 'aws4fetch'
import { CreateImage, DescribeImages, encodeRequest, fromResponse, toRequest } from 'ec2wire'
import { type SimulatorOptions, simulateEc2 } from 'ec2wire/mock'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newYear } from '../caller.js'

const accessKeyId = 'AKIAIOSFODNN7EXAMPLE'
const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const credentials = { accessKeyId, secretAccessKey }
const body = encodeRequest(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name: "it's a web server (1)" })
const url = 'https://ec2.us-east-1.amazonaws.com/'
const datetime = '20260101T000000Z'

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

type SignerOptions = Partial<ConstructorParameters<typeof AwsV4Signer>[0]>

async function signed(options: SignerOptions = {}): Promise<Request> {
  const signer = new AwsV4Signer({
    method: 'POST',
    url,
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    ...credentials,
    service: 'ec2',
    region: 'us-east-1',
    datetime,
    ...options,
  })
  const { method, url: to, headers, body: content } = await signer.sign()
  return new Request(to, { method, headers, ...(method === 'POST' && { body: content as string }) })
}

function simulate(options: SimulatorOptions = {}) {
  return simulateEc2({ clock: newYear, credentials, ...options })
}

test.each<[string, options: SignerOptions, simulator?: SimulatorOptions]>([
  ['in the header', {}],
  ['in the header of a GET', { method: 'GET', url: `${url}?${body}`, body: undefined as never }],
  [
    'in the query of a GET',
    { method: 'GET', url: `${url}?${body}`, body: undefined as never, headers: {}, signQuery: true },
  ],
  ['in the query of a POST', { signQuery: true }],
  ['with a stated hash of the body', { headers: { 'x-amz-content-sha256': await sha256(body) } }],
  ['of temporary credentials', { sessionToken: 'token' }, { credentials: { ...credentials, sessionToken: 'token' } }],
  ['of one of several keys', {}, { credentials: [{ accessKeyId: 'AKID', secretAccessKey: 'x' }, credentials] }],
  ['for another host with its Region', { url: 'https://ec2.eu-west-1.amazonaws.com/', region: 'eu-west-1' }],
  ['for a port', { url: 'http://localhost:5566/' }],
  ['15 minutes ago', { datetime: '20251231T234500Z' }],
])('a signature %s is right', async (_, options, simulator) => {
  const ec2 = simulate(simulator)
  const { ImageId } = await fromResponse(CreateImage, await ec2.fetch(await signed(options)))
  expect(ec2.images.get(ImageId)?.Name).toBe("it's a web server (1)")
  expect(console.info).not.toHaveBeenCalled()
})

const notValid = ['AuthFailure', 401, 'AWS was not able to validate the provided access credentials'] as const

test.each<[string, request: () => Promise<Request>, answer: readonly [string, number, string], note: string | RegExp]>([
  [
    'an unsigned call',
    async () => toRequest(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name: 'web' }, { region: 'us-east-1' }),
    ['MissingParameter', 400, 'The request must contain the parameter AWSAccessKeyId'],
    'The request has no signature, neither of SigV4 in its header or query, nor of SigV2 in its parameters.',
  ],
  [
    'an unknown key',
    () => signed({ accessKeyId: 'AKIDOTHER' }),
    notValid,
    'The access key is AKIDOTHER; the simulator knows AKIAIOSFODNN7EXAMPLE.',
  ],
  [
    'a wrong secret',
    () => signed({ secretAccessKey: 'wrong' }),
    notValid,
    /^The signature differs, by the secret key, the body, or another signed part\. The canonical request of the received request is:\nPOST\n\/\n\nhost:ec2\.us-east-1\.amazonaws\.com\nx-amz-date:20260101T000000Z\n\nhost;x-amz-date\n[0-9a-f]{64}\nand the string to sign is:\nAWS4-HMAC-SHA256\n20260101T000000Z\n20260101\/us-east-1\/ec2\/aws4_request\n[0-9a-f]{64}$/,
  ],
  [
    'a changed body',
    async () => new Request(await signed(), { body: `${body}&DryRun=true` }),
    notValid,
    /^The signature differs, by the secret key, the body, or another signed part/,
  ],
  [
    'a changed body whose hash is stated',
    async () =>
      new Request(await signed({ headers: { 'x-amz-content-sha256': await sha256(body) } }), {
        body: `${body}&DryRun=true`,
      }),
    notValid,
    /^The body is not the one that was hashed: x-amz-content-sha256 is [0-9a-f]{64}, and the body's hash is [0-9a-f]{64}\.$/,
  ],
  ['a body that was left out', () => signedWithout(body), notValid, 'The hash of the body: an empty body was signed.'],
  [
    'a stale date',
    () => signed({ datetime: '20251231T234459Z' }),
    ['RequestExpired', 400, 'Request has expired.'],
    "The X-Amz-Date is 20251231T234459Z; the simulator's clock shows 20260101T000000Z.",
  ],
  [
    'a presigned call that is over',
    () =>
      signed({
        method: 'GET',
        url: `${url}?${body}&X-Amz-Expires=60`,
        body: undefined as never,
        headers: {},
        signQuery: true,
        datetime: '20251231T235800Z',
      }),
    ['RequestExpired', 400, 'Request has expired.'],
    "The X-Amz-Date is 20251231T235800Z; the simulator's clock shows 20260101T000000Z.",
  ],
  [
    'a wrong Region',
    () => signed({ region: 'eu-west-1' }),
    notValid,
    'The Region of the credential scope is eu-west-1; expected us-east-1.',
  ],
  [
    'a Region in upper case',
    () => signed({ region: 'US-EAST-1' }),
    notValid,
    'The Region of the credential scope is US-EAST-1; expected us-east-1.',
  ],
  [
    'a wrong service',
    () => signed({ service: 'monitoring' }),
    notValid,
    'The service of the credential scope is monitoring; expected ec2.',
  ],
  [
    'a session token that is not expected',
    () => signed({ sessionToken: 'token' }),
    notValid,
    'The session token is not that of the access key.',
  ],
  [
    'a header that is no signature',
    async () => new Request(url, { method: 'POST', body, headers: { authorization: 'Bearer token' } }),
    notValid,
    'The Authorization header is not one of SigV4: AWS4-HMAC-SHA256 with Credential, SignedHeaders and Signature.',
  ],
  [
    'a date that is none',
    async () => {
      const { headers } = await signed()
      headers.set('x-amz-date', 'today')
      return new Request(url, { method: 'POST', body, headers })
    },
    notValid,
    'The X-Amz-Date is today; expected a time such as 20260101T000000Z.',
  ],
])("%s: the answer is EC2's, and the log says what differs", async (_, request, [code, status, message], note) => {
  const ec2 = simulate()
  const response = await ec2.fetch(await request())
  expect(response.status).toBe(status)
  await expect(fromResponse(CreateImage, response)).rejects.toMatchObject({ code, message })
  const [call] = ec2.calls(CreateImage)
  expect(call?.note).toEqual(typeof note === 'string' ? note : expect.stringMatching(note))
  expect(vi.mocked(console.info).mock.calls).toEqual([
    [`[ec2wire] The response to CreateImage is ${code}. ${call?.note}`],
  ])
  expect(JSON.stringify([call?.note, vi.mocked(console.info).mock.calls])).not.toContain(secretAccessKey)
  expect(ec2.images.size).toBe(0)
})

test('a host that was signed without its port is right', async () => {
  const request = new Request('http://localhost:5566/', await signed({ url: 'http://localhost/' }))
  expect((await simulate().fetch(request)).status).toBe(200)
})

test('a host that was signed with a port is wrong without it', async () => {
  const request = new Request('http://localhost/', await signed({ url: 'http://localhost:5566/' }))
  expect((await simulate().fetch(request)).status).toBe(401)
})

test('a token is not in the note', async () => {
  const token = { ...credentials, sessionToken: 's3cretToken' }
  const ec2 = simulate({ credentials: token })
  await ec2.fetch(await signed({ ...token, secretAccessKey: 'wrong' }))
  await ec2.fetch(await signed({ ...token, secretAccessKey: 'wrong', signQuery: true }))
  for (const { note } of ec2.calls()) {
    expect(note).toContain('(redacted)')
    expect(note).not.toContain('s3cretToken')
  }
})

test('a signed length counts where the request does not show it', async () => {
  const request = await signed({ headers: { 'content-length': String(body.length) }, allHeaders: true })
  request.headers.delete('content-length')
  expect((await simulate().fetch(request)).status).toBe(200)
})

test.each(['host;;x-amz-date', 'host;x-amz-date;', 'host;a@b'])('the signed headers %s are none', async (names) => {
  const { headers } = await signed()
  headers.set('authorization', (headers.get('authorization') ?? '').replace('host;x-amz-date', names))
  const response = await simulate().fetch(new Request(url, { method: 'POST', body, headers }))
  expect(response.status).toBe(401)
})

test('advance does not make signatures stale', async () => {
  const ec2 = simulate()
  ec2.advance(86_400_000)
  expect((await ec2.fetch(await signed())).status).toBe(200)
})

test('without credentials, nobody has to sign', async () => {
  const ec2 = simulateEc2()
  const response = await ec2.fetch(toRequest(DescribeImages, {}, { region: 'us-east-1' }))
  expect(response.status).toBe(200)
})

/** Signs a body and sends another. */
async function signedWithout(sent: string): Promise<Request> {
  const { headers } = await signed({ body: '' })
  return new Request(url, { method: 'POST', headers, body: sent })
}

async function sha256(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
