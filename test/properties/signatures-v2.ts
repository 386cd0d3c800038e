// A simulator with credentials accepts what is signed right by SigV2, and nothing that was changed after it was signed.
import { decodeError } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/simulator'
import fc from 'fast-check'
import { defineAsync, same, type Target } from './property.ts'
import { quietly } from './quietly.ts'
import { accessKeyId, type Sent, secretAccessKey } from './signed-request.ts'
import { signedV2, type UnsignedV2 } from './signed-v2-request.ts'

const now = new Date('2026-01-01T00:00:00Z')
const sessionToken = 'FwoGZXIvYXdzEXAMPLEtoken+/='

/** In the value of a filter, a backslash begins an escape. */
const texts = fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('\\', '/'))

const unsignedRequests: fc.Arbitrary<UnsignedV2> = fc
  .record({
    method: fc.constantFrom('GET', 'POST'),
    host: fc.constantFrom('ec2.us-east-1.amazonaws.com', 'ec2.eu-west-1.amazonaws.com', 'localhost:5566', '127.0.0.1'),
    signsPort: fc.boolean(),
    filters: fc.array(texts, { maxLength: 12 }),
    algorithm: fc.constantFrom('HmacSHA256', 'HmacSHA1'),
    minutes: fc.integer({ min: -15, max: 15 }),
    isExpires: fc.boolean(),
    hasToken: fc.boolean(),
  })
  .map(({ filters, minutes, isExpires, hasToken, ...rest }) => {
    const shift = isExpires ? Math.abs(minutes) : minutes
    const at = new Date(now.getTime() + shift * 60_000).toISOString().replace('.000', '')
    return {
      ...rest,
      parameters: [
        ['Action', 'DescribeInstances'],
        ['Version', '2016-11-15'],
        ...(filters.length === 0 ? [] : [['Filter.1.Name', 'tag:Name']]),
        ...filters.map((text, index) => [`Filter.1.Value.${index + 1}`, text]),
      ] as [string, string][],
      time: [isExpires ? 'Expires' : 'Timestamp', at],
      token: hasToken ? sessionToken : undefined,
    }
  })

/** A change of a request. `undefined` if it cannot be changed so. */
type Change = (sent: Sent, at: number, text: string) => Sent | undefined

const harmless: Readonly<Record<string, Change>> = {
  'parameters in another order': (sent, at) =>
    inForm(sent, (form) => {
      const list = form.split('&')
      return [...list.slice(at % list.length), ...list.slice(0, at % list.length)].join('&')
    }),
  'escapes in lower case': (sent) =>
    inForm(sent, (form) => form.replace(/%[0-9A-F]{2}/g, (char) => char.toLowerCase())),
  'spaces as +': (sent) => inForm(sent, (form) => form.replaceAll('%20', '+')),
  'an escape of a letter': (sent) => inForm(sent, (form) => form.replace('Action', '%41ction')),
  'parameters in the query and in the body': (sent, at) => {
    if (sent.method === 'GET') return undefined
    const list = sent.body.split('&')
    const inQuery = list.slice(0, at % list.length)
    return { ...sent, url: `${sent.url}?${inQuery.join('&')}`, body: list.slice(inQuery.length).join('&') }
  },
  'a header that is not signed': (sent, _, text) => ({
    ...sent,
    headers: [...sent.headers, ['x-other', `a${text.replace(/[^!-~]/g, '')}`]],
  }),
}

