import { actionOf } from '../../codec/http/server.js'
import { asResponse, type TextResponse } from '../../codec/http/text-response.js'
import { assertArgument, assertOperation, assertOptions } from '../../errors/assert-argument.js'
import { formatValue } from '../../errors/format-value.js'
import { suggest } from '../../errors/suggest.js'
import type { Operation } from '../../schemas/define/operation.js'
import { argumentError, type Place, placeBelow } from '../argument-error.js'
import type { Call } from '../call.js'
import { EndSignal } from '../end-signal.js'
import { defaultRegion } from '../endpoint.js'
import { generateRequestId } from '../generate-request-id.js'
import { isMilliseconds } from '../latency.js'
import { CallEntry } from '../log/call-entry.js'
import { answerCall } from '../respond/answer-call.js'
import { drawCall } from '../respond/draw-call.js'
import { simulatedActions } from './actions/index.js'
import { copyOptions } from './copy-options.js'
import { lightAnswers } from './light-answers.js'
import { checkOptions, type SimulatorOptions, simulatorAttempt } from './options.js'
import { nameForLog } from './runtime/call-counts.js'
import { CallLog } from './runtime/call-log.js'
import { Clock } from './runtime/clock.js'
import type { FaultOptions } from './runtime/fault-options.js'
import { type Fault, FaultPlan } from './runtime/fault-plan.js'
import { RandomStreams } from './runtime/random-streams.js'
import { Throttle } from './runtime/throttle.js'
import { imageFromInit } from './state/init/image-from-init.js'
import { fillWorld } from './state/init/initial-state.js'
import { instanceFromInit } from './state/init/instance-from-init.js'
import { snapshotFromInit } from './state/init/snapshot-from-init.js'
import { World } from './state/world.js'
import { stepsOfCall } from './steps-of-call.js'
import { type CoreSimulator, type Ec2Simulator, hasChanged } from './types.js'

/**
 * Creates a simulator that does not need MSW; see `simulateEc2`.
 *
 * @throws TypeError if an option is invalid, or if the initial state is inconsistent.
 */
