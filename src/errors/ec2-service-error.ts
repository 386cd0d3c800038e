import { retryClassOf } from './retry-rules.js'

/** One of the errors that a response lists. EC2 lists one. */
export interface ServiceErrorEntry {
  readonly code: string
  readonly message: string
  /** Further members of the error, by the names of their elements. EC2's errors have none today. */
  readonly details?: ErrorDetails
}

/** The members of an error beside its code and message: texts and structures. A repeated member is a list. */
export interface ErrorDetails {
  readonly [element: string]: ErrorDetail | readonly ErrorDetail[]
}

/** One member of an error. */
export type ErrorDetail = string | ErrorDetails

/** The parts of an {@link Ec2ServiceError}. */
export interface ServiceErrorParts extends ServiceErrorEntry {
  /** The HTTP status. Default 400. */
  readonly status?: number | undefined
  readonly requestId?: string | undefined
  /** All errors of the response. Default: one error with `code` and `message`. */
  readonly errors?: readonly ServiceErrorEntry[]
}

/**
 * An error that EC2 answers with. Clients catch it, mocks throw or return it.
 *
 * Create one with `ec2Error`, which knows EC2's statuses and texts.
 *
 * @example
 * if (isEc2ServiceError(error) && error.code === 'InvalidAMIName.Duplicate') rename()
 */
export class Ec2ServiceError extends Error {
  override readonly name = 'Ec2ServiceError'
  /** EC2's code: `InvalidAMIName.Duplicate`. */
  readonly code: string
  /** The HTTP status. */
  readonly status: number
  /** The ID of the request, if the response had one. */
  readonly requestId: string | undefined
  /** All errors that the response listed, the first included. */
  readonly errors: readonly ServiceErrorEntry[]
  /** Whether the same request may succeed later: EC2 throttled it, or was out of order. */
  readonly retryable: boolean
  /** Whether EC2 asks to slow down. */
  readonly throttling: boolean
  /**
   * Whether the clock of the client may be wrong, as for `RequestExpired` and `SignatureDoesNotMatch`. The signed request
   * fails again, so that `retryable` is `false`. A client can correct its clock by the response's `date` header and sign
   * the request again, once: the credentials may be wrong instead.
   */
  readonly clockSkew: boolean

  constructor({ code, message, details, status = 400, requestId, errors }: ServiceErrorParts) {
    super(message)
    this.code = code
    this.status = status
    this.requestId = requestId
    this.errors = errors ?? [{ code, message, ...(details && { details }) }]
    const retry = retryClassOf(code, status)
    this.throttling = retry === 'throttling'
    this.clockSkew = retry === 'clock-skew'
    this.retryable = retry === 'throttling' || retry === 'transient'
  }
}

/**
 * Tells whether an error is an {@link Ec2ServiceError}. It checks the shape, so that it also works across copies of the
 * package.
 *
 * @example
 * if (isEc2ServiceError(error)) console.error(error.code, error.requestId)
 */
export function isEc2ServiceError(error: unknown): error is Ec2ServiceError {
  return error instanceof Error && error.name === 'Ec2ServiceError' && 'code' in error && 'status' in error
}

/** Adds the ID of the request to an error that has none. */
export function withRequestId(error: Ec2ServiceError, requestId: string | undefined): Ec2ServiceError {
  if (error.requestId !== undefined || requestId === undefined) return error
  const { code, message, status, errors } = error
  return new Ec2ServiceError({ code, message, status, errors, requestId })
}
