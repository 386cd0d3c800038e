import { http } from 'msw'
import { actionOf } from '../../codec/http-server.js'
import { hexDigits } from '../../fixtures/make-up.js'
import type { Operation } from '../../schemas/operation.js'
import { answer } from '../answer.js'
import type { Call } from '../call.js'
import { endpointName, endpointTest } from '../endpoint.js'
import { simulatedActions } from './actions.js'
import { Calls } from './calls.js'
import { carryOut } from './carry-out.js'
import { Clock } from './clock.js'
import { defaultInstances } from './default-instances.js'
import { type Fault, type FaultOptions, Faults } from './faults.js'
import { checkOptions, type SimulatorOptions } from './options.js'
import type { SimulatedEc2 } from './simulated-ec2.js'
import { Streams } from './streams.js'
import { Throttle } from './throttle.js'
import { World } from './world.js'

/**
 * Makes an EC2 that behaves: images that are pending and then available, snapshots, tags, filters, pages, dry runs,
 * names that only one image can have, and EC2's errors where EC2 has them. Its state is in the object that it
 * returns, and its IDs, its draws and its clock come from its options, so that the same seed gives the same run.
 *
 * @throws TypeError for options that are none, and for a world that cannot be.
 *
 * @example
 * const ec2 = simulateEc2({ pending: 60_000 })
 * const server = setupServer(...ec2.handlers)
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/creating-an-ami-ebs.html
 */
export function simulateEc2(options: SimulatorOptions = {}): SimulatedEc2 {
  checkOptions(options)
  const { region, accountId = '123456789012', endpoint, latency = 0, limits, seed = 1 } = options
  const { pending = 5000, invisible = 0 } = options
  const clock = new Clock(options.clock)
  const streams = new Streams(seed)
  const calls = new Calls()
  const throttle = new Throttle(options.throttle, clock)
  const faults = new Faults(streams.of('failures'))
  const world = new World({
    region: region ?? 'us-east-1',
    accountId,
    clock,
    random: streams.of('ids'),
    pending,
    invisible,
  })
  const simulator = { world, throttle, faults, limits }
  const now = () => clock.now()
  const requestId = () => makeUpUuid(streams.of('requestIds'))
  let running = new AbortController()
  begin()

  const isForUs = endpointTest(endpoint, region)
  const handler = http.all(
    ({ request: { method, url } }) => (method === 'POST' || method === 'GET') && isForUs(new URL(url)),
    ({ request }) => respond(request),
  )
  handler.info.header = `simulated EC2 ${endpointName(endpoint)}`

  return {
    handlers: [handler],
    images: world.images,
    snapshots: world.snapshots,
    instances: world.instances,
    async fetch(input, init) {
      const request = new Request(input, init)
      const response = await respond(request)
      request.signal.throwIfAborted()
      if (response.type === 'error') throw new TypeError('fetch failed')
      return response
    },
    advance: (milliseconds) => clock.advance(milliseconds),
    fail: (operation, failure, faultOptions = {}) =>
      addFault(operation, failure, faultOptions as FaultOptions<unknown>, 'fail'),
    calls: (<Input, Output>(operation?: Operation<Input, Output>) =>
      calls.of(operation?.action)) as SimulatedEc2['calls'],
    nextCall: async <Input, Output>({ action }: Operation<Input, Output>, { timeout = 1000 } = {}) =>
      (await calls.next(action, timeout)) as Call<Input, Output>,
    reset() {
      running.abort(new Error('The simulator was reset.'))
      running = new AbortController()
      calls.clear()
      faults.clear()
      throttle.reset()
      clock.reset()
      streams.reset()
      world.clear()
      begin()
    },
  }

  function begin(): void {
    const { snapshots = [], images = [], instances = defaultInstances, failures = [] } = options
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
    if (simulatedActions.has(action)) return faults.add(action, failure, faultOptions, where)
    const names = [...simulatedActions.keys()].join(', ')
    throw new TypeError(`${where}: the action is ${action}; the simulator has ${names}.`)
  }

  async function respond(request: Request): Promise<Response> {
    const call: Call<unknown, object> = { action: (await actionOf(request)) ?? '', request, at: world.now() }
    const settled = () => calls.settled(call)
    const surroundings = { latency, random: streams.of('latency'), requestId, now, signal: running.signal, settled }
    calls.add(call)
    return answer(call, surroundings, (id) => carryOut(simulator, call, id, surroundings)).finally(settled)
  }
}

/** A UUID of version 4. */
function makeUpUuid(random: () => number): string {
  const [a, b, c, d, e] = [8, 4, 3, 3, 12].map((count) => hexDigits(count, random))
  return `${a}-${b}-4${c}-8${d}-${e}`
}
