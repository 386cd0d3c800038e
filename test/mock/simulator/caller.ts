import { fromResponse, type Operation, toRequest } from 'ec2wire'
import { type SimulatedEc2, type SimulatorOptions, simulateEc2 } from 'ec2wire/mock'

/** The beginning of a time that stands still. */
export const newYear = Date.UTC(2026, 0, 1)

export type Call = <Input, Output extends object>(operation: Operation<Input, Output>, input: Input) => Promise<Output>

/** A simulator at New Year, and a client for it. */
export function simulate(options: SimulatorOptions = {}): { ec2: SimulatedEc2; call: Call } {
  const ec2 = simulateEc2({ clock: newYear, ...options })
  return { ec2, call: caller(ec2) }
}

export function caller(ec2: Pick<SimulatedEc2, 'fetch'>): Call {
  return async (operation, input) => {
    const response = await ec2.fetch(toRequest(operation, input, { region: 'us-east-1' }))
    return (await fromResponse(operation, response)) as never
  }
}
