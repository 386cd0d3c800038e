import { printableLines } from '../../../../errors/printable.js'
import { type EncodedPair, queryWithout } from '../canonical-query.js'
import { hmac, isSameText, toBase64 } from '../crypto.js'
import { hostsOf } from '../hosts.js'
import { redacted } from '../redact.js'
import type { SigV2 } from './read-sigv2.js'
import { hashes } from './signature-method.js'

/** The parts of a request that SigV2 signs. */
interface SignedParts {
  readonly method: string
  readonly host: string
  readonly path: string
  readonly query: string
}

/** Returns a note if the signature is not that of the request, by the secret key. */
export async function compareSigV2(
  sent: SigV2,
  request: Request,
  pairs: readonly EncodedPair[],
  secret: string,
): Promise<string | undefined> {
  const { method } = request
  const { pathname } = new URL(request.url)
  const query = queryWithout('Signature', pairs)
  const [host = '', ...otherHosts] = hostsOf(request).map((name) => name.toLowerCase())
  const isSigned = async (changes: Partial<SignedParts> = {}) => {
    for (const signedHost of [host, ...otherHosts]) {
      // Clients with a base URL that ends in a slash send two, and sign one or both.
      for (const path of new Set([pathname, pathname.replace(/\/+/g, '/')])) {
        const text = stringToSign({ method, host: signedHost, path, query, ...changes })
        const signature = toBase64(await hmac(secret, text, hashes[sent.method].hash))
        if (isSameText(sent.signature, signature)) return true
      }
    }
    return false
  }
  if (await isSigned()) return undefined
  for (const [note, changes] of mistakes(method, query)) if (await isSigned(changes)) return note
  return (
    'The signature differs, by the secret key or another signed part. The string to sign of the received request has the ' +
    `method ${method}, the host ${host}, the path ${pathname} and the parameters:\n` +
    printableLines(redacted(query.slice(0, mostSearched)), maxNoted)
  )
}

function stringToSign({ method, host, path, query }: SignedParts): string {
  return [method, host, path, query].join('\n')
}

/** What clients often sign instead of the request that they send. */
function mistakes(method: string, query: string): readonly (readonly [note: string, changes: Partial<SignedParts>])[] {
  const other = method === 'GET' ? 'POST' : 'GET'
  return [
    [`The method: ${other} was signed, and the request is a ${method}.`, { method: other }],
    ['The parameters: spaces were encoded as +; expected %20.', { query: query.replaceAll('%20', '+') }],
  ]
}

/** A log keeps notes, so that they must not grow with the request. */
const maxNoted = 4000

/** The characters that are searched for secrets, so that the time does not grow with the request either. */
const mostSearched = 65_536
