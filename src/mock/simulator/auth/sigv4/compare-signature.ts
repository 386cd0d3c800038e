import { printableLines } from '../../../../errors/printable.js'
import { hmac, isSameText, sha256, toHex } from '../crypto.js'
import { hostsOf } from '../hosts.js'
import { redacted } from '../redact.js'
import { shown } from '../shown.js'
import { canonicalRequest, type SignedParts } from './canonical-request.js'
import type { SigV4 } from './read-sigv4.js'
import { readings } from './readings.js'

/**
 * Returns a note if the signature is not that of the request, by the secret key.
 *
 * @param body The body as it was sent.
 */
export async function compareSignature(
  sent: SigV4,
  request: Request,
  body: ArrayBuffer,
  secret: string,
): Promise<string | undefined> {
  const payloadHash = await sha256(body)
  const stated = request.headers.get('x-amz-content-sha256')
  if (stated !== null && stated !== payloadHash) return wrongHash(stated, payloadHash)

  const parts = signedPartsOf(sent, request, body.byteLength, payloadHash)
  const hosts = hostsOf(request)
  const key = await signingKey(sent, secret)
  const isSigned = async (changes: Partial<SignedParts> = {}) => {
    for (const reading of readings({ ...parts, ...changes }, hosts)) {
      const signature = toHex(await hmac(key, stringToSign(sent, await sha256(reading))))
      if (isSameText(sent.signature, signature)) return true
    }
    return false
  }
  if (await isSigned()) return undefined
  for (const [note, changes] of await mistakes(parts, request, payloadHash)) if (await isSigned(changes)) return note

  const canonical = canonicalRequest(parts)
  const suspects = stated === null ? 'the secret key, the body' : 'the secret key'
  const absent = parts.headers.find(([name, value]) => value === '' && !request.headers.has(name))
  return (
    `The signature differs, by ${suspects}, or another signed part. ` +
    (absent === undefined ? '' : `The signed header ${absent[0]} is not in the request. `) +
    (statesUnsigned(sent, request) ? `The query states ${unsignedPayload}, ${notForEc2(payloadHash)} ` : '') +
    `The canonical request of the received request is:\n${printableLines(redacted(canonical), maxNoted)}\n` +
    `and the string to sign is:\n${stringToSign(sent, await sha256(canonical))}`
  )
}

/**
 * UNSIGNED-PAYLOAD is for S3. Elasticsearch was seen to refuse it (bryanjos/aws_auth#17), as other services do
 * (apache/opendal-reqsign#346), and no operation of EC2's model allows it. That EC2 refuses it is inferred.
 */
const unsignedPayload = 'UNSIGNED-PAYLOAD'

function notForEc2(payloadHash: string): string {
  return `which EC2 does not accept; expected the body's hash, ${payloadHash}.`
}

function wrongHash(stated: string, payloadHash: string): string {
  if (stated === unsignedPayload) return `The x-amz-content-sha256 is ${unsignedPayload}, ${notForEc2(payloadHash)}`
  const problem = `x-amz-content-sha256 is ${/^[0-9a-f]{64}$/.test(stated) ? stated : shown(stated)}`
  return `The body is not the one that was hashed: ${problem}, and the body's hash is ${payloadHash}.`
}

function statesUnsigned({ isInQuery }: SigV4, { url }: Request): boolean {
  return isInQuery && new URL(url).searchParams.get('X-Amz-Content-Sha256') === unsignedPayload
}

/** A signed header that is not in the request counts as an empty one: S3 was seen to do so (brendanhay/amazonka#36). */
function signedPartsOf(
  { signedHeaders }: SigV4,
  { url, method, headers }: Request,
  bodyLength: number,
  payloadHash: string,
): SignedParts {
  const { pathname, search, host } = new URL(url)
  // Pages and interceptors hide these headers, though clients sign them.
  const hidden = new Map([
    ['host', host],
    ['content-length', String(bodyLength)],
  ])
  const signed = signedHeaders.map((name) => [name, headers.get(name) ?? hidden.get(name) ?? ''] as const)
  return { method, pathname, search, headers: signed, payloadHash }
}

async function signingKey({ scope }: SigV4, secret: string): Promise<ArrayBuffer | string> {
  let key: ArrayBuffer | string = `AWS4${secret}`
  for (const part of scope) key = await hmac(key, part)
  return key
}

function stringToSign({ datetime, scope }: SigV4, hash: string): string {
  return ['AWS4-HMAC-SHA256', datetime, scope.join('/'), hash].join('\n')
}

/** What clients often sign instead of the request that they send. */
async function mistakes(
  { pathname, headers }: SignedParts,
  { headers: sentHeaders }: Request,
  payloadHash: string,
): Promise<readonly (readonly [note: string, changes: Partial<SignedParts>])[]> {
  // A page that opens a presigned URL does not send the header that was signed with it.
  const withUnsigned = headers.map(([name, value]) => {
    const isLeftOut = name === 'x-amz-content-sha256' && !sentHeaders.has(name)
    return [name, isLeftOut ? unsignedPayload : value] as const
  })
  const unsigned = { payloadHash: unsignedPayload, headers: withUnsigned }
  return [
    ['The hash of the body: an empty body was signed.', { payloadHash: await sha256('') }],
    [`The hash of the body: ${unsignedPayload} was signed, ${notForEc2(payloadHash)}`, unsigned],
    ['The query: a request without one was signed.', { search: '' }],
    ['The path: it was encoded once; expected it encoded twice.', { pathname: decodedPath(pathname) }],
  ]
}

function decodedPath(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}

/** A log keeps notes, so that they must not grow with the request. */
const maxNoted = 4000
