import { stamped, toResponse } from '../../codec/http/server.js'
import { isEc2ServiceError } from '../../errors/ec2-service-error.js'
import type { Operation } from '../../schemas/define/operation.js'
import type { Call } from '../call.js'
import { Failure } from '../failures/failures.js'
import type { Outcome } from '../reply.js'
import { type ResponseContext, signalsOf } from './answer-call.js'
import { generateOutput } from './generate-output.js'

/**
 * Makes the response of what a call has come to, and notes it in the log.
 *
 * @throws Ec2ServiceError when that is what it has come to.
 */
export async function respond<Output extends object>(
  operation: Operation<unknown, Output>,
  outcome: Outcome<Output>,
  call: Pick<Call<unknown, Output>, 'request' | 'output' | 'error'>,
  requestId: string,
  context: ResponseContext,
): Promise<Response> {
  if (isEc2ServiceError(outcome)) throw outcome
  if (outcome instanceof Response) {
    if (outcome.bodyUsed) throw new TypeError('The Response was used before; make a new one for each request.')
    return outcome
  }
  const { now, forOutputs } = context
  const toOurs = (output: Output) => stamped(toResponse(operation, output), now())
  if (outcome instanceof Failure) {
    call.error = outcome
    context.settled?.()
    const given = (outcome.output ?? call.output) as Output | undefined
    const output = () => withId(given ?? generateOutput(operation, forOutputs), requestId)
    const signals = signalsOf(call, context)
    return outcome.deliver({ operation, requestId, output, whole: () => toOurs(output()), now, signals })
  }
  const output = withId(outcome, requestId)
  const response = toOurs(output)
  call.output = output
  return response
}

export function withId<Output extends object>(output: Output, requestId: string): Output {
  return { ...output, RequestId: (output as { readonly RequestId?: string }).RequestId ?? requestId }
}
