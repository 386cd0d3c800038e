/** The values of `SignatureMethod`. */
export type SignatureMethod = 'HmacSHA256' | 'HmacSHA1'

/** The hash of each method, and how long its signatures are. */
export const hashes = {
  HmacSHA256: { hash: 'SHA-256', characters: 44 },
  HmacSHA1: { hash: 'SHA-1', characters: 28 },
} as const
