import { httpUrl } from '../codec/http/url.js'

/**
 * Which requests are for the mock: those to a URL and what is below it, or those that a pattern or function accepts.
 */
export type Endpoint = string | URL | RegExp | ((url: URL) => boolean)

/**
 * Makes the test for a URL. Without an endpoint: any regional host of EC2, whichever partition it is in, or those of
 * the Region only.
 */
export function endpointTest(endpoint: Endpoint | undefined, region?: string): (url: URL) => boolean {
  if (endpoint === undefined) {
    return (url) => {
      if (url.pathname !== '/' || !ec2Host.test(url.hostname)) return false
      return region === undefined || region === regionOf(url)
    }
  }
  if (typeof endpoint === 'function') return endpoint
  if (endpoint instanceof RegExp) return (url) => url.href.search(endpoint) !== -1
  const { origin, pathname } = httpUrl(endpoint)
  const below = pathname.endsWith('/') ? pathname : `${pathname}/`
  return (url) => url.origin === origin && (url.pathname === pathname || url.pathname.startsWith(below))
}

/** The Region whose host of EC2 a URL names; the host without one is that of the oldest Region. */
export function regionOf({ hostname }: URL): string | undefined {
  const host = ec2Host.exec(hostname)
  return host ? (host[1] ?? host[2] ?? 'us-east-1') : undefined
}

/** The endpoint in words, for lists of handlers. */
export function endpointName(endpoint: Endpoint | undefined): string {
  if (endpoint === undefined) return 'https://ec2.*.amazonaws.com/'
  return typeof endpoint === 'function' ? '[custom endpoint]' : String(endpoint)
}

/**
 * `ec2.amazonaws.com`, regional, FIPS and dual-stack hosts, and those of China and the other partitions.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/devguide/ec2-endpoints.html
 */
const ec2Host =
  /^(?:ec2(?:-fips)?(?:\.([a-z0-9-]+))?|([a-z0-9-]+)\.ec2)\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|api\.(?:aws|amazonwebservices\.(?:com\.cn|eu))|c2s\.ic\.gov|sc2s\.sgov\.gov|csp\.hci\.ic\.gov|cloud\.adc-e\.uk)\.?$/
