// Signs requests by SigV2, step by step as its documentation does. Shares nothing with the simulator.
import { createHmac } from 'node:crypto'
import { accessKeyId, type Sent, secretAccessKey } from './signed-request.ts'

type Pairs = readonly (readonly [name: string, value: string])[]

/** What to sign. */
export interface UnsignedV2 {
  readonly method: 'GET' | 'POST'
  readonly host: string
  /** The host without its port may be signed. */
  readonly signsPort: boolean
  readonly parameters: Pairs
  readonly algorithm: 'HmacSHA256' | 'HmacSHA1'
  /** `Timestamp` or `Expires`. */
  readonly time: readonly [name: string, value: string]
  readonly token: string | undefined
}

/** Signs a request. See https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html */
export function signedV2({ method, host, signsPort, parameters, algorithm, time, token }: UnsignedV2): Sent {
  const all: Pairs = [
    ...parameters,
    ['AWSAccessKeyId', accessKeyId],
    ['SignatureVersion', '2'],
    ['SignatureMethod', algorithm],
    time,
    ...(token === undefined ? [] : [['SecurityToken', token] as const]),
  ]
  // Sorts the bytes of the names, one by one.
  const sorted = [...all].sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
  let query = ''
  for (const [name, value] of sorted) {
    if (query !== '') query += '&'
    query += `${escaped(name)}=${escaped(value)}`
  }
  const signedHost = signsPort ? host : host.replace(/:\d+/, '')
  const hmac = createHmac(algorithm === 'HmacSHA1' ? 'sha1' : 'sha256', secretAccessKey)
  hmac.update(`${method}\n`)
  hmac.update(`${signedHost}\n`)
  hmac.update('/\n')
  hmac.update(query)
  const signature = hmac.digest('base64')
  const form = [...all, ['Signature', signature] as const]
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .join('&')
  return method === 'GET'
    ? { method, url: `https://${host}/?${form}`, headers: [], body: '' }
    : {
        method,
        url: `https://${host}/`,
        headers: [['content-type', 'application/x-www-form-urlencoded; charset=utf-8']],
        body: form,
      }
}

/** Encodes every byte but letters, digits, `-`, `_`, `.` and `~`. */
function escaped(text: string): string {
  let encoded = ''
  for (const byte of Buffer.from(text)) {
    const char = String.fromCharCode(byte)
    encoded += /[A-Za-z0-9_.~-]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return encoded
}
