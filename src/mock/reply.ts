import type { Open } from '../codec/open.js'
import type { Ec2ServiceError } from '../errors/ec2-service-error.js'
import type { Failure } from './failures/failures.js'

/** What a request is answered with: an output, an error of EC2, a failure of the network, or a response of your own. */
export type Outcome<Output> = Output | Ec2ServiceError | Failure | Response

/** What a resolver is told about a request. */
export interface ResolverInfo<Input> {
  /** The decoded and validated input. */
  readonly input: Open<Input>
  readonly request: Request
  /** The ID that the answer will carry. */
  readonly requestId: string
}

/** Makes the answer to a request; may throw an `ec2Error(…)`. */
export type Resolver<Input, Output> = (info: ResolverInfo<Input>) => Outcome<Output> | Promise<Outcome<Output>>

/** An answer, or the function that makes it. */
export type Reply<Input, Output> = Output | Ec2ServiceError | Failure | Resolver<Input, Output>
