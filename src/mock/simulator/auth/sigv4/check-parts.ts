import { shown } from '../shown.js'
import type { SigV4 } from './read-sigv4.js'

/** Returns a note if a part of a signature is wrong, whatever the secret key is. */
export function checkParts(sent: SigV4, { headers }: Request, region: string): string | undefined {
  return checkScope(sent, region) ?? checkSignedHeaders(sent) ?? checkUnsignedHeaders(sent, headers)
}

function checkScope({ scope, datetime }: SigV4, region: string): string | undefined {
  const expected = [datetime.slice(0, 8), region, 'ec2', 'aws4_request']
  for (const [index, name] of ['date', 'Region', 'service', 'end'].entries()) {
    if (scope[index] === expected[index]) continue
    return `The ${name} of the credential scope is ${shown(scope[index])}; expected ${expected[index]}.`
  }
  if (scope.length === expected.length) return undefined
  return `The credential scope is ${shown(scope.join('/'))}; expected ${expected.join('/')}.`
}

/**
 * Documented: the names are in lower case and sorted. S3 was seen to refuse names in another order
 * (NetSPI/AWSSigner#22, aws/aws-sdk-php#3109). That EC2 refuses these and repeated names is inferred.
 */
function checkSignedHeaders({ signedHeaders, dateHeader }: SigV4): string | undefined {
  const sent = `The signed headers are ${shown(signedHeaders.join(';'))}; expected`
  const missing = ['host', ...(dateHeader ? [dateHeader] : [])].find((name) => !signedHeaders.includes(name))
  if (missing !== undefined) return `${sent} ${missing} among them.`
  if (!signedHeaders.every((name) => headerName.test(name))) return `${sent} names of headers in lower case.`
  // Names have ASCII characters only, so the order of UTF-16 is that of the bytes.
  const unsorted = signedHeaders.findIndex((name, index) => index > 0 && name <= (signedHeaders[index - 1] ?? ''))
  if (unsorted === -1) return undefined
  return `${sent} sorted names, each once; ${signedHeaders[unsorted]} follows ${signedHeaders[unsorted - 1]}.`
}

/** The characters of RFC 9110's tokens, without upper case. */
const headerName = /^[!#$%&'*+.^_`|~0-9a-z-]+$/

/**
 * Documented: all `x-amz-*` headers have to be signed. S3 was seen to refuse others ("There were headers present in the
 * request which were not signed"); that EC2 does is inferred. `x-amzn-trace-id` is not one of them: no SDK signs it.
 */
function checkUnsignedHeaders({ signedHeaders }: SigV4, headers: Headers): string | undefined {
  const unsigned = [...headers.keys()].find((name) => name.startsWith('x-amz-') && !signedHeaders.includes(name))
  if (unsigned === undefined) return undefined
  return `The header ${shown(unsigned)} is not signed; expected all x-amz-* headers among the signed headers.`
}
