/** Returns the access key of a signed request: SigV4 or SigV2, in the header or in the query. */
export function accessKeyOf({
  headers,
  url,
}: Pick<Request, 'url'> & { headers: Pick<Headers, 'get'> }): string | undefined {
  const credential = /Credential=([^/,\s]+)/.exec(headers.get('authorization') ?? '')?.[1]
  if (credential !== undefined || !url.includes('?')) return credential
  const query = new URL(url).searchParams
  return query.get('X-Amz-Credential')?.split('/')[0] ?? query.get('AWSAccessKeyId') ?? undefined
}
