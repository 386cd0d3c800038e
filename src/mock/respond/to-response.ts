import { outputResponse } from '../../codec/http/server.js'
import type { TextResponse } from '../../codec/http/text-response.js'
import { isEc2ServiceError } from '../../errors/ec2-service-error.js'
import type { Operation } from '../../schemas/define/operation.js'
import { assertOutcome } from '../check-reply.js'
import type { StopSignal } from '../end-signal.js'
import { Failure } from '../failures/failures.js'
import type { Outcome } from '../reply.js'
import type { ResponseContext } from './call-steps.js'
import { generateOutput } from './generate-output.js'

/** What a call came to: the response, and the entries for the log. */
export interface CallOutcome<Output> {
  /** A failure may take its time. */
  readonly response: Response | TextResponse | Promise<Response>
  readonly output?: Output
  readonly error?: Failure
}

/**
 * Turns what a resolver returned into a response.
 *
 * @param made The output of a call that was carried out, if a failure replaces its response.
 * @throws Ec2ServiceError if it is the response.
 * @throws CodecError if the output cannot be encoded.
 * @throws TypeError if it is not a response, or if the body of the `Response` was used.
 */
export function toOutcome<Output extends object>(
  operation: Operation<unknown, Output>,
  reply: Outcome<Output>,
  { requestId, signals, version, context }: ReplyContext,
  made?: Output,
): CallOutcome<Output> {
  if (isEc2ServiceError(reply)) throw reply
  if (reply instanceof Response) {
    if (reply.bodyUsed) {
      throw new TypeError('Cannot answer with the Response: its body was used; expected a new Response per request.')
    }
    return { response: reply }
  }
  const { now, forOutputs } = context
  const toResponseNow = (output: Output) => outputResponse(operation, output, now(), version)
  if (reply instanceof Failure) {
    const replaced = (reply.output ?? made) as Output | undefined
    const output = () => withId(replaced ?? generateOutput(operation, forOutputs), requestId)
    const whole = () => toResponseNow(output()).toResponse()
    const response = reply.deliver({ requestId, whole, now, signals })
    return { error: reply, response }
  }
  assertOutcome(reply, operation.action)
  const output = withId(reply, requestId)
  return { output, response: toResponseNow(output) }
}

interface ReplyContext {
  readonly requestId: string
  readonly signals: readonly StopSignal[]
  /** The version of the API that the client asks for. */
  readonly version: string
  readonly context: Pick<ResponseContext, 'now' | 'forOutputs'>
}

/** Returns the output with the request ID, unless it has one. */
export function withId<Output extends object>(output: Output, requestId: string): Output {
  return { ...output, RequestId: (output as { readonly RequestId?: string }).RequestId ?? requestId }
}
