import { encodeResponse } from '../../codec/encode-response.js'
import { stamped, toErrorResponse } from '../../codec/http/server.js'
import { ec2Error } from '../../errors/ec2-error.js'
import { withRequestId } from '../../errors/ec2-service-error.js'
import type { Operation } from '../../schemas/define/operation.js'
import { isMilliseconds, wait } from '../latency.js'

/** What a failure knows of the request whose answer it spoils. */
export interface Delivery<Output> {
  readonly operation: Operation<unknown, Output>
  readonly requestId: string
  /** The output that would have been answered. */
  readonly output: () => Output
  /** The answer that would have been. */
  readonly whole: () => Response
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Each ends the waiting: the client has left, or the mock is reset. */
  readonly signals: readonly AbortSignal[]
}

/**
 * A way in which a network or something on it fails to deliver an answer, accepted wherever an answer is; made by
 * {@link networkError}, {@link hang}, {@link truncated}, {@link malformed}, {@link htmlPage}, {@link dribble} and
 * {@link clockSkew}.
 */
export class Failure {
  constructor(
    readonly kind: 'network error' | 'hang' | 'truncated' | 'malformed' | 'HTML page' | 'dribble' | 'clock skew',
    /** @internal */
    readonly deliver: <Output>(delivery: Delivery<Output>) => Response | Promise<Response>,
    /** What would have been answered. */
    readonly output?: object,
    /** How a network error looks on a port. */
    readonly manner?: 'reset' | 'empty',
  ) {}

  /** Whether something of an output is answered. @internal */
  get hasOutput(): boolean {
    return this.kind === 'truncated' || this.kind === 'malformed' || this.kind === 'dribble'
  }
}

/**
 * A connection that breaks before an answer: `fetch` rejects with a `TypeError`.
 *
 * @param manner How it breaks on a port of `serve`: `'reset'`, or `'empty'` for an end without an answer. Default
 * `'reset'`. Elsewhere there is no difference.
 * @throws TypeError for another manner.
 *
 * @example
 * server.use(handle(CreateImage, networkError(), { once: true }))
 */
export function networkError(manner: 'reset' | 'empty' = 'reset'): Failure {
  assertOption(manner === 'reset' || manner === 'empty', 'networkError', manner, "'reset' or 'empty'")
  return new Failure('network error', Response.error, undefined, manner)
}

/**
 * A server that takes the request and never answers, until the client aborts.
 *
 * @example
 * server.use(handle(CreateImage, hang()))
 * await fetch(request, { signal: AbortSignal.timeout(1000) })
 */
export function hang(): Failure {
  return new Failure('hang', waitForEver)
}

/**
 * An answer that ends in the middle of its document.
 *
 * @param output What would have been answered. Default: as `handle` makes one up; with `simulateEc2` and the effect
 * `'after'`, what really was.
 *
 * @example
 * server.use(handle(CreateImage, truncated()))
 */
export function truncated(output?: object): Failure {
  return new Failure('truncated', withText(firstHalf), output)
}

/**
 * An answer that is not well-formed XML, though nothing of it is missing.
 *
 * @param output What would have been answered; see {@link truncated}.
 *
 * @example
 * server.use(handle(CreateImage, malformed()))
 */
export function malformed(output?: object): Failure {
  return new Failure('malformed', withText(withWrongEnd), output)
}

/**
 * The HTML page of a proxy or load balancer that could not reach EC2.
 *
 * @param status 502, 503 or 504. Default 503.
 * @throws TypeError for another status.
 *
 * @example
 * server.use(handle(CreateImage, sequence(htmlPage(502), { ImageId: 'ami-0123456789abcdef0' })))
 */
export function htmlPage(status: 502 | 503 | 504 = 503): Failure {
  const title = pageTitles.get(status)
  if (title === undefined) throw new TypeError(`htmlPage(${status}) is no page of a proxy; expected 502, 503 or 504.`)
  const html = `<html>\n<head><title>${status} ${title}</title></head>\n<body>\n<center><h1>${status} ${title}</h1></center>\n</body>\n</html>\n`
  return new Failure(
    'HTML page',
    () => new Response(html, { status, headers: { 'content-type': 'text/html', server: 'awselb/2.0' } }),
  )
}

/**
 * A whole answer that comes in ten pieces, spread over a time.
 *
 * @param milliseconds From the first piece to the last.
 * @param output What is answered; see {@link truncated}. With `simulateEc2`, what the call really gives.
 * @throws TypeError when the time is not a number of milliseconds.
 *
 * @example
 * server.use(handle(CreateImage, dribble(5000)))
 */
export function dribble(milliseconds: number, output?: object): Failure {
  assertOption(isMilliseconds(milliseconds), 'dribble', milliseconds, '0 or more milliseconds')
  return new Failure('dribble', ({ whole, signals }) => inPieces(whole(), milliseconds, signals), output)
}

/**
 * A server whose clock is ahead of the client's: `RequestExpired`, with a `Date` header by which the AWS SDKs
 * correct their clocks before they try again.
 *
 * @param milliseconds How far it is ahead; negative when it is behind.
 * @throws TypeError when the time is not a number of milliseconds.
 *
 * @example
 * server.use(handle(CreateImage, sequence(clockSkew(3_600_000), { ImageId: 'ami-0123456789abcdef0' })))
 */
export function clockSkew(milliseconds: number): Failure {
  assertOption(Number.isFinite(milliseconds), 'clockSkew', milliseconds, 'a number of milliseconds')
  return new Failure('clock skew', ({ requestId, now }) =>
    stamped(toErrorResponse(withRequestId(ec2Error('RequestExpired'), requestId)), now() + milliseconds),
  )
}

const pageTitles = new Map<unknown, string>([
  [502, 'Bad Gateway'],
  [503, 'Service Temporarily Unavailable'],
  [504, 'Gateway Time-out'],
])

async function waitForEver({ signals }: Delivery<unknown>): Promise<Response> {
  await wait('infinite', signals)
  return Response.error()
}

/** The answer with another text. */
function withText(change: (xml: string) => string): <Output>(delivery: Delivery<Output>) => Response {
  return ({ operation, output, whole }) => {
    const { status, headers } = whole()
    return new Response(change(encodeResponse(operation, output())), { status, headers })
  }
}

function firstHalf(xml: string): string {
  return xml.slice(0, xml.length / 2)
}

function withWrongEnd(xml: string): string {
  return `${xml.slice(0, xml.lastIndexOf('</'))}</Response>`
}

async function inPieces(whole: Response, milliseconds: number, signals: readonly AbortSignal[]): Promise<Response> {
  const bytes = new Uint8Array(await whole.arrayBuffer())
  const left = new AbortController()
  const pieces = 10
  let sent = 0
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const gap = sent === 0 ? 0 : milliseconds / (pieces - 1)
        if (!(await wait(gap, [...signals, left.signal]))) {
          return controller.error(new TypeError('The answer broke off.'))
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

function assertOption(ok: boolean, name: string, value: unknown, accepted: string): void {
  if (!ok) throw new TypeError(`${name}(${String(value)}) makes no failure; expected ${accepted}.`)
}
