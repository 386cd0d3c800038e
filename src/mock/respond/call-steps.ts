import type { RequestLimits } from '../../codec/limits.js'
import type { Open } from '../../codec/open.js'
import type { Ec2ServiceError } from '../../errors/ec2-service-error.js'
import type { Operation } from '../../schemas/define/operation.js'
import type { StopSignal } from '../end-signal.js'
import type { Failure } from '../failures/failures.js'
import type { Outcome } from '../reply.js'
import type { CallDraws } from './draw-call.js'

/**
 * The steps of a call that differ between `handle` and the simulator, in the order in which `runSteps` takes them. Each
 * may throw the error that EC2 answers with.
 */
export interface CallSteps<Input, Output extends object> {
  readonly operation: Operation<Input, Output>
  readonly limits: RequestLimits | undefined
  /** Checks the signature. */
  readonly authenticate?: () => Promise<SignatureFault | undefined>
  /** Returns the error or failure that the call gets without being decoded. */
  readonly admit?: () => Ec2ServiceError | Failure | undefined
  /** Returns the error or failure that the call gets without being validated. Its input is missing if it is invalid. */
  readonly intercept?: (input: Open<Input> | undefined) => Ec2ServiceError | Failure | undefined
  /**
   * Checks whether the call can succeed, without changing anything, and returns the function that makes it succeed. A
   * dry run ends between the two.
   *
   * @param input The decoded input, which the log has as well.
   * @param validated A copy of the input.
   */
  readonly plan: (input: Open<Input>, validated: Input) => CarryOut<Output>
  /** Returns the error or failure that replaces the response of a call that was carried out. */
  readonly loseResponse?: (input: Open<Input>) => Ec2ServiceError | Failure | undefined
}

/** Carries out a call and returns its response. */
export type CarryOut<Output> = (requestId: string) => Outcome<Output> | Promise<Outcome<Output>>

/** The error for an invalid signature, and a note for the log: what the error does not say. */
export interface SignatureFault {
  readonly error: Ec2ServiceError
  readonly note: string
}

/** What the response to one call depends on, beside the call. */
export interface ResponseContext extends CallDraws {
  /** The request. That of the call may be another one, for those who read the log. */
  readonly request: Request
  /** Draws numbers from 0 up to 1 for generated outputs. */
  readonly forOutputs: () => number
  /** Returns the milliseconds since 1970. */
  readonly now: () => number
  /** Ends everything that waits. */
  readonly signal?: StopSignal
}
