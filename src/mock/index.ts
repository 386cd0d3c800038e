export type { Call } from './call.js'
export type { Endpoint } from './endpoint.js'
export { clockSkew, dribble, type Failure, hang, htmlPage, malformed, networkError, truncated } from './failures.js'
export { type Ec2Handler, type Handle, type HandleOptions, handle, handleWith } from './handle.js'
export type { Latency } from './latency.js'
export type { Outcome, Reply, Resolver, ResolverInfo } from './reply.js'
export { type Sequence, sequence } from './sequence.js'
export type { ClockSource } from './simulator/clock.js'
export type { Fault, FaultOptions } from './simulator/faults.js'
export type { Pending } from './simulator/life.js'
export type { FailureOption, SimulatorOptions } from './simulator/options.js'
export type { Resources } from './simulator/resources.js'
export type { Credentials } from './simulator/signature.js'
export { simulateEc2 } from './simulator/simulate-ec2.js'
export type { PortableSimulator, SimulatedEc2 } from './simulator/simulated-ec2.js'
export type { ImageInit, SimulatedImage } from './simulator/simulated-image.js'
export type {
  InstanceInit,
  SimulatedDevice,
  SimulatedInstance,
  SimulatedVolume,
} from './simulator/simulated-instance.js'
export type { SimulatedSnapshot, SnapshotInit } from './simulator/simulated-snapshot.js'
export type { ThrottleOptions } from './simulator/throttle.js'
