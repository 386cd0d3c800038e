import { formatValue } from '../../errors/format-value.js'

/**
 * Parses a URL that `fetch` takes.
 *
 * @throws TypeError if it is not a URL, or has another scheme: `localhost:5566` has the scheme `localhost`.
 */
export function httpUrl(endpoint: string | URL): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url
  throw new TypeError(
    `Cannot use the endpoint: it is ${formatValue(String(endpoint))}; expected a URL such as http://localhost:5566.`,
  )
}
