import { stamped, toErrorResponse } from '../../codec/http/server.js'
import { ec2Error } from '../../errors/ec2-error.js'
import { isEc2ServiceError, withRequestId } from '../../errors/ec2-service-error.js'
import type { Call } from '../call.js'
import { drawLatency, type Latency, wait } from '../latency.js'

/** Where the answers of a mock take time and chance from. */
export interface ResponseContext {
  readonly latency: Latency
  /** Numbers from 0 up to 1, for latencies. */
  readonly random: () => number
  /** Numbers from 0 up to 1, for outputs that are made up. */
  readonly forOutputs: () => number
  readonly requestId: () => string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Ends all waiting. */
  readonly signal?: AbortSignal
  /** Is told when a call has come to a failure, which may take its time. */
  readonly settled?: () => void
}

/**
 * Answers a request after the latency. Whatever goes wrong when the answer is made is answered, too; a client that
 * has left before gets none.
 */
export async function answer(
  call: Pick<Call<unknown, unknown>, 'action' | 'request' | 'error'>,
  context: ResponseContext,
  make: (requestId: string) => Promise<Response>,
): Promise<Response> {
  const requestId = context.requestId()
  const { latency, random, now } = context
  const signals = signalsOf(call, context)
  try {
    if (await wait(drawLatency(latency, random), signals)) return await make(requestId)
    call.error = signals.find(({ aborted }) => aborted)?.reason
    return Response.error()
  } catch (error) {
    call.error = error
    const response = errorResponse(call.action, error, requestId)
    try {
      return stamped(response, now())
    } catch {
      // A clock that does not work is what went wrong, and was reported.
      return response
    }
  }
}

/** What ends the waiting of a call. */
export function signalsOf(
  { request }: Pick<Call<unknown, unknown>, 'request'>,
  { signal }: Pick<ResponseContext, 'signal'>,
): readonly AbortSignal[] {
  return signal ? [request.signal, signal] : [request.signal]
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
