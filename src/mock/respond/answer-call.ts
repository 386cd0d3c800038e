import { acceptedVersion, errorResponse, fromRequest } from '../../codec/http/server.js'
import type { TextResponse } from '../../codec/http/text-response.js'
import { ec2Error, withRequestValues } from '../../errors/ec2-error.js'
import { type Ec2ServiceError, isEc2ServiceError, withRequestId } from '../../errors/ec2-service-error.js'
import type { Call } from '../call.js'
import { wait } from '../latency.js'
import type { CallEntry, CallProgress } from '../log/call-entry.js'
import { CallEnded, throwIfEnded } from './call-ended.js'
import type { CallSteps, ResponseContext } from './call-steps.js'
import { errorInVersion } from './error-in-version.js'
import { runSteps } from './run-steps.js'

/**
 * Answers a call after the latency, and writes into the log what became of it. Never rejects: errors become EC2's
 * responses, and a client that left gets `Response.error()`.
 *
 * @param stepsOf Returns the steps of the call. May throw the error that EC2 answers with.
 * @param settled Called once or twice, when it is clear what the call comes to. A failure may still take its time.
 */
export async function answerCall<Input, Output extends object>(
  entry: CallEntry<Input, Output>,
  context: ResponseContext,
  stepsOf: () => CallSteps<Input, Output>,
  settled: () => void,
): Promise<Response | TextResponse> {
  const { call } = entry
  const { request, requestId, signal } = context
  const signals = signal ? [request.signal, signal] : [request.signal]
  const record = (progress: CallProgress<Input, Output>) => entry.record(progress)
  let steps: CallSteps<Input, Output> | undefined
  try {
    await wait(context.latency(), signals)
    throwIfEnded(signals)
    steps = stepsOf()
    const { response, ...outcome } = await runSteps(steps, { request, requestId, signals, context, record })
    record(outcome)
    settled()
    return await response
  } catch (thrown) {
    if (thrown instanceof CallEnded) {
      record({ error: thrown.reason })
      return Response.error()
    }
    const error = isEc2ServiceError(thrown) ? await withValuesOf(request, call, steps, thrown) : thrown
    record({ error })
    return responseToError(call.action, error, requestId, timeOf(context))
  } finally {
    settled()
  }
}

/** Words an error for the request: with its values, and in its version. A fixed error answers undecoded requests, too. */
async function withValuesOf<Input, Output extends object>(
  request: Request,
  { input }: Call<Input, Output>,
  steps: CallSteps<Input, Output> | undefined,
  error: Ec2ServiceError,
): Promise<Ec2ServiceError> {
  if (!steps) return error
  const { operation, limits } = steps
  const decode = () => fromRequest(operation, request, limits)
  const filled = withRequestValues(error, input ?? (await decode().catch(() => undefined)))
  return errorInVersion(filled, await acceptedVersion(operation, request))
}

/** Never throws: unknown errors become `InternalError`. */
function responseToError(action: string, error: unknown, requestId: string, now: number): TextResponse {
  let reported = error
  if (isEc2ServiceError(error)) {
    try {
      // Another error for the request ID would cost more than the response.
      const { errors, status } = error
      return errorResponse({ errors, status, requestId: error.requestId ?? requestId }, now)
    } catch (cause) {
      reported = cause
    }
  }
  console.error(`[ec2wire] Cannot answer ${action}; the response is InternalError.`, reported)
  return errorResponse(withRequestId(ec2Error('InternalError'), requestId), now)
}

/** A clock that does not work was reported before. */
function timeOf({ now }: ResponseContext): number {
  try {
    return now()
  } catch {
    return Date.now()
  }
}