const harmful: Readonly<Record<string, Change>> = {
  'another character': (sent, at, text) => inForm(sent, (form) => replaced(form, at, text)),
  'another character of the signature': (sent, at) =>
    inForm(sent, (form) =>
      form.replace(/(?<=Signature=)[^&]*/, (signature) => {
        const index = at % 20
        return signature.slice(0, index) + (signature[index] === 'A' ? 'B' : 'A') + signature.slice(index + 1)
      }),
    ),
  'a shorter signature': (sent) => inForm(sent, (form) => form.replace(/(?<=Signature=)./, '')),
  'no signature': (sent) => inForm(sent, (form) => form.replace(/&Signature=[^&]*/, '')),
  'another parameter': (sent, _, text) => inForm(sent, (form) => `${form}&x${encodeURIComponent(text)}=1`),
  'a parameter that is left out': (sent, at) =>
    inForm(sent, (form) => {
      const list = form.split('&')
      return list.filter((_, index) => index !== at % list.length).join('&')
    }),
  'a parameter that is there twice': (sent, at) =>
    inForm(sent, (form) => {
      const list = form.split('&')
      return [...list, list[at % list.length]].join('&')
    }),
  'another method': (sent) =>
    sent.method === 'GET'
      ? { ...sent, method: 'POST', url: sent.url.replace(/\?.*/, ''), body: sent.url.replace(/^[^?]*\?/, '') }
      : { ...sent, method: 'GET', url: `${sent.url}?${sent.body}`, body: '' },
  'another host': (sent) => ({ ...sent, url: sent.url.replace(/\/\/[^/]+/, '//ec2.us-east-2.amazonaws.com') }),
  'another path': (sent, _, text) => ({
    ...sent,
    url: sent.url.replace(/(\/\/[^/]+\/)/, `$1x${encodeURIComponent(text)}`),
  }),
  'the other algorithm': (sent) =>
    inForm(sent, (form) => form.replace(/HmacSHA(256|1)/, (name) => (name === 'HmacSHA1' ? 'HmacSHA256' : 'HmacSHA1'))),
  'an older version': (sent, at) =>
    inForm(sent, (form) => form.replace('SignatureVersion=2', `SignatureVersion=${at % 2}`)),
  'another access key': (sent) => inForm(sent, (form) => form.replace(accessKeyId, 'AKIAOTHER')),
  'another token': (sent) => inForm(sent, (form) => `${form.replace(/&SecurityToken=[^&]*/, '')}&SecurityToken=other`),
  'both times': (sent) =>
    inForm(sent, (form) => `${form}&${form.includes('Timestamp=') ? 'Expires' : 'Timestamp'}=2026-01-01T00%3A00%3A00Z`),
}

/** The codes for requests without a valid signature, or without an action that the simulator has. */
const refusals = [
  'AuthFailure',
  'RequestExpired',
  'MissingParameter',
  'InvalidParameterValue',
  'InvalidParameterCombination',
  'MissingAction',
  'InvalidAction',
  'UnsupportedOperation',
]

export const signaturesV2: Target = {
  name: 'signatures of version 2',
  properties: [
    defineAsync('a request that is signed by SigV2 is accepted', unsignedRequests, async (unsigned) => {
      same((await answer(unsigned, signedV2(unsigned))).code, undefined)
    }),
    ...Object.entries(harmless).map(([name, change]) =>
      defineAsync(
        `SigV2, ${name}: the request is accepted`,
        fc.tuple(unsignedRequests, fc.nat(), texts),
        async ([unsigned, at, text]) => {
          const changed = change(signedV2(unsigned), at, text)
          if (changed) same((await answer(unsigned, changed)).code, undefined, JSON.stringify(changed))
        },
        30,
      ),
    ),
    ...Object.entries(harmful).map(([name, change]) =>
      defineAsync(
        `SigV2, ${name}: the request is refused`,
        fc.tuple(unsignedRequests, fc.nat(), texts),
        async ([unsigned, at, text]) => {
          const sent = signedV2(unsigned)
          const changed = change(sent, at, text)
          if (changed === undefined || isSame(changed, sent)) return
          const { code, note } = await answer(unsigned, changed)
          const isRefused = code !== undefined && refusals.includes(code)
          // Without an action, nobody looks at the signature.
          const isNoted =
            note !== undefined || ['MissingAction', 'InvalidAction', 'UnsupportedOperation'].includes(`${code}`)
          same(isRefused && isNoted, true, `${code} (${note}) for ${JSON.stringify(changed)}`)
        },
        30,
      ),
    ),
  ],
}

/** Sends a request. Returns the code of the error, if it is answered with one, and the note of the log. */
async function answer({ token }: UnsignedV2, { method, url, headers, body }: Sent) {
  const credentials = { accessKeyId, secretAccessKey, ...(token !== undefined && { sessionToken: token }) }
  const ec2 = simulateEc2({ credentials, clock: now })
  const request = new Request(url, {
    method,
    headers: [...headers.map(([name, value]): [string, string] => [name, value])],
    ...(method !== 'GET' && { body }),
  })
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

/** Whether two requests are signed alike. */
function isSame(one: Sent, other: Sent): boolean {
  const comparable = ({ method, url, body }: Sent) => {
    const { host, pathname, search } = new URL(url)
    const parameters = [...new URLSearchParams(search), ...new URLSearchParams(body)]
    return JSON.stringify([method, host, pathname, parameters.map((pair) => JSON.stringify(pair)).sort()])
  }
  return comparable(one) === comparable(other)
}

/** Changes the parameters, wherever they are. */
function inForm(sent: Sent, change: (form: string) => string): Sent {
  if (sent.method !== 'GET') return { ...sent, body: change(sent.body) }
  const [start = '', search = ''] = sent.url.split('?')
  return { ...sent, url: `${start}?${change(search)}` }
}

/** Replaces a character by a text. */
function replaced(whole: string, at: number, text: string): string {
  const index = at % (whole.length + 1)
  return whole.slice(0, index) + text.replace(/[^\x20-\x7e]/g, '') + whole.slice(index + 1)
}
