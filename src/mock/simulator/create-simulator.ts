import { actionOf } from '../../codec/http/server.js'
import { hexDigits } from '../../random/generate.js'
import type { Operation } from '../../schemas/define/operation.js'
import { assertKnownOptions, assertOption } from '../assert-option.js'
import type { Call } from '../call.js'
import { isMilliseconds } from '../latency.js'
import { answer } from '../respond/answer-call.js'
import { simulatedActions } from './actions/index.js'
import { executeCall } from './execute-call.js'
import { assertOptions, type SimulatorOptions } from './options.js'
import { CallLog } from './runtime/call-log.js'
import { Clock } from './runtime/clock.js'
import { type Fault, type FaultOptions, FaultPlan } from './runtime/fault-plan.js'
import { RandomStreams } from './runtime/random-streams.js'
import { Throttle } from './runtime/throttle.js'
import { defaultInstances } from './state/init/default-instances.js'
import { World } from './state/world.js'
import type { CoreSimulator, SimulatedEc2 } from './types.js'

/**
 * Makes a simulator that does not need MSW; see `simulateEc2`.
 *
 * @throws TypeError for options that are none, and for a world that cannot be.
 */
export function createSimulator(options: SimulatorOptions = {}): CoreSimulator {
  assertOptions(options)
  const { region, accountId = '123456789012', latency = 0, limits, seed = 1 } = options
  const { pending = 5000, invisible = 0 } = options
  const clock = new Clock(options.clock)
  const streams = new RandomStreams(seed)
  const calls = new CallLog()
  const throttle = new Throttle(options.throttle, clock)
  const faultPlan = new FaultPlan(streams.of('failures'))
  const world = new World({
    region: region ?? 'us-east-1',
    accountId,
    clock,
    random: streams.of('ids'),
    pending,
    invisible,
  })
  const { credentials } = options
  const simulator = { world, throttle, faultPlan, limits, credentials: credentials && [credentials].flat() }
  const now = () => clock.now()
  const requestId = () => generateUuid(streams.of('requestIds'))
  // A copy, so that what happens to the lists afterwards does not change what a reset brings back.
  const given = {
    snapshots: copied(options.snapshots ?? []),
    images: copied(options.images ?? []),
    instances: copied(options.instances ?? defaultInstances),
    failures: [...(options.failures ?? [])],
  }
  let running = new AbortController()
  begin()

  return {
    answer: async (request) => (await begun(request)).response,
    images: world.images,
    snapshots: world.snapshots,
    instances: world.instances,
    async fetch(input, init) {
      const request = new Request(input, init)
      const { call, response } = await begun(request)
      const answered = await response
      request.signal.throwIfAborted()
      if (answered.type === 'error') throw new TypeError('fetch failed', { cause: call.error })
      return answered
    },
    fork: () => createSimulator(options),
    advance: (milliseconds) => clock.advance(milliseconds),
    fail: (operation, failure, faultOptions = {}) =>
      addFault(operation, failure, faultOptions as FaultOptions<unknown>, 'fail'),
    calls: (<Input, Output>(operation?: Operation<Input, Output>) =>
      calls.of(operation?.action)) as SimulatedEc2['calls'],
    async nextCall<Input, Output>({ action }: Operation<Input, Output>, nextOptions: { timeout?: number } = {}) {
      assertKnownOptions(nextOptions, ['timeout'], 'nextCall')
      const { timeout = 1000 } = nextOptions
      const ok = isMilliseconds(timeout) || timeout === Number.POSITIVE_INFINITY
      assertOption(ok, 'nextCall', 'timeout', timeout, '0 or more milliseconds, or Infinity')
      return (await calls.next(action, timeout)) as Call<Input, Output>
    },
    reset() {
      running.abort(new Error('The simulator was reset.'))
      running = new AbortController()
      calls.clear()
      faultPlan.clear()
      throttle.reset()
      clock.reset()
      streams.reset()
      world.reset()
      begin()
    },
  }

  function begin(): void {
    const { snapshots, images, instances, failures } = given
    // Images need their snapshots.
    snapshots.forEach((init, index) => void world.snapshots.addAt(init, `simulateEc2: snapshots[${index}]`))
    images.forEach((init, index) => void world.images.addAt(init, `simulateEc2: images[${index}]`))
    instances.forEach((init, index) => void world.instances.addAt(init, `simulateEc2: instances[${index}]`))
    failures.forEach(({ operation, failure, ...rest }, index) => {
      addFault(operation, failure, rest as FaultOptions<unknown>, `simulateEc2: failures[${index}]`)
    })
  }

  function addFault(
    operation: Operation<unknown, unknown>,
    failure: Fault,
    faultOptions: FaultOptions<unknown>,
    where: string,
  ): () => void {
    const action = operation?.action
    const simulated = simulatedActions.get(action)
    if (simulated) return faultPlan.add(simulated.operation, failure, faultOptions, where)
    const names = [...simulatedActions.keys()].join(', ')
    throw new TypeError(`${where}: the action is ${action}; the simulator has ${names}.`)
  }

  /** A clock that does not work is reported where the call is answered. */
  function timeOrNow(): Date {
    try {
      return world.now()
    } catch {
      return new Date()
    }
  }

  /** Has a call answered; the response is still to come. */
  async function begun(request: Request): Promise<{ call: Call<unknown, object>; response: Promise<Response> }> {
    const { signal } = running
    const at = timeOrNow()
    const call: Call<unknown, object> = { action: (await actionOf(request)) ?? '', request, at }
    if (signal.aborted) {
      call.error = signal.reason
      return { call, response: Promise.resolve(Response.error()) }
    }
    const settled = () => calls.settled(call)
    const [random, forOutputs] = [streams.of('latency'), streams.of('outputs')]
    const context = { latency, random, forOutputs, requestId, now, signal, settled }
    calls.add(call)
    const response = answer(call, context, (id) => executeCall(simulator, call, id, context)).finally(settled)
    return { call, response }
  }
}

/** What cannot be copied is no data, and is refused when it is put into the world. */
function copied<Init extends object>(list: readonly Init[]): readonly Init[] {
  return list.map((init) => {
    try {
      return structuredClone({ ...init })
    } catch {
      return init
    }
  })
}

/** A UUID of version 4. */
function generateUuid(random: () => number): string {
  const [a, b, c, d, e] = [8, 4, 3, 3, 12].map((count) => hexDigits(count, random))
  return `${a}-${b}-4${c}-8${d}-${e}`
}
