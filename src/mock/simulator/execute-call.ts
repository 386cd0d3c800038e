import { fromRequest } from '../../codec/http/server.js'
import type { RequestLimits } from '../../codec/limits.js'
import { ec2Error } from '../../errors/ec2-error.js'
import { invalidAction, missingAction } from '../../errors/request-errors.js'
import type { Call } from '../call.js'
import type { Outcome } from '../reply.js'
import { type ResponseContext, signalsOf } from '../respond/answer-call.js'
import { respond, withId } from '../respond/to-response.js'
import { validate } from '../respond/validate.js'
import { type AnyAction, simulatedActions } from './actions/index.js'
import { isEc2Action } from './actions/known-actions.js'
import { type Credentials, signatureFault } from './auth/verify-signature.js'
import type { FaultPlan } from './runtime/fault-plan.js'
import type { Throttle } from './runtime/throttle.js'
import type { World } from './state/world.js'

/** What a simulator is made of, as far as a call has to do with it. */
export interface Simulator {
  readonly world: World
  readonly throttle: Throttle
  readonly faultPlan: FaultPlan
  readonly limits: RequestLimits | undefined
  /** Without any, signatures are not looked at. */
  readonly credentials: readonly Credentials[] | undefined
}

/**
 * Carries out a call and makes its response.
 *
 * @throws Ec2ServiceError where EC2 answers with one.
 */
export async function executeCall(
  simulator: Simulator,
  call: Call<unknown, object>,
  requestId: string,
  context: ResponseContext,
): Promise<Response> {
  const action = simulatedActions.get(call.action) ?? refuseAction(call.action)
  const outcome = await outcomeOf(simulator, action, call, requestId, context)
  return respond(action.operation, outcome, call, requestId, context)
}

/** In EC2's order: not signed, throttled, not understood, not valid, not possible, a dry run, done. */
async function outcomeOf(
  { world, throttle, faultPlan, limits, credentials }: Simulator,
  { operation, plan }: AnyAction,
  call: Call<unknown, object>,
  requestId: string,
  context: ResponseContext,
): Promise<Outcome<object>> {
  const { action } = operation
  const { request } = call
  // A clock that does not work is found out here, where it is answered.
  world.now()
  if (credentials) await checkSignature(call, credentials, world)
  if (hasEnded(call, context)) return Response.error()
  throttle.take(action, world.settings.accountId)
  const misfit = await fromRequest(operation, request, limits).then(
    (input) => void (call.input = input),
    (error: unknown) => ({ error }),
  )
  if (hasEnded(call, context)) return Response.error()
  const failure = faultPlan.next(action, 'before', call.input, request)
  if (failure) return failure
  if (misfit) throw misfit.error
  const input = validate(operation, call.input ?? {})
  // A function of the user's may have reset the simulator.
  if (hasEnded(call, context)) return Response.error()
  const commit = plan(world, input)
  if ((input as { readonly DryRun?: boolean }).DryRun === true) throw ec2Error('DryRunOperation')
  const output = withId(commit(), requestId)
  call.output = output
  return faultPlan.next(action, 'after', call.input, request) ?? output
}

/** Whether the client has left, or the simulator was reset. */
function hasEnded(call: Call<unknown, object>, context: ResponseContext): boolean {
  const ended = signalsOf(call, context).find(({ aborted }) => aborted)
  if (ended) call.error = ended.reason
  return ended !== undefined
}

/** EC2 says the same of all that is wrong with a signature; the log and the console say more. */
async function checkSignature(
  call: Call<unknown, object>,
  credentials: readonly Credentials[],
  { settings: { region, clock } }: World,
): Promise<void> {
  const fault = await signatureFault(call.request, { credentials, region, now: clock.base })
  if (!fault) return
  call.note = fault.note
  console.info(`[ec2wire] ${call.action} is answered with ${fault.error.code}. ${fault.note}`)
  throw fault.error
}

function refuseAction(action: string): never {
  if (action === '') throw missingAction()
  if (!isEc2Action(action)) throw invalidAction(action)
  const text = `ec2wire does not simulate ${action}; add handle(…) for it, before the handlers of simulateEc2.`
  console.error(`[ec2wire] ${text}`)
  throw ec2Error('UnsupportedOperation', text)
}
