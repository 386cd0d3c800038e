import { escapeForm } from '../../../../codec/form/percent-encoding.js'

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
    canonicalQuery(search),
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

/** Sorts the encoded parameters by name and value. The signature is not one of them, since it cannot sign itself. */
function canonicalQuery(search: string): string {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter((parameter) => parameter !== '')
    .map((parameter) => {
      const end = parameter.indexOf('=')
      const name = end === -1 ? parameter : parameter.slice(0, end)
      return [reencoded(name), end === -1 ? '' : reencoded(parameter.slice(end + 1))] as const
    })
    .filter(([name]) => name !== 'X-Amz-Signature')
    .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** Encodes all bytes but RFC 3986's unreserved ones, and no others. A byte need not be part of UTF-8. */
function reencoded(text: string): string {
  return text.replaceAll('+', '%20').replace(/%[0-9a-f]{2}|[^A-Za-z0-9\-._~]/gi, (match) => {
    const code = match.length === 1 ? match.charCodeAt(0) : Number.parseInt(match.slice(1), 16)
    const char = String.fromCharCode(code)
    return /[A-Za-z0-9\-._~]/.test(char) ? char : `%${code.toString(16).toUpperCase().padStart(2, '0')}`
  })
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right)
}

/** Removes white space around a header's value, and joins the rest of it. U+00A0 is a byte of other characters. */
function trimmed(value: string): string {
  return value.replace(/[\t\n\v\f\r ]+/g, ' ').replace(/^ | $/g, '')
}
