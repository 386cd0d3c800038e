import type { ScalarCodec } from './scalar-codec.js'

/** Bytes, as base64 on the wire: `v.instance(Uint8Array)`. */
export const blob: ScalarCodec = {
  kind: 'blob',
  accepted: 'a Uint8Array',
  acceptedText: 'base64',
  write: (value) => (isBytes(value) ? base64(value) : undefined),
  read(text) {
    // `atob` accepts spaces and missing padding.
    if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
    try {
      return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
    } catch {
      return undefined
    }
  },
}

/** Whether the value is a `Uint8Array`, of whatever realm; a Node `Buffer` is one. */
function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && (value as Uint8Array)[Symbol.toStringTag] === 'Uint8Array'
}

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
