import {
  CreateImage,
  decodeError,
  decodeResponse,
  Ec2ServiceError,
  ec2Error,
  encodeError,
  encodeRequest,
  fromResponse,
  isLost,
  isRetryable,
  toRequest,
} from 'ec2wire'
import { describe, expect, test } from 'vitest'

const document = '<CreateImageResponse><imageId>ami-0123456789abcdef0</imageId></CreateImageResponse>'
const page = '<html><body>Bad Gateway</body></html>'

/** What a client catches when `fetch` resolves with the response. */
async function received(response: Response): Promise<unknown> {
  return fromResponse(CreateImage, response).then(
    () => expect.fail('the response was decoded'),
    (error: unknown) => error,
  )
}

function caught(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}

describe('a response that cannot be used is lost', () => {
  test.each<[what: string, response: () => Response]>([
    ['an empty body with status 200', () => new Response('')],
    ['a document that is cut off', () => new Response(document.slice(0, -5))],
    ["a proxy's page with status 200", () => new Response(page)],
    ["a proxy's page with status 500", () => new Response(page, { status: 500 })],
    ["a proxy's page with status 502", () => new Response(page, { status: 502 })],
    ["a proxy's page with status 503", () => new Response(page, { status: 503 })],
    ["a proxy's page with status 504", () => new Response(page, { status: 504 })],
    ['an empty body with status 503', () => new Response('', { status: 503 })],
    ['an output without an ImageId', () => new Response('<CreateImageResponse/>')],
    ["another action's document", () => new Response('<DeleteTagsResponse/>')],
    ['a response of a network error', () => Response.error()],
    [
      'a body that breaks off',
      () =>
        new Response(
          new ReadableStream({
            pull: (controller) => controller.error(new TypeError('terminated')),
          }),
        ),
    ],
    [
      'a body whose timeout ends',
      () =>
        new Response(
          new ReadableStream({
            pull: (controller) => controller.error(new DOMException('The operation timed out.', 'TimeoutError')),
          }),
        ),
    ],
  ])('%s', async (_, response) => {
    expect(isLost(await received(response()))).toBe(true)
  })

  test('a cut document without a known status', () => {
    expect(isLost(caught(() => decodeResponse(CreateImage, document.slice(0, -5))))).toBe(true)
    expect(isLost(caught(() => decodeError(page, { status: 502 })))).toBe(true)
  })
})

describe('a request without a response is lost', () => {
  test('a connection that is refused', async () => {
    const error = await fetch('http://127.0.0.1:9/').catch((error: unknown) => error)
    expect(isLost(error)).toBe(true)
    expect(isRetryable(error)).toBe(false)
  })

  test('an abort', async () => {
    const error = await fetch('http://127.0.0.1:9/', { signal: AbortSignal.abort() }).catch((error: unknown) => error)
    expect(isLost(error)).toBe(true)
  })

  test('a timeout', () => {
    expect(isLost(new DOMException('The operation timed out.', 'TimeoutError'))).toBe(true)
  })

  test.each([
    'Failed to fetch',
    'Failed to fetch (ec2.us-east-1.amazonaws.com)',
    'fetch failed',
    'terminated',
    'network error',
    'NetworkError when attempting to fetch resource.',
    'Load failed',
    'Network request failed',
    'Network connection lost.',
    'The Internet connection appears to be offline.',
    'The network connection was lost.',
    'error sending request for url (https://ec2.us-east-1.amazonaws.com/)',
  ])('fetch rejects with: %s', (message) => {
    expect(isLost(new TypeError(message))).toBe(true)
  })
})

describe('EC2 answered, so that nothing is lost', () => {
  test.each([
    'InvalidAMIName.Duplicate',
    'RequestLimitExceeded',
    'InternalError',
    'Unavailable',
    'AuthFailure',
  ] as const)('%s', async (code) => {
    const error = ec2Error(code)
    expect(isLost(error)).toBe(false)
    expect(isLost(await received(new Response(encodeError(error), { status: error.status })))).toBe(false)
  })

  test('an error document with status 200', async () => {
    expect(isLost(await received(new Response(encodeError(ec2Error('Unavailable')))))).toBe(false)
  })

  test('an error of another copy of the package', () => {
    const error = Object.assign(new Error('x'), { name: 'Ec2ServiceError', code: 'Unavailable', status: 503 })
    expect(isLost(error)).toBe(false)
  })
})

describe('the request was not carried out', () => {
  test.each([302, 403, 404, 407, 413, 429])("a proxy's page with status %i", async (status) => {
    expect(isLost(await received(new Response(page, { status })))).toBe(false)
  })

  test.each<[what: string, error: unknown]>([
    ['an input that cannot be encoded', caught(() => encodeRequest(CreateImage, {} as never))],
    ['a wrong argument', caught(() => toRequest(CreateImage, {} as never, {} as never))],
    ["a mistake in the caller's code", caught(() => (undefined as unknown as { a: string }).a.length)],
    ['another error', new Error('fetch failed')],
    ['an error of EC2 that was made without the catalogue', new Ec2ServiceError({ code: 'A', message: 'a' })],
    ['no error', 'fetch failed'],
    ['nothing', undefined],
  ])('%s', (_, error) => {
    expect(isLost(error)).toBe(false)
  })
})
