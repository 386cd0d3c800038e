/**
 * Returns the hosts that a client may have signed: the one that was sent, and the same without its port. Several clients
 * sign it without, and EC2, whose ports are the default ones, never sees a difference.
 */
export function hostsOf({ headers, url }: Pick<Request, 'headers' | 'url'>): string[] {
  // Pages and interceptors hide the header, though clients sign it.
  const host = headers.get('host') ?? new URL(url).host
  return [...new Set([host, host.replace(/:\d+$/, '')])]
}
