import { shown } from '../shown.js'
import { datetimeOfHttpDate, timeOf } from './signing-time.js'

/** A SigV4 signature as it was sent. */
export interface SigV4 {
  readonly accessKeyId: string
  /** The parts of the credential scope: the date, the Region, the service and `aws4_request`. */
  readonly scope: readonly string[]
  /** When the request was signed: `20260101T000000Z`. */
  readonly datetime: string
  /** The header with the time. A presigned request has the time in its query. */
  readonly dateHeader: 'x-amz-date' | 'date' | undefined
  /** The seconds for which a presigned request is valid. */
  readonly expires: number | undefined
  readonly signedHeaders: readonly string[]
  readonly signature: string
  readonly token: string | undefined
  readonly isInQuery: boolean
}

/**
 * Reads the SigV4 signature of a request. Returns a note if it has not the form of one, and `undefined` if there is none.
 * Two signatures are refused. DynamoDB was seen to refuse them (mhart/dynalite), so that is inferred for EC2.
 */
export function readSigV4({ headers, url }: Request): SigV4 | string | undefined {
  const authorization = headers.get('authorization')
  const query = new URL(url).searchParams
  const isPresigned = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature'].some((name) => query.has(name))
  if (authorization === null) return isPresigned ? readPresigned(query) : undefined
  if (!isPresigned) return readAuthorization(authorization, headers)
  return 'The request has a signature in its Authorization header, and one in its query; expected one of them.'
}

const algorithm = 'AWS4-HMAC-SHA256'

/** The parts may come in any order, with or without spaces. The algorithm has one spelling, though HTTP schemes have many. */
function readAuthorization(authorization: string, headers: Headers): SigV4 | string {
  const [, scheme, list = ''] = /^(\S+)\s+(.*)$/.exec(authorization) ?? []
  const parts = new Map<string, string>()
  for (const part of scheme === algorithm ? list.split(',') : []) {
    const [, name, value] = /^(Credential|SignedHeaders|Signature)=(\S+)$/.exec(part.trim()) ?? []
    if (name === undefined || value === undefined) return notSigV4
    if (parts.has(name)) return `The Authorization header has ${name} twice; expected it once.`
    parts.set(name, value)
  }
  const credential = parts.get('Credential')
  const names = parts.get('SignedHeaders')
  const signature = parts.get('Signature')
  if (credential === undefined || names === undefined || signature === undefined) return notSigV4

  const date = headers.get('x-amz-date')
  return checked({
    ...partsOfCredential(credential),
    datetime: date ?? datetimeOfHttpDate(headers.get('date') ?? ''),
    dateHeader: date === null ? 'date' : 'x-amz-date',
    expires: undefined,
    signedHeaders: names.split(';'),
    signature,
    token: headers.get('x-amz-security-token') ?? undefined,
    isInQuery: false,
  })
}

const notSigV4 = `The Authorization header is not one of SigV4: ${algorithm} with Credential, SignedHeaders and Signature.`

const required = [
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-SignedHeaders',
  'X-Amz-Signature',
] as const

/** Seconds. Documented for S3, and inferred for EC2. */
const maxExpires = 604_800

/** Seconds; EC2's window for other requests. Inferred: aws4fetch presigns requests for EC2 without `X-Amz-Expires`. */
const defaultExpires = 900

function readPresigned(query: URLSearchParams): SigV4 | string {
  for (const name of [...required, 'X-Amz-Expires', 'X-Amz-Security-Token']) {
    if (query.getAll(name).length > 1) return `The query has ${name} more than once; expected it once.`
  }
  const missing = required.find((name) => !query.get(name))
  if (missing !== undefined) return `The query has no ${missing}; a presigned request has ${required.join(', ')}.`
  const value = (name: (typeof required)[number]) => query.get(name) ?? ''
  const sentAlgorithm = value('X-Amz-Algorithm')
  if (sentAlgorithm !== algorithm) return `The X-Amz-Algorithm is ${shown(sentAlgorithm)}; expected ${algorithm}.`

  const sentExpires = query.get('X-Amz-Expires')
  const expires = Number(sentExpires ?? defaultExpires)
  if (!/^\d+$/.test(sentExpires ?? '1') || expires < 1 || expires > maxExpires) {
    return `The X-Amz-Expires is ${shown(sentExpires)}; expected an integer from 1 to ${maxExpires}.`
  }
  return checked({
    ...partsOfCredential(value('X-Amz-Credential')),
    datetime: value('X-Amz-Date'),
    dateHeader: undefined,
    expires,
    signedHeaders: value('X-Amz-SignedHeaders').split(';'),
    signature: value('X-Amz-Signature'),
    token: query.get('X-Amz-Security-Token') ?? undefined,
    isInQuery: true,
  })
}

function partsOfCredential(credential: string): Pick<SigV4, 'accessKeyId' | 'scope'> {
  const [accessKeyId = '', ...scope] = credential.split('/')
  return { accessKeyId, scope }
}

function checked(sent: SigV4): SigV4 | string {
  if (timeOf(sent.datetime) === undefined) {
    const name = sent.dateHeader === 'date' ? 'X-Amz-Date or Date' : 'X-Amz-Date'
    return `The ${name} is ${shown(sent.datetime || undefined)}; expected a time such as 20260101T000000Z.`
  }
  if (!/^[0-9a-f]{64}$/.test(sent.signature)) return 'The signature is not 64 hexadecimal digits in lower case.'
  return sent
}
