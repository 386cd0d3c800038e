export { type Ec2Handler, type Handle, type HandleOptions, handle, handleWith } from './handle.js'
export type { Outcome, Reply, Resolver, ResolverInfo } from './reply.js'
// Shadows the simulateEc2 of the simulator, which has no handlers.
export { type SimulatedEc2, simulateEc2 } from './simulate-ec2.js'
export * from './simulator/index.js'
