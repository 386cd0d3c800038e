import { type HttpHandler, http, type RequestHandlerOptions } from 'msw'
import { encodeResponse } from '../codec/encode-response.js'
import { actionOf } from '../codec/http/server.js'
import { asResponse } from '../codec/http/text-response.js'
import { assertLimits, type RequestLimits, requestLimits } from '../codec/limits.js'
import { assertArgument, assertOperation, assertOptions } from '../errors/assert-argument.js'
import { isEc2ServiceError } from '../errors/ec2-service-error.js'
import { randomPerCall } from '../random/random-per-call.js'
import { seededRandom } from '../random/seeded-random.js'
import type { Operation } from '../schemas/define/operation.js'
import type { Call } from './call.js'
import { assertReply } from './check-reply.js'
import { type Endpoint, endpointName, endpointTest } from './endpoint.js'
import { Failure } from './failures/failures.js'
import { generateRequestId } from './generate-request-id.js'
import { checkLatency, type Latency } from './latency.js'
import { CallEntry } from './log/call-entry.js'
import { KeptCalls } from './log/kept-calls.js'
import { checkLogOptions, defaultKeep, type LogOptions } from './log/log-options.js'
import type { Reply } from './reply.js'
import { answerCall } from './respond/answer-call.js'
import type { CallSteps } from './respond/call-steps.js'
import { drawCall } from './respond/draw-call.js'
import { generateOutput } from './respond/generate-output.js'
import { Sequence } from './sequence.js'

/** The options of a handler, with those of MSW: `once`. */
export interface HandleOptions extends RequestHandlerOptions {
  /** The requests that the handler answers. Default: requests to any EC2 host. */
  readonly endpoint?: Endpoint | undefined
  /** How long a response takes, in milliseconds. Default 0. */
  readonly latency?: Latency | undefined
  /** The size that a request may have; see `decodeRequest`. */
  readonly limits?: RequestLimits | undefined
  /** `{ keep }`: how many calls the log keeps. Default 1,000. `Infinity` keeps all. */
  readonly log?: LogOptions | undefined
  /**
   * An integer. With the same seed, a handler generates the same resource IDs, request IDs and latencies. Default:
   * different ones in each run.
   */
  readonly seed?: number | undefined
}

/** An `HttpHandler` of MSW with a log of its calls. */
export type Ec2Handler<Input, Output> = HttpHandler & {
  /**
   * The requests that the handler answered, in the order of their arrival: the newest ones; see the option `log`.
   * `server.resetHandlers()` keeps them.
   */
  readonly calls: readonly Call<Input, Output>[]
  /** Returns how many requests the handler answered. It counts the calls that the log has dropped, too. */
  readonly callCount: () => number
  /** Empties `calls`, and counts from 0. Call it between tests that share a handler. */
  readonly clearCalls: () => void
}

/** The type of {@link handle}. */
export type Handle = typeof handle

/**
 * Creates an MSW handler that answers one action as EC2 does: POST and GET, on any EC2 host. Requests for other actions
 * go to the next handler, and do not use up a handler with `once`.
 *
 * A fixed error or failure is returned at once. Otherwise ec2wire decodes and validates the request, answers `DryRun`,
 * and then returns your output or calls your resolver. A resolver may throw an `ec2Error(…)`, which is the response
 * then, or return a `Response`, which is passed on. Anything else that it throws becomes `InternalError`. Without a
 * response, ec2wire generates an output with the required members.
 *
 * `server.resetHandlers()` does not empty the `calls` of a handler; `handler.clearCalls()` does.
 *
 * @param response An output, an `ec2Error(…)`, a failure such as `networkError()`, a resolver, or a `sequence(…)` of
 * these. Default: a generated output.
 * @throws TypeError if the operation or an option is invalid, or if no output can be generated.
 * @throws CodecError if the response is not an output of the action.
 *
 * @example
 * server.use(handle(CreateImage, { ImageId: 'ami-0123456789abcdef0' }))
 * server.use(handle(CreateImage, ec2Error('RequestLimitExceeded'), { once: true }))
 */
