export type { Call } from '../call.js'
export type { Endpoint } from '../endpoint.js'
export {
  clockSkew,
  dribble,
  type Failure,
  hang,
  htmlPage,
  malformed,
  networkError,
  truncated,
} from '../failures/failures.js'
export type { Latency } from '../latency.js'
export type { LogOptions } from '../log/log-options.js'
export { type Sequence, sequence } from '../sequence.js'
export type { Credentials } from './auth/verify-signature.js'
export type { FailureOption, SimulatorOptions } from './options.js'
export type { ClockSource } from './runtime/clock.js'
export type { FaultOptions } from './runtime/fault-options.js'
export type { Fault } from './runtime/fault-plan.js'
export type { ThrottleOptions } from './runtime/throttle.js'
export { simulateEc2 } from './simulate-ec2.js'
export type { ImageInit, SimulatedImage, SimulatedMapping } from './state/image.js'
export type { InstanceInit, SimulatedDevice, SimulatedInstance, SimulatedVolume } from './state/instance.js'
export type { Pending } from './state/lifecycle.js'
export type { Permission } from './state/permissions.js'
export type { ResourceMap, Resources } from './state/resource-map.js'
export type { SimulatedSnapshot, SnapshotInit } from './state/snapshot.js'
export type { Ec2Simulator, PortableSimulator } from './types.js'
