import { canonicalRequest, type SignedParts } from './canonical-request.js'

/**
 * Returns the canonical requests that a client may have signed, as bytes: with each of the hosts, with each way in which
 * headers may have been sent, and with each encoding of theirs.
 *
 * `Headers` holds bytes, which clients sign as such, or as Latin-1 characters in UTF-8; which of the two EC2 expects is
 * unknown.
 */
export function readings(parts: SignedParts, hosts: readonly string[]): Uint8Array<ArrayBuffer>[] {
  const texts = hosts.flatMap((host) => {
    const headers = parts.headers.map(([name, value]) => [name, name === 'host' ? host : value] as const)
    return repetitionsOf(headers).map((repeated) => canonicalRequest({ ...parts, headers: repeated }))
  })
  return [...new Set(texts)].flatMap((text) => {
    const utf8 = new TextEncoder().encode(text)
    return utf8.length === text.length ? [utf8] : [utf8, Uint8Array.from(text, (char) => char.charCodeAt(0))]
  })
}

type Headers = SignedParts['headers']

/** With more headers, they are read as all repeated or none. */
const mostAlone = 4

/**
 * Returns the headers as they may have been sent. `Headers` joins repeated headers with a comma and a space, and SigV4
 * with a comma. Which headers were repeated cannot be seen, so that each is tried.
 */
function repetitionsOf(headers: Headers): Headers[] {
  const joined = headers.filter(([, value]) => value.includes(', ')).map(([name]) => name)
  const choices = joined.length > mostAlone ? [[], joined] : subsetsOf(joined)
  return choices.map((repeated) =>
    headers.map(([name, value]) => [name, repeated.includes(name) ? value.replaceAll(', ', ',') : value] as const),
  )
}

function subsetsOf(names: readonly string[]): string[][] {
  return names.reduce<string[][]>((subsets, name) => subsets.flatMap((subset) => [subset, [...subset, name]]), [[]])
}
