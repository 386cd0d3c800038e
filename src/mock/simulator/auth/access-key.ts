/** Returns the access key of a signed request: SigV4 or SigV2, in the header or in the query. */
export function accessKeyOf({ headers, url }: Request): string | undefined {
  const query = new URL(url).searchParams
  const credential = /Credential=([^/,\s]+)/.exec(headers.get('authorization') ?? '')?.[1]
  return credential ?? query.get('X-Amz-Credential')?.split('/')[0] ?? query.get('AWSAccessKeyId') ?? undefined
}
