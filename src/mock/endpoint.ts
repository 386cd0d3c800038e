import { httpUrl } from '../codec/http/url.js'

/** The requests that a mock answers: a URL with all paths below it, a pattern for URLs, or a function. */
export type Endpoint = string | URL | RegExp | ((url: URL) => boolean)

/**
 * Creates the function that tells whether a URL is for the mock. Without an endpoint it accepts every EC2 host in every
 * partition, or the hosts of one Region.
 *
 * @throws TypeError if the endpoint is not an HTTP URL.
 */
export function endpointTest(endpoint: Endpoint | undefined, region?: string): (url: URL) => boolean {
  if (endpoint === undefined) {
    return (url) => {
      // Clients with a base URL that ends in a slash send two.
      if (!/^\/+$/.test(url.pathname) || !ec2Host.test(url.hostname)) return false
      return region === undefined || region === regionOf(url)
    }
  }
  if (typeof endpoint === 'function') return endpoint
  if (endpoint instanceof RegExp) return (url) => url.href.search(endpoint) !== -1
  const { origin, pathname } = httpUrl(endpoint)
  const below = pathname.endsWith('/') ? pathname : `${pathname}/`
  return (url) => url.origin === origin && (url.pathname === pathname || url.pathname.startsWith(below))
}

/** The Region of the host without a Region, and of a simulator without one. */
export const defaultRegion = 'us-east-1'

/** Returns the Region of an EC2 host. The host without a Region belongs to us-east-1. */
export function regionOf({ hostname }: URL): string | undefined {
  const host = ec2Host.exec(hostname)
  return host ? (host[1] ?? host[2] ?? defaultRegion) : undefined
}

/** Returns the name of the endpoint, for lists of handlers. */
export function endpointName(endpoint: Endpoint | undefined): string {
  if (endpoint === undefined) return 'https://ec2.*.amazonaws.com/'
  return typeof endpoint === 'function' ? '[custom endpoint]' : String(endpoint)
}

/**
 * Matches `ec2.amazonaws.com` and the regional, FIPS and dual-stack hosts of all partitions.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/devguide/ec2-endpoints.html
 */
const ec2Host =
  /^(?:ec2(?:-fips)?(?:\.([a-z0-9-]+))?|([a-z0-9-]+)\.ec2)\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|api\.(?:aws|amazonwebservices\.(?:com\.cn|eu))|c2s\.ic\.gov|sc2s\.sgov\.gov|csp\.hci\.ic\.gov|cloud\.adc-e\.uk)\.?$/
