import { hmac, isSameText, sha256, toHex } from '../crypto.js'
import { escapeInvisible } from '../escape-invisible.js'
import { redacted } from '../redact.js'
import { shown } from '../shown.js'
import { canonicalRequest, type SignedParts } from './canonical-request.js'
import type { SigV4 } from './read-sigv4.js'

/** Returns a note if the signature is not that of the request, by the secret key. */
export async function compareSignature(sent: SigV4, request: Request, secret: string): Promise<string | undefined> {
  const body = await request.clone().arrayBuffer()
  const payloadHash = await sha256(body)
  const stated = request.headers.get('x-amz-content-sha256')
  if (stated !== null && stated !== payloadHash) return wrongHash(stated, payloadHash)

  const parts = signedPartsOf(sent, request, body.byteLength, payloadHash)
  const key = await signingKey(sent, secret)
  const isSigned = async (changes: Partial<SignedParts> = {}) => {
    for (const reading of readings({ ...parts, ...changes })) {
      const signature = toHex(await hmac(key, stringToSign(sent, await sha256(reading))))
      if (isSameText(sent.signature, signature)) return true
    }
    return false
  }
  if (await isSigned()) return undefined
  for (const [note, changes] of await mistakes(parts)) if (await isSigned(changes)) return note

  const canonical = canonicalRequest(parts)
  const suspects = stated === null ? 'the secret key, the body' : 'the secret key'
  const absent = parts.headers.find(([name, value]) => value === '' && !request.headers.has(name))
  return (
    `The signature differs, by ${suspects}, or another signed part. ` +
    (absent === undefined ? '' : `The signed header ${absent[0]} is not in the request. `) +
    `The canonical request of the received request is:\n${noted(canonical)}\n` +
    `and the string to sign is:\n${stringToSign(sent, await sha256(canonical))}`
  )
}

/**
 * UNSIGNED-PAYLOAD is for S3. Elasticsearch was seen to refuse it (bryanjos/aws_auth#17), as other services do
 * (apache/opendal-reqsign#346), and no operation of EC2's model allows it. That EC2 refuses it is inferred.
 */
function wrongHash(stated: string, payloadHash: string): string {
  if (stated === 'UNSIGNED-PAYLOAD') {
    return `The x-amz-content-sha256 is UNSIGNED-PAYLOAD, which EC2 does not accept; expected the body's hash, ${payloadHash}.`
  }
  const problem = `x-amz-content-sha256 is ${/^[0-9a-f]{64}$/.test(stated) ? stated : shown(stated)}`
  return `The body is not the one that was hashed: ${problem}, and the body's hash is ${payloadHash}.`
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

/**
 * Returns the canonical requests that a client may have signed, as bytes. `Headers` joins repeated headers with a comma
 * and a space, and SigV4 with a comma. `Headers` holds bytes, which clients sign as such, or as Latin-1 characters in
 * UTF-8; which of the two EC2 expects is unknown.
 */
function readings(parts: SignedParts): Uint8Array<ArrayBuffer>[] {
  const joined = parts.headers.map(([name, value]) => [name, value.replaceAll(', ', ',')] as const)
  const texts = new Set([canonicalRequest(parts), canonicalRequest({ ...parts, headers: joined })])
  return [...texts].flatMap((text) => {
    const utf8 = new TextEncoder().encode(text)
    return utf8.length === text.length ? [utf8] : [utf8, Uint8Array.from(text, (char) => char.charCodeAt(0))]
  })
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
async function mistakes({
  pathname,
  headers,
}: SignedParts): Promise<readonly (readonly [note: string, changes: Partial<SignedParts>])[]> {
  const host = headers.find(([name]) => name === 'host')?.[1].replace(/:\d+$/, '') ?? ''
  const withoutPort = headers.map(([name, value]) => [name, name === 'host' ? host : value] as const)
  return [
    ['The hash of the body: an empty body was signed.', { payloadHash: await sha256('') }],
    ['The hash of the body: UNSIGNED-PAYLOAD was signed.', { payloadHash: 'UNSIGNED-PAYLOAD' }],
    [`The header host: ${shown(host)} was signed, without its port.`, { headers: withoutPort }],
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

function noted(canonical: string): string {
  const text = escapeInvisible(redacted(canonical))
  return text.length > maxNoted ? `${text.slice(0, maxNoted)}…` : text
}
