// A simulator with credentials accepts what is signed right, and nothing that was changed after it was signed.
import { decodeError } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/simulator'
import fc from 'fast-check'
import { defineAsync, same, type Target } from './property.ts'
import { quietly } from './quietly.ts'
import { accessKeyId, type Sent, secretAccessKey, signed, type Unsigned } from './signed-request.ts'

const now = new Date('2026-01-01T00:00:00Z')
const sessionToken = 'FwoGZXIvYXdzEXAMPLEtoken+/='
const form = 'Action=DescribeInstances&Version=2016-11-15'

/** In the value of a filter, a backslash begins an escape. */
const texts = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('\\', '/'))
const pairs = [...new URLSearchParams(form)] as [string, string][]

const unsignedRequests: fc.Arbitrary<Unsigned> = fc
  .record({
    isInQuery: fc.boolean(),
    filters: fc.array(texts, { maxLength: 3 }),
    place: fc.constantFrom(
      { host: 'ec2.us-east-1.amazonaws.com', region: 'us-east-1' },
      { host: 'ec2.eu-west-1.amazonaws.com', region: 'eu-west-1' },
      { host: 'localhost:5566', region: 'us-east-1' },
      { host: '127.0.0.1', region: 'us-east-1' },
    ),
    headers: fc.uniqueArray(
      fc.tuple(
        fc.constantFrom('content-type', 'x-amz-target', 'x-custom', 'user-agent', 'x-amz-meta-a', 'amz-sdk-request'),
        fc.constantFrom('a', 'a  b', ' a ', 'text/plain; charset=utf-8', 'a,b', '"a  b"', 'x=1', ''),
      ),
      { selector: ([name]) => name, maxLength: 3 },
    ),
    minutes: fc.integer({ min: -15, max: 15 }),
    hasToken: fc.boolean(),
    isPresigned: fc.boolean(),
    statesHash: fc.boolean(),
  })
  .map(({ isInQuery, filters, place, headers, minutes, hasToken, isPresigned, statesHash }) => {
    const all = [
      ...pairs,
      ['Filter.1.Name', 'tag:Name'],
      ...filters.map((text, index) => [`Filter.1.Value.${index + 1}`, text]),
    ]
    const parameters = (filters.length === 0 ? pairs : all) as [string, string][]
    // A presigned request is valid from then on, for five minutes.
    const shift = isPresigned ? Math.min(minutes, 4) : minutes
    return {
      ...place,
      method: isInQuery ? 'GET' : 'POST',
      query: isInQuery ? parameters : [],
      headers,
      body: isInQuery ? '' : new URLSearchParams(parameters).toString(),
      datetime: new Date(now.getTime() - shift * 60_000).toISOString().replace(/[-:]|\.\d+/g, ''),
      token: hasToken ? sessionToken : undefined,
      isPresigned,
      statesHash,
    }
  })

/** A change that makes no difference to a signature. */
type Change = (sent: Sent, at: number, text: string) => Sent | undefined

const harmless: Readonly<Record<string, Change>> = {
  'parameters of the query in another order': (sent, at) =>
    inQuery(sent, (list) => [...list.slice(at % list.length), ...list.slice(0, at % list.length)]),
  'a header that is not signed': (sent, _, text) => withHeader(sent, 'x-unsigned', `a${text.replace(/[^!-~]/g, '')}`),
  'headers in another order': (sent) => ({ ...sent, headers: sent.headers.toReversed() }),
  'parts of the Authorization header in another order': (sent) =>
    inAuthorization(sent, (value) =>
      value.replace(/ (.*)$/, (_, list: string) => ` ${list.split(', ').toReversed().join(',')}`),
    ),
  'more white space in the Authorization header': (sent) =>
    inAuthorization(sent, (value) => value.replaceAll(', ', ' ,  ')),
  'escapes in lower case': (sent) =>
    inUrl(sent, (search) => search.replace(/%[0-9A-F]{2}/g, (char) => char.toLowerCase())),
  'an escape of a letter': (sent) => inUrl(sent, (search) => search.replace('Action', '%41ction')),
}

