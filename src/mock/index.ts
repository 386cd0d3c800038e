export type { Call } from './call.js'
export type { Endpoint } from './endpoint.js'
export {
  clockSkew,
  dribble,
  type Failure,
  hang,
  htmlPage,
  malformed,
  networkError,
  truncated,
} from './failures/failures.js'
export { type Ec2Handler, type Handle, type HandleOptions, handle, handleWith } from './handle.js'
export type { Latency } from './latency.js'
export type { Outcome, Reply, Resolver, ResolverInfo } from './reply.js'
export { type Sequence, sequence } from './sequence.js'
export type { Credentials } from './simulator/auth/verify-signature.js'
export type { FailureOption, SimulatorOptions } from './simulator/options.js'
export type { ClockSource } from './simulator/runtime/clock.js'
export type { Fault, FaultOptions } from './simulator/runtime/fault-plan.js'
export type { ThrottleOptions } from './simulator/runtime/throttle.js'
export { simulateEc2 } from './simulator/simulate-ec2.js'
export type { ImageInit, SimulatedImage } from './simulator/state/image.js'
export type {
  InstanceInit,
  SimulatedDevice,
  SimulatedInstance,
  SimulatedVolume,
} from './simulator/state/instance.js'
export type { Pending } from './simulator/state/lifecycle.js'
export type { ResourceMap, Resources } from './simulator/state/resource-map.js'
export type { SimulatedSnapshot, SnapshotInit } from './simulator/state/snapshot.js'
export type { PortableSimulator, SimulatedEc2 } from './simulator/types.js'
