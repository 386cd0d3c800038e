import { AwsV4Signer } from 'aws4fetch'
import { ec2Error } from '../../../errors/ec2-error.js'
import type { Ec2ServiceError } from '../../../errors/ec2-service-error.js'
import { missingParameter } from '../../../errors/request-errors.js'
import { regionOf } from '../../endpoint.js'
import type { SignatureFault } from '../../respond/call-steps.js'
import { redacted } from './redact.js'

/** An access key that a simulator accepts. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** The session token of temporary credentials. */
  readonly sessionToken?: string | undefined
}

/** What a valid signature depends on. */
export interface SignatureSettings {
  readonly credentials: readonly Credentials[]
  /** The Region for hosts without one. */
  readonly region: string
  /** Milliseconds since 1970, by the clock of the clients. */
  readonly now: number
}

/**
 * Checks the SigV4 signature of a request, in its header or in its query. Returns `undefined` if it is valid.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export async function findSignatureFault(
  request: Request,
  settings: SignatureSettings,
): Promise<SignatureFault | undefined> {
  const signature = readSignature(request)
  if (signature === undefined) {
    return fault(unsigned(), 'The request has no SigV4 signature, neither in its header nor in its query.')
  }
  if (typeof signature === 'string') return fault(notValid(), signature)
  const { accessKeyId, scope, datetime, signedHeaders, token } = signature
  const known = settings.credentials.find((credentials) => credentials.accessKeyId === accessKeyId)
  if (!known) {
    const keys = settings.credentials.map((credentials) => credentials.accessKeyId).join(', ')
    return fault(notValid(), `The access key is ${accessKeyId}; the simulator knows ${keys}.`)
  }
  if (token !== known.sessionToken) {
    return fault(notValid(), `The session token is ${token === undefined ? 'missing' : 'not that of the access key'}.`)
  }
  const region = regionOf(new URL(request.url)) ?? settings.region
  const expected = [datetime.slice(0, 8), region, 'ec2', 'aws4_request']
  for (const [index, name] of ['date', 'Region', 'service', 'end'].entries()) {
    if (scope[index] !== expected[index]) {
      return fault(notValid(), `The ${name} of the credential scope is ${scope[index]}; expected ${expected[index]}.`)
    }
  }
  const missing = ['host', ...(signature.isInQuery ? [] : ['x-amz-date'])].find((name) => !signedHeaders.includes(name))
  if (missing) {
    return fault(notValid(), `The signed headers are ${signedHeaders.join(';')}; expected ${missing} among them.`)
  }
  const stale = staleness(signature, settings.now)
  if (stale) return fault(ec2Error('RequestExpired'), stale)
  return compare(request, signature, known, region)
}

interface Signature {
  readonly accessKeyId: string
  /** The date, the Region, the service and `aws4_request`. */
  readonly scope: readonly string[]
  readonly datetime: string
  /** The seconds for which a presigned request is valid. */
  readonly expires: number | undefined
  readonly signedHeaders: readonly string[]
  readonly signature: string
  readonly token: string | undefined
  readonly isInQuery: boolean
}

/** Returns the signature of a request, a sentence about what is wrong with it, or `undefined` if there is none. */
function readSignature({ headers, url }: Request): Signature | string | undefined {
  const query = new URL(url).searchParams
  const header = headers.get('authorization')
  if (header === null && !query.has('X-Amz-Signature')) return undefined
  const isInQuery = header === null
  const [, credential, names, signature] =
    header === null
      ? ['', query.get('X-Amz-Credential'), query.get('X-Amz-SignedHeaders'), query.get('X-Amz-Signature')]
      : (/^AWS4-HMAC-SHA256\s+Credential=([^\s,]+)\s*,\s*SignedHeaders=([^\s,]+)\s*,\s*Signature=([0-9a-f]+)\s*$/.exec(
          header,
        ) ?? [])
  const datetime = isInQuery ? query.get('X-Amz-Date') : headers.get('x-amz-date')
  const [accessKeyId, ...scope] = credential?.split('/') ?? []
  const isList = names?.split(';').every((name) => /^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(name))
  if (!accessKeyId || !names || !signature || !isList) {
    return `The ${isInQuery ? 'query' : 'Authorization header'} is not one of SigV4: AWS4-HMAC-SHA256 with Credential, SignedHeaders and Signature.`
  }
  if (!datetime || Number.isNaN(timeOf(datetime))) {
    return `The X-Amz-Date is ${datetime ?? 'missing'}; expected a time such as 20260101T000000Z.`
  }
  return {
    accessKeyId,
    scope,
    datetime,
    expires: isInQuery ? Number(query.get('X-Amz-Expires') ?? 900) : undefined,
    signedHeaders: names.split(';'),
    signature,
    token: (isInQuery ? query.get('X-Amz-Security-Token') : headers.get('x-amz-security-token')) ?? undefined,
    isInQuery,
  }
}

