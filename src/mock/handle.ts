import { type HttpHandler, http, type RequestHandlerOptions } from 'msw'
import { encodeResponse } from '../codec/encode-response.js'
import { actionOf, fromRequest } from '../codec/http/server.js'
import type { RequestLimits } from '../codec/limits.js'
import { uuid } from '../codec/values/uuid.js'
import { ec2Error } from '../errors/ec2-error.js'
import { isEc2ServiceError } from '../errors/ec2-service-error.js'
import type { Operation } from '../schemas/define/operation.js'
import type { Call } from './call.js'
import { type Endpoint, endpointName, endpointTest } from './endpoint.js'
import { Failure } from './failures/failures.js'
import { checkLatency, type Latency } from './latency.js'
import type { Outcome, Reply } from './reply.js'
import { answer } from './respond/answer-call.js'
import { generateOutput } from './respond/generate-output.js'
import { respond } from './respond/to-response.js'
import { validate } from './respond/validate.js'
import { Sequence } from './sequence.js'

/** How a handler answers; MSW's own options included. */
export interface HandleOptions extends RequestHandlerOptions {
  /** Which requests the handler answers. Default: those to any regional host of EC2. */
  readonly endpoint?: Endpoint | undefined
  /** How long an answer takes. Default 0 milliseconds. */
  readonly latency?: Latency | undefined
  /** How much a request may hold; see `decodeRequest`. */
  readonly limits?: RequestLimits | undefined
}

/** An `HttpHandler` of MSW that keeps a log of its calls. */
export type Ec2Handler<Input, Output> = HttpHandler & {
  /** The requests that the handler answered, in the order of their arrival. */
  readonly calls: readonly Call<Input, Output>[]
}

/** The function that makes a handler; see {@link handle}. */
export type Handle = typeof handle

/**
 * Makes an MSW handler that answers one action as EC2 would: POST and GET, on any regional host. Requests for
 * other actions pass on to the next handler, and do not use up a one-time one.
 *
 * A given error or failure answers first. Otherwise the request is decoded and validated, `DryRun` is answered,
 * and only then comes the response: a value, a function (sync or async; it may throw an `ec2Error`), or a
 * `sequence`. Without one, the required members are made up.
 *
 * @throws TypeError when no response is given and none can be made up, or an option is not one.
 * @throws CodecError when the given response does not fit the action.
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
  const { endpoint, latency = 0, limits, ...handlerOptions } = options
  checkLatency(latency)
  const isForUs = endpointTest(endpoint)
  const next = replies(operation, response)
  const calls: Call<Input, Output>[] = []

  const context = { latency, random: Math.random, forOutputs: Math.random, requestId: uuid, now: () => Date.now() }

  const handler = http.all(
    async ({ request }) =>
      (request.method === 'POST' || request.method === 'GET') &&
      isForUs(new URL(request.url)) &&
      (await actionOf(request)) === operation.action,
    ({ request }) => {
      const call: Call<Input, Output> = { action: operation.action, request, at: new Date() }
      calls.push(call)
      const reply = next()
      return answer(call, context, async (requestId) => {
        const outcome = await outcomeOf(operation, reply, call, requestId, limits)
        return respond(operation, outcome, call, requestId, context)
      })
    },
    handlerOptions,
  )
  handler.info.header = `${operation.action} ${endpointName(endpoint)}`
  return Object.assign(handler, { calls })
}

/**
 * Makes a `handle` with other defaults: one latency for all handlers, one endpoint.
 *
 * @example
 * const handle = handleWith({ latency: process.env.CI ? 0 : [200, 900] })
 */
export function handleWith(defaults: HandleOptions): Handle {
  return (operation, response, options = {}) => {
    const given = Object.entries(options).filter(([, value]) => value !== undefined)
    return handle(operation, response, { ...defaults, ...Object.fromEntries(given) })
  }
}

/** A given failure comes first; else the request is decoded and validated, and a dry run ends there. */
async function outcomeOf<Input, Output extends object>(
  operation: Operation<Input, Output>,
  reply: Reply<Input, Output>,
  call: Call<Input, Output>,
  requestId: string,
  limits: RequestLimits | undefined,
): Promise<Outcome<Output>> {
  if (reply instanceof Failure || isEc2ServiceError(reply)) return reply
  const input = await fromRequest(operation, call.request, limits)
  call.input = input
  validate(operation, input)
  if ((input as { readonly DryRun?: boolean }).DryRun === true) throw ec2Error('DryRunOperation')
  return typeof reply === 'function' ? reply({ input, request: call.request, requestId }) : reply
}

/** The answers to one request after the other. */
function replies<Input, Output extends object>(
  operation: Operation<Input, Output>,
  response: Reply<Input, Output> | Sequence<Reply<Input, Output>> | undefined,
): () => Reply<Input, Output> {
  if (response === undefined) {
    encodeResponse(operation, generateOutput(operation, Math.random))
    return () => generateOutput(operation, Math.random)
  }
  const steps = response instanceof Sequence ? response.steps : ([response] as const)
  for (const step of steps) checkReply(operation, step)
  let index = 0
  return () => steps[Math.min(index++, steps.length - 1)] as Reply<Input, Output>
}

/** A response that cannot be encoded is refused when it is given, not in the middle of a test. */
function checkReply<Input, Output extends object>(
  operation: Operation<Input, Output>,
  reply: Reply<Input, Output>,
): void {
  if (typeof reply === 'function' || isEc2ServiceError(reply)) return
  if (reply instanceof Failure && !reply.hasOutput) return
  const output = reply instanceof Failure ? reply.output : reply
  encodeResponse(operation, (output as Output | undefined) ?? generateOutput(operation, Math.random))
}
