/**
 * Decodes UTF-8. Leaves out a byte order mark.
 *
 * @throws Error if the bytes are not UTF-8. The message has the position of the first invalid byte.
 */
export function utf8Of(bytes: Uint8Array, attempt: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Error(`Cannot ${attempt}: byte ${firstInvalid(bytes)} is not UTF-8; expected text in UTF-8.`)
  }
}

/** Counts from 1. Decoding replaces invalid bytes, so encoding again gives other bytes from there on. */
function firstInvalid(bytes: Uint8Array): number {
  const again = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
  return bytes.findIndex((byte, index) => byte !== again[index]) + 1
}