export function createSimulator(givenOptions: SimulatorOptions = {}): CoreSimulator {
  checkOptions(givenOptions)
  const options = copyOptions(givenOptions)
  const { region = defaultRegion, accountId = '123456789012', latency = 0, limits, seed = 1 } = options
  const { pending = 5000, invisible = 0, lingering = 0, pages = 'short', credentials } = options
  const clock = new Clock(options.clock)
  const streams = new RandomStreams(seed)
  const calls = new CallLog(simulatedActions.keys(), options.log)
  const throttle = new Throttle(options.throttle, clock)
  const faultPlan = new FaultPlan()
  const world = new World(
    { region, accountId, clock, random: streams.of('ids'), pending, invisible, lingering, pages },
    { image: imageFromInit, snapshot: snapshotFromInit, instance: instanceFromInit },
  )
  let isChanged = false
  const recordChange = () => {
    isChanged = true
  }
  const keys = credentials && [credentials].flat()
  const parts = { world, throttle, faultPlan, streams, recordChange, limits, credentials: keys }
  const requestIds = streams.of('requestIds')
  const chances = {
    latency,
    forLatencies: streams.of('latency'),
    requestId: () => generateRequestId(requestIds),
  }
  const now = () => clock.now()
  let running = new EndSignal()
  start()
  const fetch: Ec2Simulator['fetch'] = async (input, init) => asResponse(await answerOf(new Request(input, init)))
  lightAnswers.set(fetch, (request) => answerOf(request.asRequest()))

  return {
    answer: async (request) => asResponse(await (await begin(request)).response),
    images: world.images,
    snapshots: world.snapshots,
    instances: world.instances,
    fetch,
    options,
    fork: () => createSimulator(options),
    advance: (milliseconds) => clock.advance(milliseconds),
    fail: (operation, failure, faultOptions = {}) =>
      addFault(operation, failure, faultOptions as FaultOptions<unknown>, { attempt: 'add a failure', path: '' }),
    calls: ((operation?: Operation<unknown, unknown>) => {
      if (operation !== undefined) assertOperation(operation, 'list the calls')
      return calls.of(operation?.action)
    }) as Ec2Simulator['calls'],
    callCount(operation) {
      if (operation !== undefined) assertOperation(operation, 'count the calls')
      return calls.count(operation?.action)
    },
    clearCalls: () => calls.clear(),
    async nextCall<Input, Output>(operation: Operation<Input, Output>, nextOptions: { timeout?: number } = {}) {
      const attempt = 'wait for the next call'
      assertOperation(operation, attempt)
      assertOptions(nextOptions, ['timeout'], attempt, 'options')
      const { timeout = 1000 } = nextOptions
      const ok = isMilliseconds(timeout) || timeout === Number.POSITIVE_INFINITY
      assertArgument(ok, attempt, 'options.timeout', timeout, 'milliseconds, 0 or more, or Infinity')
      return (await calls.next(operation.action, timeout)) as Call<Input, Output>
    },
    [hasChanged]: () => isChanged,
    reset() {
      running.end(new Error('The simulator was reset.'))
      running = new EndSignal()
      calls.reset()
      faultPlan.clear()
      throttle.reset()
      clock.reset()
      streams.reset()
      world.reset()
      isChanged = false
      start()
    },
  }

  /** Answers a request as `fetch` does. */
  async function answerOf(request: Request): Promise<Response | TextResponse> {
    const { call, response } = await begin(request)
    const answered = await response
    const { aborted, reason } = request.signal
    if (aborted) throw reason
    if (answered instanceof Response && answered.type === 'error') {
      throw new TypeError('fetch failed', { cause: call.error })
    }
    return answered
  }

  function start(): void {
    fillWorld(world, options)
    for (const [index, { operation, failure, ...rest }] of (options.failures ?? []).entries()) {
      const place = { attempt: simulatorAttempt, path: `failures[${index}]` }
      addFault(operation, failure, rest as FaultOptions<unknown>, place)
    }
  }

  function addFault(
    operation: Operation<unknown, unknown>,
    failure: Fault,
    faultOptions: FaultOptions<unknown>,
    place: Place,
  ): () => void {
    assertOperation(operation, place.attempt, placeBelow(place, 'operation').path)
    const { action } = operation
    const simulated = simulatedActions.get(action)
    if (simulated) return faultPlan.add(simulated.operation, failure, faultOptions, place)
    const actions = [...simulatedActions.keys()]
    const accepted = `a simulated action: ${actions.join(', ')}`
    throw argumentError({ ...place, path: 'the action' }, formatValue(action), accepted, suggest(action, actions))
  }

  /** A clock that does not work becomes an error later, in the response. */
  function timeOfArrival(): Date {
    try {
      return world.now()
    } catch {
      return new Date()
    }
  }

  /** Begins to answer a request. The response is still to come. */
  async function begin(request: Request): Promise<Begun> {
    const signal = running
    const at = timeOfArrival()
    const draws = drawCall(chances)
    const random = streams.nextCall()
    const action = (await actionOf(request)) ?? ''
    const simulated = simulatedActions.get(action)?.operation.action
    const entry = new CallEntry<unknown, object>(simulated ?? nameForLog(action), request, at)
    const { call } = entry
    if (signal.aborted) {
      entry.record({ error: signal.reason })
      return { call, response: Promise.resolve(Response.error()) }
    }
    calls.add(entry)
    const context = { ...draws, request, forOutputs: random.outputs, now, signal }
    const stepsOf = () => stepsOfCall(parts, { action, request, random })
    return { call, response: answerCall(entry, context, stepsOf, () => calls.settle(entry)) }
  }
}

/** A call under way. */
interface Begun {
  readonly call: Call<unknown, object>
  readonly response: Promise<Response | TextResponse>
}
