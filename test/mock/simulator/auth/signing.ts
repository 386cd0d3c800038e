// A signer that signs what a test says, right or wrong. It shares nothing with the code that it tests.
export const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}
export const datetime = '20260101T000000Z'
export const scope = '20260101/us-east-1/ec2/aws4_request'
export const host = 'ec2.us-east-1.amazonaws.com'

/** The SHA-256 hash of an empty body. */
export const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** Signs a canonical request, which is written as it is hashed. */
export async function signatureOf(
  canonicalRequest: string | Uint8Array<ArrayBuffer>,
  { at = datetime, secret = credentials.secretAccessKey } = {},
): Promise<string> {
  let key: Uint8Array<ArrayBuffer> = utf8(`AWS4${secret}`)
  for (const part of [at.slice(0, 8), ...scope.split('/').slice(1)]) key = await hmac(key, part)
  const scopeAt = scope.replace(/^\d+/, at.slice(0, 8))
  const stringToSign = ['AWS4-HMAC-SHA256', at, scopeAt, await sha256(canonicalRequest)].join('\n')
  return hex(await hmac(key, stringToSign))
}

/** The header `Authorization`. */
export function authorizationOf(signature: string, signedHeaders: string, signedScope = scope): string {
  const credential = `${credentials.accessKeyId}/${signedScope}`
  return `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`
}

export async function sha256(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', typeof data === 'string' ? utf8(data) : data)))
}

async function hmac(key: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, utf8(text)))
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
