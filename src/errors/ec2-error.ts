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
  return new Ec2ServiceError({ code, message: text, status: facts?.status })
}
