import type { IncomingMessage } from 'node:http'

/** Whether a page's browser asks what it may send. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined
}

/**
 * What lets pages of other origins call EC2: whichever headers their SDKs send. That EC2 has these is inferred; it is
 * known to answer pages.
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
