import type { Open } from '../codec/open.js'
import type { Ec2ServiceError } from '../errors/ec2-service-error.js'
import type { Failure } from './failures/failures.js'

/** What a resolver may return: an output, an EC2 error, a network failure, or a `Response`, which is passed on. */
export type Outcome<Output> = Output | Ec2ServiceError | Failure | Response

/** What a resolver receives. */
export interface ResolverInfo<Input> {
  /** The decoded and validated input. */
  readonly input: Open<Input>
  readonly request: Request
  /** The ID that the response will have. */
  readonly requestId: string
}

/** Returns the response to a request. May throw an `ec2Error(…)`, which is the response then. */
export type Resolver<Input, Output> = (info: ResolverInfo<Input>) => Outcome<Output> | Promise<Outcome<Output>>

/** A response: an output, an EC2 error, a network failure, or a resolver. */
export type Reply<Input, Output> = Output | Ec2ServiceError | Failure | Resolver<Input, Output>
