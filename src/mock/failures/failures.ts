import { stamped, toErrorResponse } from '../../codec/http/server.js'
import { assertArgument } from '../../errors/assert-argument.js'
import { ec2Error } from '../../errors/ec2-error.js'
import { withRequestId } from '../../errors/ec2-service-error.js'
import type { StopSignal } from '../end-signal.js'
import { isMilliseconds, wait } from '../latency.js'
import { failureFactory } from './failure-factory.js'

/** What a failure knows of the request and of the response that it replaces. */
export interface Delivery {
  readonly requestId: string
  /** Returns the replaced response. */
  readonly whole: () => Response
  /** Returns the milliseconds since 1970. */
  readonly now: () => number
  /** Each ends the waiting: the client left, or the simulator was reset. */
  readonly signals: readonly StopSignal[]
}

/**
 * A failure on the way between EC2 and the client. You can pass it wherever a response is accepted. Created by
 * {@link networkError}, {@link hang}, {@link truncated}, {@link malformed}, {@link htmlPage}, {@link dribble} and
 * {@link clockSkew}.
 */
export class Failure {
  constructor(
    readonly kind: 'network error' | 'hang' | 'truncated' | 'malformed' | 'HTML page' | 'dribble' | 'clock skew',
    /** @internal */
    readonly deliver: (delivery: Delivery) => Response | Promise<Response>,
    /** The output of the replaced response, if the test passed one. */
    readonly output?: object,
    /** How a network error ends the connection on a port. */
    readonly manner?: 'reset' | 'empty',
  ) {}

  /** Whether the client receives at least a part of an output. @internal */
  get hasOutput(): boolean {
    return this.kind === 'truncated' || this.kind === 'malformed' || this.kind === 'dribble'
  }
}

/**
 * Creates the failure of a connection that breaks before the response: `fetch` rejects with a `TypeError`.
 *
 * @param manner How the connection ends on a port of `serve`: `'reset'`, or `'empty'` for an end without a response.
 * Default `'reset'`. Without a port there is no difference.
 * @throws TypeError if the manner is another one.
 *
 * @example
 * server.use(handle(CreateImage, networkError(), { once: true }))
 */
export const networkError = /* @__PURE__ */ failureFactory(function networkError(
  manner: 'reset' | 'empty' = 'reset',
): Failure {
  const accepted = "'reset' or 'empty'"
  assertArgument(manner === 'reset' || manner === 'empty', 'create networkError()', 'manner', manner, accepted)
  return new Failure('network error', Response.error, undefined, manner)
})

/**
 * Creates the failure of a server that accepts the request and never responds. It ends when the client aborts.
 *
 * @example
 * server.use(handle(CreateImage, hang()))
 * await fetch(request, { signal: AbortSignal.timeout(1000) })
 */
export const hang = /* @__PURE__ */ failureFactory(function hang(): Failure {
  return new Failure('hang', waitForAbort)
})

/**
 * Creates the failure of a response that ends in the middle of its XML.
 *
 * @param output The output of the truncated response. Default: a generated output; in a simulator with
 * `effect: 'after'`, the output that the call had.
 *
 * @example
 * server.use(handle(CreateImage, truncated()))
 */
export const truncated = /* @__PURE__ */ failureFactory(function truncated(output?: object): Failure {
  return new Failure('truncated', withText(firstHalf), output)
})

/**
 * Creates the failure of a response that is complete, but not well-formed XML.
 *
 * @param output The output of the malformed response. Default: see {@link truncated}.
 *
 * @example
 * server.use(handle(CreateImage, malformed()))
 */
export const malformed = /* @__PURE__ */ failureFactory(function malformed(output?: object): Failure {
  return new Failure('malformed', withText(withWrongEnd), output)
})

/**
 * Creates the HTML page of a proxy or load balancer that cannot reach EC2.
 *
 * @param status 502, 503 or 504. Default 503.
 * @throws TypeError if the status is another one.
 *
 * @example
 * server.use(handle(CreateImage, sequence(htmlPage(502), { ImageId: 'ami-0123456789abcdef0' })))
 */
