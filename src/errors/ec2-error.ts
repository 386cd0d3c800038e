import { type ServiceErrorCode, type ServiceErrorFacts, serviceErrors } from './catalogue.js'
import { Ec2ServiceError } from './ec2-service-error.js'

/**
 * Makes the error that EC2 answers with, from the catalogue: its status, text and retry class.
 *
 * @param code One of EC2's codes. A code that the catalogue does not have needs a message, and gets status 400.
 * @param message Default: EC2's text for the code.
 * @throws TypeError for an unknown code without a message.
 *
 * @example
 * server.use(handle(CreateImage, ec2Error('RequestLimitExceeded'), { once: true }))
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export function ec2Error(code: ServiceErrorCode, message?: string): Ec2ServiceError
export function ec2Error(code: string, message: string): Ec2ServiceError
export function ec2Error(code: string, message?: string): Ec2ServiceError {
  const facts: ServiceErrorFacts | undefined = Object.hasOwn(serviceErrors, code)
    ? serviceErrors[code as ServiceErrorCode]
    : undefined
  const text = message ?? facts?.text
  if (text === undefined) {
    throw new TypeError(
      `Cannot make an EC2 error of the code ${code}: it is not in the catalogue, so give a message, or one of ${Object.keys(serviceErrors).join(', ')}.`,
    )
  }
  const error = new Ec2ServiceError({ code, message: text, status: facts?.status })
  if (message === undefined) withDefaultText.add(error)
  return error
}

const withDefaultText = new WeakSet<Ec2ServiceError>()

/**
 * Fills the values of a request into the text of an error that was made without a message. Returns any other error
 * unchanged.
 */
export function withRequestValues(error: Ec2ServiceError, input: unknown): Ec2ServiceError {
  if (!withDefaultText.has(error) || typeof input !== 'object' || input === null) return error
  const { code, status, requestId } = error
  const [example, member] = repeatedValues.get(code) ?? []
  const value = member && Object.hasOwn(input, member) ? (input as Record<string, unknown>)[member] : undefined
  if (example === undefined || typeof value !== 'string') return error
  const message = error.message.replace(example, () => value)
  return new Ec2ServiceError({ code, message, status, requestId })
}

/** The value in the catalogue's text, and the member of the input that it stands for. */
const repeatedValues: ReadonlyMap<string, readonly [example: string, member: string]> = new Map([
  ['InvalidAMIName.Duplicate', ['standard-web-server-v1.0', 'Name']],
  ['InvalidInstanceID.NotFound', ['i-1234567890abcdef0', 'InstanceId']],
])
