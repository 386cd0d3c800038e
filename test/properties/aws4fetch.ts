// Requests that aws4fetch signs, and changes of one signed part. Runs in pages, too.
import { AwsV4Signer } from 'aws4fetch'
import { simulateEc2 } from 'ec2wire/mock'
import fc from 'fast-check'

const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'token/+==',
}
const now = Date.UTC(2026, 0, 1)

/** A signed request, in the parts that a change can reach. */
export interface Sent {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A request with another value of one part. */
export interface Change {
  readonly part: string
  readonly sent: Sent
}

/** Names of its own would sign a request twice, and aws4fetch does not sign parameters without a name. */
const parameter = fc.tuple(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).filter((name) => !/^(?:x-amz-|action$)/i.test(name)),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

/** Bytes that a header can carry. aws4fetch takes U+00A0 for a space, though it is a byte of other characters. */
const headerValue = fc.string({
  unit: fc
    .integer({ min: 0x20, max: 0xff })
    .filter((code) => code !== 0x7f && code !== 0xa0)
    .map((code) => String.fromCharCode(code)),
  maxLength: 12,
})
const headerName = fc.constantFrom(
  'accept',
  'content-type',
  'my-header1',
  'my-header1-id',
  'x-amz-meta',
  'x-amz-user-agent',
  'x-custom',
)

/** Requests that aws4fetch signs: GET and POST, by the header or the query, with any parameters, headers and path. */
export const signedRequests: fc.Arbitrary<Promise<Sent>> = fc
  .record({
    method: fc.constantFrom('GET', 'POST'),
    signQuery: fc.boolean(),
    allHeaders: fc.boolean(),
    origin: fc.constantFrom('https://ec2.us-east-1.amazonaws.com', 'http://localhost:5566'),
    path: fc.array(fc.constantFrom('', 'a', 'b c', '%2F', '~é', "(')!*", '..', '.'), { maxLength: 4 }),
    query: fc.array(parameter, { maxLength: 4 }),
    headers: fc.dictionary(headerName, headerValue, { noNullPrototype: true }),
    form: fc.array(parameter, { maxLength: 3 }),
  })
  .map(async ({ method, signQuery, allHeaders, origin, path, query, headers, form }) => {
    const url = `${origin}/${path.join('/')}?${new URLSearchParams([['Action', 'DescribeImages'], ...query])}`
    const body = method === 'POST' ? new URLSearchParams(form).toString() : ''
    const key = { ...credentials, service: 'ec2', region: 'us-east-1', datetime: '20260101T000000Z' }
    const signer = new AwsV4Signer({ method, url, headers, body, ...key, signQuery, allHeaders })
    const signed = await signer.sign()
    return { method, url: signed.url.href, headers: Object.fromEntries(signed.headers), body }
  })

/** Returns the note of a simulator that checks signatures, or `undefined` if the signature is right. */
export async function noteOf({ method, url, headers, body }: Sent): Promise<string | undefined> {
  const ec2 = simulateEc2({ clock: now, credentials })
  // For a text, `Request` would add a content type.
  const bytes = new TextEncoder().encode(body)
  await ec2.fetch(new Request(url, { method, headers, ...(method === 'POST' && { body: bytes }) }))
  const [call, ...others] = ec2.calls()
  if (call?.action !== 'DescribeImages' || others.length > 0) throw new Error('The request has no one action.')
  return call.note
}

/** Returns the request with one signed part changed, for each part. `at` chooses the place in a part. */
export function changesOf(sent: Sent, at: number): readonly Change[] {
  return [...headerChanges(sent, at), ...urlChanges(sent, at), ...bodyChanges(sent, at), ...signatureChanges(sent, at)]
}

function headerChanges(sent: Sent, at: number): readonly Change[] {
  const signed = signedNames(sent).filter((name) => Object.hasOwn(sent.headers, name))
  return signed.flatMap((name) => {
    const value = sent.headers[name] ?? ''
    return [
      { part: `a character of ${name}`, sent: withHeader(sent, name, flipped(value, at)) },
      { part: `more of ${name}`, sent: withHeader(sent, name, `${value} x`) },
    ]
  })
}

function urlChanges(sent: Sent, at: number): readonly Change[] {
  const pairs = [...new URL(sent.url).searchParams]
  const withPairs = (changed: readonly (readonly [string, string])[]) =>
    withUrl(sent, (url) => {
      url.search = new URLSearchParams(changed.map(([name, value]) => [name, value])).toString()
    })
  return [
    ...pairs.flatMap(([name, value], index) => {
      const others = pairs.filter((_, other) => other !== index)
      // Without DescribeImages, another action would be answered.
      if (name === 'Action') return []
      return [
        { part: `the value of ${name}`, sent: withPairs([...others, [name, flipped(value, at)]]) },
        { part: `the name of ${name}`, sent: withPairs([...others, [`${name}x`, value]]) },
        { part: `no ${name}`, sent: withPairs(others) },
      ]
    }),
    { part: 'one more parameter', sent: withPairs([...pairs, ['DryRun', 'true']]) },
    {
      part: 'the path',
      sent: withUrl(sent, (url) => {
        url.pathname += 'x'
      }),
    },
    {
      part: 'the host',
      sent: withUrl(sent, (url) => {
        // A host may be signed without its port, so that another port would not be another host.
        if (url.port === '') url.hostname = 'ec2.us-east-2.amazonaws.com'
        else url.port = '5567'
      }),
    },
  ]
}

function bodyChanges(sent: Sent, at: number): readonly Change[] {
  if (sent.method === 'GET') return [{ part: 'the method', sent: { ...sent, method: 'POST' } }]
  return [
    { part: 'the method', sent: { ...sent, method: 'GET', body: '' } },
    { part: 'a character of the body', sent: { ...sent, body: flipped(sent.body, at) } },
    { part: 'more of the body', sent: { ...sent, body: `${sent.body}&DryRun=true` } },
  ]
}

function signatureChanges(sent: Sent, at: number): readonly Change[] {
  const names = signedNames(sent)
  return [
    { part: 'the access key', from: credentials.accessKeyId, to: flipped(credentials.accessKeyId, at) },
    { part: 'the date of the scope', from: '20260101/', to: '20260102/' },
    { part: 'the Region of the scope', from: 'us-east-1/', to: 'us-east-2/' },
    { part: 'the service of the scope', from: '/ec2/', to: '/ec3/' },
    { part: 'the end of the scope', from: 'aws4_request', to: flipped('aws4_request', at) },
    { part: 'a tail of the scope', from: 'aws4_request', to: 'aws4_request/x' },
    { part: 'the algorithm', from: 'AWS4-HMAC-SHA256', to: 'AWS4-HMAC-SHA512' },
    {
      part: 'a digit of the signature',
      from: /(?<=Signature=)[0-9a-f]{64}/,
      to: (hex: string) => flippedDigit(hex, at),
    },
    ...names.map((name) => ({
      part: `${name} among the signed headers`,
      from: `SignedHeaders=${names.join(';')}`,
      to: `SignedHeaders=${names.filter((other) => other !== name).join(';') || 'x'}`,
    })),
  ].map(({ part, from, to }) => ({ part, sent: inSignature(sent, from, to) }))
}

/** Changes the Authorization header, or the parameters of a presigned request. */
function inSignature(sent: Sent, from: string | RegExp, to: string | ((found: string) => string)): Sent {
  const change = (text: string) => (typeof to === 'string' ? text.replace(from, to) : text.replace(from, to))
  const { authorization } = sent.headers
  if (authorization !== undefined) return withHeader(sent, 'authorization', change(authorization))
  // The parameters of the signature are the last ones. Others may hold the same text.
  const start = sent.url.search(/X-Amz-Date=20260101T000000Z/)
  const signature = sent.url.slice(start).replaceAll('%2F', '/').replaceAll('%3B', ';')
  return { ...sent, url: sent.url.slice(0, start) + change(signature) }
}

function signedNames({ url, headers }: Sent): readonly string[] {
  const inHeader = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1]
  return (inHeader ?? new URL(url).searchParams.get('X-Amz-SignedHeaders') ?? '').split(';')
}

function withHeader(sent: Sent, name: string, value: string): Sent {
  return { ...sent, headers: { ...sent.headers, [name]: value } }
}

function withUrl(sent: Sent, change: (url: URL) => void): Sent {
  const url = new URL(sent.url)
  change(url)
  return { ...sent, url: url.href }
}

/** Changes one character that is not white space. A text without one gets one. */
function flipped(value: string, at: number): string {
  const visible = [...value].flatMap((char, index) => (/^[!-~]$/.test(char) ? [index] : []))
  const place = visible[at % visible.length]
  if (place === undefined) return `${value}x`
  return [...value].map((char, index) => (index !== place ? char : char === 'a' ? 'b' : 'a')).join('')
}

function flippedDigit(digits: string, at: number): string {
  const place = at % digits.length
  return `${digits.slice(0, place)}${digits[place] === '0' ? '1' : '0'}${digits.slice(place + 1)}`
}