export function handle<Input, Output extends object>(
  operation: Operation<Input, Output>,
  response?: NoInfer<Reply<Input, Output> | Sequence<Reply<Input, Output>>>,
  options: HandleOptions = {},
): Ec2Handler<Input, Output> {
  assertOperation(operation, 'handle an action')
  checkOptions(options, `handle ${operation.action}`, 'options.')
  const { endpoint, latency = 0, limits, log: { keep = defaultKeep } = {}, seed, ...handlerOptions } = options
  const isForUs = endpointTest(endpoint)
  const { outputs, ...chances } = { latency, ...randomnessOf(seed) }
  const next = repliesOf(operation, response)
  const log = new KeptCalls<Input, Output>(keep)
  const now = () => Date.now()

  const handler = http.all(
    async ({ request }) =>
      (request.method === 'POST' || request.method === 'GET') &&
      isForUs(new URL(request.url)) &&
      (await actionOf(request)) === operation.action,
    async ({ request }) => {
      const entry = new CallEntry<Input, Output>(operation.action, request, new Date())
      log.add(entry)
      const forOutputs = outputs()
      const context = { ...drawCall(chances), request, forOutputs, now }
      const steps = stepsOf(operation, next(forOutputs), request, limits)
      const response = await answerCall(
        entry,
        context,
        () => steps,
        () => void log.settle(entry),
      )
      return asResponse(response)
    },
    handlerOptions,
  )
  handler.info.header = `${operation.action} ${endpointName(endpoint)}`
  return Object.assign(handler, { calls: log.list, callCount: () => log.count, clearCalls: () => log.clear() })
}

/**
 * Creates a `handle` with other defaults, such as one latency for all handlers.
 *
 * @throws TypeError if an option is invalid.
 *
 * @example
 * const handle = handleWith({ latency: process.env.CI ? 0 : [200, 900] })
 */
export function handleWith(defaults: HandleOptions): Handle {
  checkOptions(defaults, 'create a handle with defaults', '')
  return (operation, response, options = {}) => {
    assertOptions(options, optionNames, 'handle an action', 'options')
    const set = Object.entries(options).filter(([, value]) => value !== undefined)
    return handle(operation, response, { ...defaults, ...Object.fromEntries(set) })
  }
}

/** A fixed error or failure is for every request, whatever it says. */
function stepsOf<Input, Output extends object>(
  operation: Operation<Input, Output>,
  reply: Reply<Input, Output>,
  request: Request,
  limits: RequestLimits | undefined,
): CallSteps<Input, Output> {
  return {
    operation,
    limits,
    admit: () => (reply instanceof Failure || isEc2ServiceError(reply) ? reply : undefined),
    plan: (input) => (requestId) => (typeof reply === 'function' ? reply({ input, request, requestId }) : reply),
  }
}

/** Returns the function that returns the reply to the next request. */
function repliesOf<Input, Output extends object>(
  operation: Operation<Input, Output>,
  response: Reply<Input, Output> | Sequence<Reply<Input, Output>> | undefined,
): (random: () => number) => Reply<Input, Output> {
  if (response === undefined) {
    encodeResponse(operation, generateOutput(operation, Math.random))
    return (random) => generateOutput(operation, random)
  }
  const steps = response instanceof Sequence ? response.steps : ([response] as const)
  for (const [index, step] of steps.entries()) {
    const path = steps.length === 1 ? 'the response' : `response ${index + 1} of the sequence`
    assertReply(step, `handle ${operation.action}`, path)
    assertEncodable(operation, step)
  }
  let index = 0
  return () => steps[Math.min(index++, steps.length - 1)] as Reply<Input, Output>
}

/** Asserts that a reply can be encoded, so that the error comes from the line with the reply. */
function assertEncodable<Input, Output extends object>(
  operation: Operation<Input, Output>,
  reply: Reply<Input, Output>,
): void {
  if (typeof reply === 'function' || isEc2ServiceError(reply)) return
  if (reply instanceof Failure && !reply.hasOutput) return
  const output = reply instanceof Failure ? reply.output : reply
  encodeResponse(operation, (output as Output | undefined) ?? generateOutput(operation, Math.random))
}

/**
 * With a seed, a source per purpose, so that a change of the latency does not change the IDs, and a source for the output
 * of each call.
 */
function randomnessOf(seed: number | undefined) {
  const source = (purpose: number) => (seed === undefined ? Math.random : seededRandom(seed + purpose))
  const forRequestIds = source(2)
  return {
    forLatencies: source(0),
    outputs: seed === undefined ? () => Math.random : randomPerCall(source(1)() * 2 ** 32),
    requestId: () => generateRequestId(forRequestIds),
  }
}

const optionNames: readonly (keyof HandleOptions)[] = ['endpoint', 'latency', 'limits', 'log', 'seed', 'once']

/** @param prefix `options.`, unless the options are the only argument. */
function checkOptions(options: HandleOptions, attempt: string, prefix: 'options.' | ''): void {
  assertOptions(options, optionNames, attempt, prefix && 'options')
  const { latency = 0, limits = requestLimits, seed } = options
  checkLatency(latency, attempt, `${prefix}latency`)
  assertLimits(limits, requestLimits, attempt)
  checkLogOptions(options.log, attempt, `${prefix}log`)
  assertArgument(seed === undefined || Number.isSafeInteger(seed), attempt, `${prefix}seed`, seed, 'an integer')
}