const harmful: Readonly<Record<string, Change>> = {
  'a character of the Authorization header': (sent, at, text) =>
    inAuthorization(sent, (value) => replaced(value, at, text)),
  'a character of the query': (sent, at, text) => inUrl(sent, (search) => replaced(search, at, text)),
  'a digit of the signature': (sent, at) => {
    const other = (digits: string) =>
      digits.slice(0, at % 64) +
      ((Number.parseInt(digits[at % 64] ?? '', 16) + 1 + (at % 15)) % 16).toString(16) +
      digits.slice((at % 64) + 1)
    const change = (value: string) => value.replace(/(?<=Signature=)[0-9a-f]{64}/, other)
    return inAuthorization(sent, change) ?? inUrl(sent, change)
  },
  'a shorter signature': (sent) => {
    const change = (value: string) => value.replace(/(?<=Signature=[0-9a-f]{63})[0-9a-f]/, '')
    return inAuthorization(sent, change) ?? inUrl(sent, change)
  },
  'another parameter in the query': (sent, _, text) => ({
    ...sent,
    url: `${sent.url}${sent.url.includes('?') ? '&' : '?'}x${encoded(text)}`,
  }),
  'a parameter that is left out of the query': (sent, at) =>
    inQuery(sent, (list) => list.filter((_, index) => index !== at % list.length)),
  'a parameter that is twice in the query': (sent, at) =>
    inQuery(sent, (list) => [...list, list[at % list.length] ?? '']),
  'another path': (sent, _, text) => ({ ...sent, url: sent.url.replace(/(?<=\w)\//, `/x${encoded(text)}/`) }),
  // A host may be signed without its port.
  'another port': (sent) => ({ ...sent, url: sent.url.replace(/(?<=\w):\d+\//, ':81/') }),
  'another host': (sent) => ({ ...sent, url: sent.url.replace(/\/\/[\w.-]+/, '//ec2.us-east-2.amazonaws.com') }),
  'another method': (sent) => ({ ...sent, method: sent.method === 'GET' ? 'POST' : 'PUT' }),
  'another body': (sent, at, text) =>
    sent.method === 'GET' ? undefined : { ...sent, body: replaced(sent.body, at, text) },
  'a longer body': (sent, _, text) => (sent.method === 'GET' ? undefined : { ...sent, body: `${sent.body}&${text}` }),
  'an empty body': (sent) => (sent.method === 'GET' ? undefined : { ...sent, body: '' }),
  'a signed header that is left out': (sent, at) => {
    const names = sent.headers.filter(([name, value]) => name !== 'authorization' && value.trim() !== '')
    return names.length === 0 ? undefined : without(sent, names[at % names.length]?.[0] ?? '')
  },
  'another value of a signed header': (sent, at) => {
    const index = at % sent.headers.length
    const headers = sent.headers.map(
      ([name, value], position) => [name, position === index ? `${value}x` : value] as const,
    )
    return sent.headers.length === 0 ? undefined : { ...sent, headers }
  },
  'a second value of a signed header': (sent, at) => {
    const again = sent.headers[at % sent.headers.length]
    return again && { ...sent, headers: [...sent.headers, again] }
  },
  'an x-amz header that is not signed': (sent) => withHeader(sent, 'x-amz-other', 'a'),
  'the hash of another body': (sent) =>
    withHeader(without(sent, 'x-amz-content-sha256'), 'x-amz-content-sha256', '0'.repeat(64)),
  'an unsigned body': (sent) =>
    withHeader(without(sent, 'x-amz-content-sha256'), 'x-amz-content-sha256', 'UNSIGNED-PAYLOAD'),
  'another algorithm': (sent) => {
    const change = (value: string) => value.replace('AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1')
    return inAuthorization(sent, change) ?? inUrl(sent, change)
  },
  'no algorithm': (sent) => {
    return (
      inAuthorization(sent, (value) => value.replace('AWS4-HMAC-SHA256 ', '')) ??
      inUrl(sent, (search) => search.replace(/&?X-Amz-Algorithm=[^&]*/, ''))
    )
  },
  'a scope with a tail': (sent) => {
    return (
      inAuthorization(sent, (value) => value.replace('aws4_request', 'aws4_request/x')) ??
      inUrl(sent, (search) => search.replace('aws4_request', 'aws4_request%2Fx'))
    )
  },
  'a signed header twice in the list': (sent) => {
    return (
      inAuthorization(sent, (value) => value.replace(/SignedHeaders=(.*?)host/, 'SignedHeaders=$1host;host')) ??
      inUrl(sent, (search) => search.replace(/SignedHeaders=(.*?)host/, 'SignedHeaders=$1host%3Bhost'))
    )
  },
  'a longer time': (sent) => inUrl(sent, (search) => search.replace('X-Amz-Expires=300', 'X-Amz-Expires=604801')),
  'another access key': (sent) => {
    const change = (value: string) => value.replace(accessKeyId, 'AKIAOTHER')
    return inAuthorization(sent, change) ?? inUrl(sent, change)
  },
  'a second signature': (sent) => {
    if (sent.headers.some(([name]) => name === 'authorization'))
      return { ...sent, url: `${sent.url}${sent.url.includes('?') ? '&' : '?'}X-Amz-Signature=${'0'.repeat(64)}` }
    return withHeader(
      sent,
      'authorization',
      `AWS4-HMAC-SHA256 Credential=${accessKeyId}/x, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
    )
  },
  'a token': (sent) => withHeader(without(sent, 'x-amz-security-token'), 'x-amz-security-token', 'other'),
  'no signature': (sent) => ({
    ...without(sent, 'authorization'),
    url: sent.url.replace(/&?X-Amz-(?:Signature|Credential|Algorithm)=[^&]*/g, ''),
  }),
}

/** The codes for requests without a valid signature, or without an action that the simulator has. */
const refusals = [
  'AuthFailure',
  'RequestExpired',
  'MissingParameter',
  'MissingAction',
  'InvalidAction',
  'UnsupportedOperation',
]

export const signatures: Target = {
  name: 'signatures',
  properties: [
    defineAsync('a signed request is accepted', unsignedRequests, async (unsigned) => {
      same((await answer(unsigned, signed(unsigned))).code, undefined)
    }),
    ...Object.entries(harmless).map(([name, change]) =>
      defineAsync(
        `${name}: the request is accepted`,
        fc.tuple(unsignedRequests, fc.nat(), texts),
        async ([unsigned, at, text]) => {
          const changed = change(signed(unsigned), at, text)
          if (changed) same((await answer(unsigned, changed)).code, undefined, JSON.stringify(changed))
        },
        30,
      ),
    ),
    ...Object.entries(harmful).map(([name, change]) =>
      defineAsync(
        `${name}: the request is refused`,
        fc.tuple(unsignedRequests, fc.nat(), texts),
        async ([unsigned, at, text]) => {
          const sent = signed(unsigned)
          const changed = change(sent, at, text)
          if (changed === undefined || isSame(changed, sent)) return
          const { code, note } = await answer(unsigned, changed)
          const isRefused =
            code !== undefined && refusals.includes(code) && (code !== 'MissingParameter' || note !== undefined)
          same(isRefused, true, `${code} (${note}) for ${JSON.stringify(changed)}`)
        },
        30,
      ),
    ),
  ],
}

/** Sends a request. Returns the code of the error, if it is answered with one, and the note of the log. */
async function answer({ token }: Unsigned, { method, url, headers, body }: Sent) {
  const credentials = { accessKeyId, secretAccessKey, ...(token !== undefined && { sessionToken: token }) }
  const ec2 = simulateEc2({ credentials, clock: now })
  const list = new Headers()
  for (const [name, value] of headers) list.append(name, value)
  const request = new Request(url, { method, headers: list, ...(method !== 'GET' && { body }) })
  const { result, printed } = await quietly(async () => {
    const response = await ec2.fetch(request)
    return response.ok ? undefined : decodeError(await response.text()).code
  })
  const note = ec2.calls()[0]?.note
  for (const secret of [secretAccessKey, ...(token === undefined ? [] : [token, encodeURIComponent(token)])]) {
    if (`${printed}${note}`.includes(secret)) throw new Error(`A secret is in the note: ${note}`)
  }
  return { code: result, note }
}

/** Whether two requests are signed alike. White space and the way in which a character is escaped make no difference. */
function isSame(one: Sent, other: Sent): boolean {
  const comparable = ({ method, url, headers, body }: Sent) => {
    const { host, pathname, searchParams } = new URL(url)
    const list = new Headers()
    for (const [name, value] of headers)
      list.append(
        name,
        name === 'authorization' ? value.replace(/\s*,\s*/g, ',').replace(/\s+/, ' ') : value.replace(/\s+/g, ' '),
      )
    return JSON.stringify([method, host, pathname, [...searchParams].sort(), [...list], body])
  }
  return comparable(one) === comparable(other)
}

function encoded(text: string): string {
  return encodeURIComponent(text)
}

/** Replaces a character by a text. */
function replaced(whole: string, at: number, text: string): string {
  const index = at % (whole.length + 1)
  return whole.slice(0, index) + text.replace(/[^\x20-\x7e]/g, '') + whole.slice(index + 1)
}

function withHeader(sent: Sent, name: string, value: string): Sent {
  return { ...sent, headers: [...sent.headers, [name, value]] }
}

function without(sent: Sent, name: string): Sent {
  return { ...sent, headers: sent.headers.filter(([other]) => other !== name) }
}

/** Changes the Authorization header. Returns `undefined` if there is none. */
function inAuthorization(sent: Sent, change: (value: string) => string): Sent | undefined {
  if (!sent.headers.some(([name]) => name === 'authorization')) return undefined
  const headers = sent.headers.map(([name, value]) => [name, name === 'authorization' ? change(value) : value] as const)
  return { ...sent, headers }
}

/** Changes the query. Returns `undefined` if there is none. */
function inUrl(sent: Sent, change: (search: string) => string): Sent | undefined {
  const [start, search] = sent.url.split('?')
  return search === undefined ? undefined : { ...sent, url: `${start}?${change(search)}` }
}

function inQuery(sent: Sent, change: (list: string[]) => string[]): Sent | undefined {
  return inUrl(sent, (search) => change(search.split('&')).join('&'))
}
