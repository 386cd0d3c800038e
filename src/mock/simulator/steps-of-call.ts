import { commonParameters } from '../../codec/form/common-parameters.js'
import type { RequestLimits } from '../../codec/limits.js'
import { ec2Error } from '../../errors/ec2-error.js'
import { printableLines } from '../../errors/printable.js'
import { invalidAction, missingAction } from '../../errors/request-errors.js'
import type { Operation } from '../../schemas/define/operation.js'
import { isFromPort, requestToShow, sentBodyOf } from '../light-request.js'
import type { CallSteps, SignatureFault } from '../respond/call-steps.js'
import { type AnyAction, simulatedActions } from './actions/index.js'
import { isEc2Action } from './actions/known-actions.js'
import type { Credentials } from './auth/credentials.js'
import { redactedNote } from './auth/redact.js'
import { findSignatureFault } from './auth/verify-signature.js'
import type { FaultPlan } from './runtime/fault-plan.js'
import type { CallRandom, RandomStreams } from './runtime/random-streams.js'
import type { Throttle } from './runtime/throttle.js'
import type { World } from './state/world.js'

/** The parts of a simulator that a call depends on. */
export interface SimulatorParts {
  readonly world: World
  readonly throttle: Throttle
  readonly faultPlan: FaultPlan
  readonly streams: RandomStreams
  /** Called before a call changes a resource. */
  readonly recordChange: () => void
  readonly limits: RequestLimits | undefined
  /** Without credentials, signatures are not checked. */
  readonly credentials: readonly Credentials[] | undefined
}

/** A call that has arrived. */
export interface ArrivedCall {
  readonly action: string
  readonly request: Request
  readonly random: CallRandom
}

/**
 * Returns the steps of a simulator's call.
 *
 * @throws Ec2ServiceError if the action is unknown, or is not simulated.
 * @throws TypeError if the clock does not work.
 */
export function stepsOfCall(
  { world, throttle, faultPlan, streams, recordChange, limits, credentials }: SimulatorParts,
  { action, request, random }: ArrivedCall,
): CallSteps<unknown, object> {
  const { operation, plan } = findAction(action, request)
  world.now()
  const faulted = { action, request, random: random.failures }
  return {
    operation,
    limits,
    authenticate: async () => credentials && checkSignature(operation, request, credentials, world, limits),
    admit: () => throttle.take(action, world.settings.accountId),
    intercept: (input) => faultPlan.next('before', { ...faulted, input }),
    plan: (_, validated) => {
      const carryOut = plan(world, validated)
      return () => {
        if (!action.startsWith('Describe')) recordChange()
        return streams.withIdsOf(random, carryOut)
      }
    },
    loseResponse: (input) => faultPlan.next('after', { ...faulted, input }),
  }
}

function findAction(action: string, request: Request): AnyAction {
  const found = simulatedActions.get(action)
  if (found) return found
  if (action === '') throw missingAction()
  if (!isEc2Action(action)) throw invalidAction(action)
  const text = `ec2wire does not simulate ${action}; ${isFromPort(request) ? remedyOnPort() : remedyInCode}`
  console.error(`[ec2wire] ${text}`)
  throw ec2Error('UnsupportedOperation', text)
}

const remedyInCode = 'add handle(…) for it, before the handlers of simulateEc2.'

/** Clients on a port may be in another language, and their users may not see the code that serves it. */
const remedyOnPort = () =>
  `expected one of ${[...simulatedActions.keys()].join(', ')}. Start the server with the resources that you need: ` +
  'pass --state with a file of instances, images and snapshots. See ec2wire mock --help.'

/** EC2 has the same error for everything that is wrong with a signature. The log and the console say more. */
async function checkSignature(
  { action, shapes }: Operation<unknown, unknown>,
  request: Request,
  credentials: readonly Credentials[],
  { settings: { region, clock } }: World,
  limits: RequestLimits | undefined,
): Promise<SignatureFault | undefined> {
  const settings = { credentials, region, now: clock.base, maxParameters: limits?.maxParameters }
  const fault = await findSignatureFault(requestToShow(request), await sentBodyOf(request), settings)
  if (!fault) return undefined
  const members = new Set(shapes.input.members.map(({ query }) => query))
  const isShown = (name: string) => commonParameters.has(name) || members.has(name.split('.', 1)[0] as string)
  const note = printableLines(redactedNote(fault.note, isShown))
  console.info(`[ec2wire] The response to ${action} is ${fault.error.code}. ${note}`)
  return { ...fault, note }
}
