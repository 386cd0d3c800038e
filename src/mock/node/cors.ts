import type { IncomingMessage } from 'node:http'

/** Returns whether a request is a CORS preflight. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined
}

/**
 * Returns the headers that allow cross-origin pages to call EC2, with any headers that their SDKs send. Inferred: EC2 is
 * known to answer cross-origin pages, but its headers are not.
 */
export function corsHeaders({ headers }: IncomingMessage): Record<string, string> {
  if (headers.origin === undefined) return {}
  const asked = headers['access-control-request-headers']
  return {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'x-amzn-requestid, date',
    ...(headers['access-control-request-method'] !== undefined && {
      'access-control-allow-methods': 'GET, POST',
      'access-control-max-age': '600',
      ...(asked !== undefined && { 'access-control-allow-headers': asked }),
      ...(headers['access-control-request-private-network'] !== undefined && {
        'access-control-allow-private-network': 'true',
      }),
    }),
  }
}
