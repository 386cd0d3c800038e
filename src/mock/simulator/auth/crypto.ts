/** Text is encoded as UTF-8. */
export type Data = string | ArrayBuffer | Uint8Array<ArrayBuffer>

/** Returns the SHA-256 hash in hexadecimal digits. */
export async function sha256(data: Data): Promise<string> {
  return toHex(await crypto.subtle.digest('SHA-256', bytesOf(data)))
}

/** Returns the HMAC of data. */
export async function hmac(key: Data, data: Data, hash: 'SHA-256' | 'SHA-1' = 'SHA-256'): Promise<ArrayBuffer> {
  const bytes = bytesOf(key)
  // HMAC adds zeros to a key, so that one zero is the same key as none, which engines refuse.
  const raw = bytes.byteLength === 0 ? new Uint8Array(1) : bytes
  const imported = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash }, false, ['sign'])
  return crypto.subtle.sign('HMAC', imported, bytesOf(data))
}

export function toBase64(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)))
}

export function toHex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Compares a text with a secret. The time it takes does not tell at which character the two differ. */
export function isSameText(text: string, secret: string): boolean {
  let difference = text.length ^ secret.length
  for (let index = 0; index < secret.length; index++) {
    // Behind the end of the text, charCodeAt returns NaN, which counts as 0.
    difference |= text.charCodeAt(index) ^ secret.charCodeAt(index)
  }
  return difference === 0
}

function bytesOf(data: Data): ArrayBuffer | Uint8Array<ArrayBuffer> {
  return typeof data === 'string' ? new TextEncoder().encode(data) : data
}
