import { http } from 'msw'
import { endpointName, endpointTest } from '../endpoint.js'
import { createSimulator } from './create-simulator.js'
import type { SimulatorOptions } from './options.js'
import type { SimulatedEc2 } from './types.js'

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
  const { answer, ...simulator } = createSimulator(options)
  const { endpoint, region } = options
  const isForUs = endpointTest(endpoint, region)
  const handler = http.all(
    ({ request: { method, url } }) => (method === 'POST' || method === 'GET') && isForUs(new URL(url)),
    ({ request }) => answer(request),
  )
  handler.info.header = `simulated EC2 ${endpointName(endpoint)}`
  return { ...simulator, handlers: [handler], fork: () => simulateEc2(options) }
}
