import { type HttpHandler, http } from 'msw'
import { endpointName, endpointTest } from './endpoint.js'
import { createSimulator } from './simulator/create-simulator.js'
import type { SimulatorOptions } from './simulator/options.js'
import type { Ec2Simulator } from './simulator/types.js'

/** A simulated EC2 with handlers for MSW. `simulateEc2` creates one. */
export interface SimulatedEc2 extends Omit<Ec2Simulator, 'fork'> {
  /** The handlers for MSW's `setupServer`, `setupWorker` and `server.use`. */
  readonly handlers: readonly HttpHandler[]
  /** Creates another simulator with the same options, in its initial state. */
  readonly fork: () => SimulatedEc2
}

/**
 * Creates a simulated EC2 with handlers for MSW. It has images that are pending and then available, snapshots, tags,
 * filters, pages, dry runs, unique names, and EC2's errors. Without MSW, import `simulateEc2` from `ec2wire/simulator`.
 *
 * All state belongs to the returned object. IDs, random draws and the clock depend on the options only, so the same seed
 * gives the same run. `server.resetHandlers()` does not change the state; `ec2.reset()` does.
 *
 * @throws TypeError if an option is invalid, or if the initial state is inconsistent.
 *
 * @example
 * const ec2 = simulateEc2({ pending: 60_000 })
 * const server = setupServer(...ec2.handlers)
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/creating-an-ami-ebs.html
 */
export function simulateEc2(options: SimulatorOptions = {}): SimulatedEc2 {
  const { answer, options: own, ...simulator } = createSimulator(options)
  const { endpoint, region } = own
  const isForUs = endpointTest(endpoint, region)
  const handler = http.all(
    ({ request: { method, url } }) => (method === 'POST' || method === 'GET') && isForUs(new URL(url)),
    ({ request }) => answer(request),
  )
  handler.info.header = `simulated EC2 ${endpointName(endpoint)}`
  return { ...simulator, handlers: [handler], fork: () => simulateEc2(own) }
}
