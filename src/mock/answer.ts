import { HttpResponse } from 'msw'
import { ec2Error } from '../codec/ec2-error.js'
import { encodeResponse } from '../codec/encode-response.js'
import { fromRequest, toErrorResponse, toResponse } from '../codec/http-server.js'
import type { RequestLimits } from '../codec/limits.js'
import { isEc2ServiceError, withRequestId } from '../codec/service-error.js'
import { uuid } from '../codec/uuid.js'
import type { Operation } from '../schemas/operation.js'
import type { Call } from './call.js'
import { Failure } from './failures.js'
import { drawLatency, type Latency, wait } from './latency.js'
import { makeUpOutput } from './make-up-output.js'
import type { Outcome, Reply } from './reply.js'
import { validate } from './validate.js'

interface AnswerOptions {
  readonly latency: Latency
  readonly limits: RequestLimits | undefined
}

/**
 * Answers a request: a given failure first; else the request is decoded and validated as EC2 would, a dry run
 * is answered, and only then the answer is made. Whatever goes wrong is answered too.
 */
export async function answer<Input, Output extends object>(
  operation: Operation<Input, Output>,
  reply: Reply<Input, Output>,
  call: Call<Input, Output>,
  { latency, limits }: AnswerOptions,
): Promise<Response> {
  const requestId = uuid()
  try {
    if (!(await wait(drawLatency(latency, Math.random), call.request.signal))) return HttpResponse.error()
    const outcome = await outcomeOf(operation, reply, call, requestId, limits)
    return await respond(operation, outcome, call, requestId)
  } catch (error) {
    call.error = error
    return errorResponse(operation.action, error, requestId)
  }
}

/** Nothing gets past this one: what is no error that EC2 could answer with becomes its `InternalError`. */
function errorResponse(action: string, error: unknown, requestId: string): Response {
  let fault = error
  if (isEc2ServiceError(error)) {
    try {
      return toErrorResponse(withRequestId(error, requestId))
    } catch (cause) {
      fault = cause
    }
  }
  console.error(`[ec2wire] The answer to ${action} could not be made; EC2's InternalError stands in for it.`, fault)
  return toErrorResponse(withRequestId(ec2Error('InternalError'), requestId))
}

async function outcomeOf<Input, Output extends object>(
  operation: Operation<Input, Output>,
  reply: Reply<Input, Output>,
  call: Call<Input, Output>,
  requestId: string,
  limits: RequestLimits | undefined,
): Promise<Outcome<Output>> {
  if (reply instanceof Failure) return reply
  if (isEc2ServiceError(reply)) throw reply
  const input = await fromRequest(operation, call.request, limits)
  call.input = input
  validate(operation, input)
  if ((input as { readonly DryRun?: boolean }).DryRun === true) throw ec2Error('DryRunOperation')
  return typeof reply === 'function' ? reply({ input, request: call.request, requestId }) : reply
}

async function respond<Input, Output extends object>(
  operation: Operation<Input, Output>,
  outcome: Outcome<Output>,
  call: Call<Input, Output>,
  requestId: string,
): Promise<Response> {
  if (isEc2ServiceError(outcome)) throw outcome
  if (outcome instanceof Response) {
    if (outcome.bodyUsed) throw new TypeError('The Response was used before; make a new one for each request.')
    return outcome
  }
  if (outcome instanceof Failure) {
    call.error = outcome
    return fail(operation, outcome, call.request, requestId)
  }
  const output = withId(outcome, requestId)
  const response = toResponse(operation, output)
  call.output = output
  return response
}

async function fail<Output extends object>(
  operation: Operation<unknown, Output>,
  { kind, output }: Failure,
  request: Request,
  requestId: string,
): Promise<Response> {
  if (kind === 'hang') await wait('infinite', request.signal)
  if (kind !== 'truncated') return HttpResponse.error()
  const whole = withId((output as Output | undefined) ?? makeUpOutput(operation, Math.random), requestId)
  const xml = encodeResponse(operation, whole)
  const { status, headers } = toResponse(operation, whole)
  return new Response(xml.slice(0, xml.length / 2), { status, headers })
}

function withId<Output extends object>(output: Output, requestId: string): Output {
  return { ...output, RequestId: (output as { readonly RequestId?: string }).RequestId ?? requestId }
}
