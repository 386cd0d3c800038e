// Signs what a test says by SigV2, right or wrong. It shares nothing with the code that it tests.
import { credentials, host } from './signing.js'

export const timestamp = '2026-01-01T00:00:00Z'

/** The parameters of SigV2, without the signature. `undefined` leaves one out. */
export type Parameters = Readonly<Record<string, string | undefined>>

export interface SigningV2 {
  readonly method?: string
  readonly host?: string
  readonly path?: string
  /** Changes of the parameters, before they are signed. */
  readonly parameters?: Parameters
  readonly secret?: string
  readonly hash?: 'SHA-256' | 'SHA-1'
  /** Returns the parameters as they are signed, from sorted and encoded pairs. */
  readonly join?: (pairs: readonly string[]) => string
}

/** Returns the form of a signed request: its parameters in the order in which they were given, then the signature. */
export async function formV2({
  method = 'POST',
  host: signedHost = host,
  path = '/',
  parameters = {},
  secret = credentials.secretAccessKey,
  hash = 'SHA-256',
  join = (pairs) => pairs.join('&'),
}: SigningV2 = {}): Promise<string> {
  const all: Parameters = {
    Action: 'DescribeImages',
    Version: '2016-11-15',
    AWSAccessKeyId: credentials.accessKeyId,
    SignatureVersion: '2',
    SignatureMethod: hash === 'SHA-1' ? 'HmacSHA1' : 'HmacSHA256',
    Timestamp: timestamp,
    ...parameters,
  }
  const pairs = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encoded(name)}=${encoded(value)}`],
  )
  const names = (pair: string) => pair.slice(0, pair.indexOf('='))
  const sorted = [...pairs].sort((one, other) => (names(one) < names(other) ? -1 : 1))
  const signature = await signatureV2([method, signedHost, path, join(sorted)].join('\n'), secret, hash)
  return [...pairs, `Signature=${encoded(signature)}`].join('&')
}

/** Signs a text, which is written as it is signed. */
export async function signatureV2(
  text: string,
  secret = credentials.secretAccessKey,
  hash: 'SHA-256' | 'SHA-1' = 'SHA-256',
): Promise<string> {
  const bytes = new TextEncoder()
  const algorithm = { name: 'HMAC', hash }
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), algorithm, false, ['sign'])
  const signature = await crypto.subtle.sign('HMAC', key, bytes.encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(signature)))
}

/** Encodes by RFC 3986. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}
