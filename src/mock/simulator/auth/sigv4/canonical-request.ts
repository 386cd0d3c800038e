import { escapeForm } from '../../../../codec/form/percent-encoding.js'
import { queryWithout, sortedPairs } from '../canonical-query.js'

/** The parts of a request that SigV4 signs. */
export interface SignedParts {
  readonly method: string
  /** The path of a `URL`, which has no dot segments. */
  readonly pathname: string
  /** The query of a `URL`, with or without its question mark. */
  readonly search: string
  /** In the order of their names. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** The SHA-256 hash of the body, in hexadecimal digits. */
  readonly payloadHash: string
}

/** Returns SigV4's canonical request. */
export function canonicalRequest({ method, pathname, search, headers, payloadHash }: SignedParts): string {
  return [
    method,
    canonicalPath(pathname),
    queryWithout('X-Amz-Signature', sortedPairs(search.replace(/^\?/, ''))),
    ...headers.map(([name, value]) => `${name}:${trimmed(value)}`),
    '',
    headers.map(([name]) => name).join(';'),
    payloadHash,
  ].join('\n')
}

/** Every service but S3 joins slashes, and encodes the path that was sent a second time. */
function canonicalPath(pathname: string): string {
  return escapeForm(pathname.replace(/\/+/g, '/')).replaceAll('%2F', '/')
}

/** Removes white space around a header's value, and joins the rest of it. U+00A0 is a byte of other characters. */
function trimmed(value: string): string {
  return value.replace(/[\t\n\v\f\r ]+/g, ' ').replace(/^ | $/g, '')
}
