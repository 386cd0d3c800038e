import { toResponse } from '../codec/http-server.js'
import { isEc2ServiceError } from '../codec/service-error.js'
import type { Operation } from '../schemas/operation.js'
import { type Surroundings, signalsOf } from './answer.js'
import type { Call } from './call.js'
import { Failure } from './failures.js'
import { makeUpOutput } from './make-up-output.js'
import type { Outcome } from './reply.js'
import { stamped } from './stamped.js'

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
  surroundings: Surroundings,
): Promise<Response> {
  if (isEc2ServiceError(outcome)) throw outcome
  if (outcome instanceof Response) {
    if (outcome.bodyUsed) throw new TypeError('The Response was used before; make a new one for each request.')
    return outcome
  }
  const { now, forOutputs } = surroundings
  const toOurs = (output: Output) => stamped(toResponse(operation, output), now())
  if (outcome instanceof Failure) {
    call.error = outcome
    surroundings.settled?.()
    const given = (outcome.output ?? call.output) as Output | undefined
    const output = () => withId(given ?? makeUpOutput(operation, forOutputs), requestId)
    const signals = signalsOf(call, surroundings)
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
