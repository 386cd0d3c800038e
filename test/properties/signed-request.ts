// Signs requests by SigV4, step by step as its documentation does. Shares nothing with the simulator.
import { createHash, createHmac } from 'node:crypto'

export const accessKeyId = 'AKIAIOSFODNN7EXAMPLE'
export const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

type Pairs = readonly (readonly [name: string, value: string])[]

/** What to sign. */
export interface Unsigned {
  readonly method: 'GET' | 'POST'
  readonly host: string
  readonly region: string
  readonly query: Pairs
  /** Names in lower case, without the host. */
  readonly headers: Pairs
  readonly body: string
  readonly datetime: string
  readonly token: string | undefined
  readonly isPresigned: boolean
  /** Whether the header x-amz-content-sha256 states the hash of the body. */
  readonly statesHash: boolean
}

/** A request as it is sent. */
export interface Sent {
  readonly method: string
  readonly url: string
  readonly headers: Pairs
  readonly body: string
}

/** Signs a request. See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
export function signed(unsigned: Unsigned): Sent {
  const { method, host, region, body, datetime, token, isPresigned, statesHash } = unsigned
  const scope = [datetime.slice(0, 8), region, 'ec2', 'aws4_request'].join('/')
  const hash = sha256(body)
  const headers: [string, string][] = [...unsigned.headers.map(([name, value]): [string, string] => [name, value])]
  if (!isPresigned) headers.push(['x-amz-date', datetime])
  if (token !== undefined && !isPresigned) headers.push(['x-amz-security-token', token])
  if (statesHash) headers.push(['x-amz-content-sha256', hash])
  const toSign = [...headers, ['host', host] as const].sort(([one], [other]) => (one < other ? -1 : 1))
  const names = toSign.map(([name]) => name).join(';')
  const credential = `${accessKeyId}/${scope}`
  const presigning: Pairs = [
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Credential', credential],
    ['X-Amz-Date', datetime],
    ['X-Amz-Expires', '300'],
    ['X-Amz-SignedHeaders', names],
    ...(token === undefined ? [] : [['X-Amz-Security-Token', token] as const]),
  ]
  const query = [...unsigned.query, ...(isPresigned ? presigning : [])]
  const canonicalQuery = query
    .map(([name, value]) => [escaped(name), escaped(value)] as const)
    .sort(([one, value], [other, otherValue]) => (one === other ? order(value, otherValue) : order(one, other)))
    .map((pair) => pair.join('='))
    .join('&')
  const canonicalHeaders = toSign.map(([name, value]) => `${name}:${value.trim().replace(/ +/g, ' ')}\n`).join('')
  const canonical = [method, '/', canonicalQuery, canonicalHeaders, names, hash].join('\n')
  const stringToSign = ['AWS4-HMAC-SHA256', datetime, scope, sha256(canonical)].join('\n')
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`)
  const signature = hmac(key, stringToSign).toString('hex')
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`
  const search = [...query, ...(isPresigned ? [['X-Amz-Signature', signature] as const] : [])]
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .join('&')
  return {
    method,
    url: `https://${host}/${search && `?${search}`}`,
    headers: isPresigned ? headers : [...headers, ['authorization', authorization]],
    body,
  }
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function escaped(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) => (/[\w.~-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : percent(byte)))
    .join('')
}

function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
