/** A parameter, percent-encoded as signatures have it. */
export type EncodedPair = readonly [name: string, value: string]

/**
 * Returns the parameters of a query or a form, percent-encoded by RFC 3986 and sorted by name and value: the canonical
 * query of SigV4 and of SigV2.
 *
 * @param text Characters up to U+00FF. Those beyond ASCII stand for bytes, which need not be UTF-8.
 */
export function sortedPairs(text: string): EncodedPair[] {
  return (text.match(/[^&]+/g) ?? [])
    .map((parameter) => {
      const end = parameter.indexOf('=')
      const name = end === -1 ? parameter : parameter.slice(0, end)
      return [reencoded(name), end === -1 ? '' : reencoded(parameter.slice(end + 1))] as const
    })
    .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
}

/** Joins parameters to a query, without the signature, which cannot sign itself. */
export function queryWithout(signature: string, pairs: readonly EncodedPair[]): string {
  return pairs
    .filter(([name]) => name !== signature)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** Encodes all bytes but RFC 3986's unreserved ones, and no others. A byte need not be part of UTF-8. */
function reencoded(text: string): string {
  return text.replace(/\++|%[0-9a-f]{2}|[^A-Za-z0-9\-._~]/gi, (match) => {
    // A form of 10 MB may be nothing else.
    if (match.startsWith('+')) return '%20'.repeat(match.length)
    return encodedBytes[match.length === 1 ? match.charCodeAt(0) : Number.parseInt(match.slice(1), 16)] as string
  })
}

/** The encoded form of each byte. */
const encodedBytes: readonly string[] = /* @__PURE__ */ Array.from({ length: 256 }, (_, byte) => {
  const char = String.fromCharCode(byte)
  return /[A-Za-z0-9\-._~]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
})

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right)
}
