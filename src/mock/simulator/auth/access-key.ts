/** The access key that a request was signed with, SigV4 or SigV2, in its header or in its query. */
export function accessKeyOf({ headers, url }: Request): string | undefined {
  const query = new URL(url).searchParams
  const credential = /Credential=([^/,\s]+)/.exec(headers.get('authorization') ?? '')?.[1]
  return credential ?? query.get('X-Amz-Credential')?.split('/')[0] ?? query.get('AWSAccessKeyId') ?? undefined
}