/** EC2's documented window is 15 minutes. */
function staleness({ datetime, expires }: Signature, now: number): string | undefined {
  const window = 15 * 60_000
  const at = timeOf(datetime)
  const last = expires === undefined ? at + window : at + expires * 1000
  if (now >= at - window && now <= last) return undefined
  return `The X-Amz-Date is ${datetime}; the simulator's clock shows ${dateOf(now)}.`
}

async function compare(
  request: Request,
  signature: Signature,
  credentials: Credentials,
  region: string,
): Promise<SignatureFault | undefined> {
  const body = await request.clone().arrayBuffer()
  const stated = request.headers.get('x-amz-content-sha256')
  if (stated !== null && stated !== 'UNSIGNED-PAYLOAD') {
    const actual = await signerOf(request, signature, credentials, region, { body, statedHash: false }).hexBodyHash()
    if (stated !== actual) {
      return fault(
        notValid(),
        `The body is not the one that was hashed: x-amz-content-sha256 is ${stated}, and the body's hash is ${actual}.`,
      )
    }
  }
  const isRight = async (changes: Changes) =>
    (await signerOf(request, signature, credentials, region, changes).signature()) === signature.signature
  if (await isRight({ body })) return undefined
  const { hostname } = new URL(request.url)
  const mistakes: readonly (readonly [string, Changes])[] = [
    ['The hash of the body: an empty body was signed.', { body: new ArrayBuffer(0), statedHash: false }],
    ['The hash of the body: UNSIGNED-PAYLOAD was signed.', { body, hash: 'UNSIGNED-PAYLOAD' }],
    [`The header host: ${hostname} was signed, without its port.`, { body, host: hostname }],
    ['The query: a request without one was signed.', { body, search: '' }],
  ]
  for (const [note, changes] of mistakes) if (await isRight(changes)) return fault(notValid(), note)
  const signer = signerOf(request, signature, credentials, region, { body })
  const suspects = stated === null ? 'the secret key, the body' : 'the secret key'
  return fault(
    notValid(),
    `The signature differs, by ${suspects}, or another signed part. The canonical request of the received request is:\n` +
      `${redacted(await signer.canonicalString())}\nand the string to sign is:\n${await signer.stringToSign()}`,
  )
}

/** What to sign instead of the received request. */
interface Changes {
  readonly body: ArrayBuffer
  /** Whether to use the hash that the request has for its body. Default `true`. */
  readonly statedHash?: boolean
  readonly hash?: string
  readonly host?: string
  readonly search?: string
}

function signerOf(
  { url, method, headers }: Request,
  { signedHeaders, datetime, isInQuery }: Signature,
  { accessKeyId, secretAccessKey }: Credentials,
  region: string,
  { body, statedHash = true, hash, host, search }: Changes,
): AwsV4Signer {
  const signed = new URL(url)
  if (host !== undefined) signed.port = ''
  if (search !== undefined) signed.search = search
  signed.searchParams.delete('X-Amz-Signature')
  const chosen = new Headers()
  for (const name of signedHeaders) {
    if (name === 'host' || (name === 'x-amz-content-sha256' && !statedHash)) continue
    // Pages and interceptors hide the length, though clients sign it.
    chosen.set(name, headers.get(name) ?? (name === 'content-length' ? String(body.byteLength) : ''))
  }
  if (hash !== undefined) chosen.set('x-amz-content-sha256', hash)
  const key = { accessKeyId, secretAccessKey, service: 'ec2', region, datetime }
  return new AwsV4Signer({
    url: signed.href,
    method,
    headers: chosen,
    body,
    ...key,
    signQuery: isInQuery,
    allHeaders: true,
  })
}

/** Returns the milliseconds since 1970. */
function timeOf(datetime: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(datetime) ?? []
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

function dateOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replaceAll(/[-:]|\.\d+/g, '')
}

function fault(error: Ec2ServiceError, note: string): SignatureFault {
  return { error, note }
}

function notValid(): Ec2ServiceError {
  return ec2Error('AuthFailure')
}

function unsigned(): Ec2ServiceError {
  return missingParameter('AWSAccessKeyId')
}