export const htmlPage = /* @__PURE__ */ failureFactory(function htmlPage(status: 502 | 503 | 504 = 503): Failure {
  const title = pageTitles.get(status)
  assertArgument(title !== undefined, 'create htmlPage()', 'status', status, '502, 503 or 504')
  const html = `<html>\n<head><title>${status} ${title}</title></head>\n<body>\n<center><h1>${status} ${title}</h1></center>\n</body>\n</html>\n`
  return new Failure(
    'HTML page',
    () => new Response(html, { status, headers: { 'content-type': 'text/html', server: 'awselb/2.0' } }),
  )
})

/**
 * Creates a complete response that arrives slowly, in ten pieces.
 *
 * @param milliseconds The time from the first piece to the last one.
 * @param output The output of the response. Default: a generated output; in a simulator, the output that the call has.
 * @throws TypeError if the time is not 0 or more milliseconds.
 *
 * @example
 * server.use(handle(CreateImage, dribble(5000)))
 */
export const dribble = /* @__PURE__ */ failureFactory(function dribble(milliseconds: number, output?: object): Failure {
  const ok = isMilliseconds(milliseconds)
  assertArgument(ok, 'create dribble()', 'milliseconds', milliseconds, 'a number of 0 or more, below 2 ** 31')
  return new Failure('dribble', ({ whole, signals }) => inPieces(whole(), milliseconds, signals), output)
})

/**
 * Creates the failure of a client with a wrong clock: `RequestExpired`, with the `Date` header of a server whose clock
 * is ahead. The AWS SDKs correct their clocks by this header and retry.
 *
 * @param milliseconds How far the server's clock is ahead. Negative if it is behind.
 * @throws TypeError if the time is not a finite number, or more than 1,000 years.
 *
 * @example
 * server.use(handle(CreateImage, sequence(clockSkew(3_600_000), { ImageId: 'ami-0123456789abcdef0' })))
 */
export const clockSkew = /* @__PURE__ */ failureFactory(function clockSkew(milliseconds: number): Failure {
  const attempt = 'create clockSkew()'
  assertArgument(Number.isFinite(milliseconds), attempt, 'milliseconds', milliseconds, 'a finite number')
  const isInReach = Math.abs(milliseconds) <= mostSkew
  assertArgument(isInReach, attempt, 'milliseconds', milliseconds, `at most ${mostSkew}, which are 1,000 years`)
  return new Failure('clock skew', ({ requestId, now }) =>
    stamped(toErrorResponse(withRequestId(ec2Error('RequestExpired'), requestId)), now() + milliseconds),
  )
})

/** 1,000 years. With more, the header would not be a date. */
const mostSkew = 1000 * 365.25 * 86_400_000

const pageTitles = new Map<unknown, string>([
  [502, 'Bad Gateway'],
  [503, 'Service Temporarily Unavailable'],
  [504, 'Gateway Time-out'],
])

async function waitForAbort({ signals }: Delivery): Promise<Response> {
  await wait('infinite', signals)
  return Response.error()
}

/** Delivers the response with another text. */
function withText(change: (xml: string) => string): (delivery: Delivery) => Promise<Response> {
  return async ({ whole }) => {
    const response = whole()
    const { status, headers } = response
    return new Response(change(await response.text()), { status, headers })
  }
}

function firstHalf(xml: string): string {
  return xml.slice(0, xml.length / 2)
}

function withWrongEnd(xml: string): string {
  return `${xml.slice(0, xml.lastIndexOf('</'))}</Response>`
}

async function inPieces(whole: Response, milliseconds: number, signals: readonly StopSignal[]): Promise<Response> {
  const bytes = new Uint8Array(await whole.arrayBuffer())
  const left = new AbortController()
  const pieces = 10
  let sent = 0
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const gap = sent === 0 ? 0 : milliseconds / (pieces - 1)
        if (!(await wait(gap, [...signals, left.signal]))) {
          return controller.error(new TypeError('The response broke off.'))
        }
        const at = (n: number) => Math.ceil((bytes.length * n) / pieces)
        controller.enqueue(bytes.subarray(at(sent), at(++sent)))
        if (sent === pieces) controller.close()
      },
      cancel: () => left.abort(),
    },
    { highWaterMark: 0 },
  )
  return new Response(body, { status: whole.status, headers: whole.headers })
}
