/**
 * A URL that can be fetched.
 *
 * @throws TypeError for another scheme, such as that of `localhost:4566`, or for no URL at all.
 */
export function httpUrl(endpoint: string | URL): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new TypeError(`An endpoint is a URL such as http://localhost:4566; found ${JSON.stringify(String(endpoint))}.`)
}
