import { createSimulator } from './create-simulator.js'
import type { SimulatorOptions } from './options.js'
import type { Ec2Simulator } from './types.js'

/**
 * Creates a simulated EC2 that does not need MSW: send requests to its `fetch`, or pass it to `serve`. It has images
 * that are pending and then available, snapshots, tags, filters, pages, dry runs, unique names, and EC2's errors.
 *
 * All state belongs to the returned object. IDs, random draws and the clock depend on the options only, so the same seed
 * gives the same run.
 *
 * @throws TypeError if an option is invalid, or if the initial state is inconsistent.
 *
 * @example
 * const ec2 = simulateEc2({ pending: 60_000 })
 * const response = await ec2.fetch(toRequest(CreateImage, input, { region: 'us-east-1' }))
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/creating-an-ami-ebs.html
 */
export function simulateEc2(options: SimulatorOptions = {}): Ec2Simulator {
  const { answer, options: own, ...simulator } = createSimulator(options)
  return { ...simulator, fork: () => simulateEc2(own) }
}
