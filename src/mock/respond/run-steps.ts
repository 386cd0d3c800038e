import { readFrom } from '../../codec/http/server.js'
import type { RequestLimits } from '../../codec/limits.js'
import type { Open } from '../../codec/open.js'
import { ec2Error } from '../../errors/ec2-error.js'
import type { Operation } from '../../schemas/define/operation.js'
import type { StopSignal } from '../end-signal.js'
import type { CallProgress } from '../log/call-entry.js'
import { throwIfEnded } from './call-ended.js'
import type { CallSteps, ResponseContext } from './call-steps.js'
import { type CallOutcome, toOutcome, withId } from './to-response.js'
import { validate } from './validate.js'

/** What the steps of a call need beside the steps. */
export interface CallContext<Input, Output> {
  readonly request: Request
  readonly requestId: string
  /** Each ends the call: the client left, or the simulator was reset. */
  readonly signals: readonly StopSignal[]
  readonly context: ResponseContext
  /** Writes into the log what is known of the call so far, since resolvers and failures may take their time. */
  readonly record: (progress: CallProgress<Input, Output>) => void
}

/** One error for all dry runs: to create an error takes as long as to decode a request. */
const wouldSucceed = /* @__PURE__ */ Object.freeze(/* @__PURE__ */ ec2Error('DryRunOperation'))

/**
 * Takes a call through its steps, in EC2's order: signature, throttling, decoding, validation, resources, dry run,
 * response.
 *
 * @throws Ec2ServiceError if it is the response.
 * @throws CallEnded if nobody waits for the response any more.
 */
export async function runSteps<Input, Output extends object>(
  steps: CallSteps<Input, Output>,
  call: CallContext<Input, Output>,
): Promise<CallOutcome<Output>> {
  const { operation, limits } = steps
  const { request, requestId, signals, record } = call

  const fault = steps.authenticate && (await steps.authenticate())
  if (fault) {
    record({ note: fault.note })
    throw fault.error
  }
  throwIfEnded(signals)

  const fixed = steps.admit?.()
  if (fixed) return toOutcome(operation, fixed, call)

  const { sent, input, error } = await decode(operation, request, limits)
  if (input !== undefined) record({ input })
  throwIfEnded(signals)

  const failure = steps.intercept?.(input)
  if (failure) return toOutcome(operation, failure, call)
  // What is empty is refused in the words of the action's rules, before it counts as missing.
  const validated = sent && validate(operation, sent)
  if (validated === undefined || input === undefined) throw error
  // A function of the user may have reset the simulator.
  throwIfEnded(signals)

  const carryOut = steps.plan(input, validated)
  if ((input as { readonly DryRun?: boolean }).DryRun === true) throw wouldSucceed
  const made = carryOut(requestId)
  // A simulator's call must not wait here: other calls could come between its change and its log entry.
  const reply = isPromise(made) ? await made : made
  if (!steps.loseResponse) return toOutcome(operation, reply, call)

  const output = withId(reply as Output, requestId)
  record({ output })
  return toOutcome(operation, steps.loseResponse(input) ?? output, call, output)
}

/** What a request says, its normal form, and the error of the first of them that it does not have. */
interface Decoded<Input> {
  readonly sent?: Open<Input>
  readonly input?: Open<Input>
  readonly error?: unknown
}

async function decode<Input>(
  operation: Operation<Input, unknown>,
  request: Request,
  limits: RequestLimits | undefined,
): Promise<Decoded<Input>> {
  let sent: Open<Input> | undefined
  try {
    const read = await readFrom(operation, request, limits)
    sent = read.sent
    return { sent, input: read.input() }
  } catch (error) {
    return sent === undefined ? { error } : { sent, error }
  }
}

function isPromise<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return typeof (value as { readonly then?: unknown } | null | undefined)?.then === 'function'
}
