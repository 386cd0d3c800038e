import { catalogueTexts, type ServiceErrorCode, statusOf } from './catalogue/catalogue.js'
import { requestText } from './catalogue/request-text.js'
import { Ec2ServiceError } from './ec2-service-error.js'
import { formatValue } from './format-value.js'
import { problemText } from './problem-text.js'
import { suggest } from './suggest.js'

/** The errors whose text comes from the catalogue. */
const fromCatalogue = /* @__PURE__ */ new WeakSet<object>()

/**
 * Creates an error that EC2 answers with. Its status, text and retry class come from the catalogue.
 *
 * A mock replaces the values of a default text, such as the name of an image, with the values of the request.
 *
 * @param code One of EC2's codes. A code that is not in the catalogue needs a message, and gets status 400.
 * @param message Default: EC2's text for the code.
 * @throws TypeError if the code is not a string, or is unknown and comes without a message.
 *
 * @example
 * server.use(handle(CreateImage, ec2Error('RequestLimitExceeded'), { once: true }))
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export function ec2Error(code: ServiceErrorCode, message?: string): Ec2ServiceError
export function ec2Error(code: string, message: string): Ec2ServiceError
export function ec2Error(code: string, message?: string): Ec2ServiceError {
  const text = message ?? (Object.hasOwn(catalogueTexts, code) ? catalogueTexts[code as ServiceErrorCode] : undefined)
  if (typeof code !== 'string' || text === undefined) {
    const codes = Object.keys(catalogueTexts)
    const expected = `one of ${codes.join(', ')}, or another code with a message`
    const problem = problemText('code', formatValue(code), expected, suggest(String(code), codes))
    throw new TypeError(`Cannot create an EC2 error: ${problem}`)
  }
  const error = new Ec2ServiceError({ code, message: text, status: statusOf(code) })
  if (message === undefined) fromCatalogue.add(error)
  return error
}

/**
 * Fills EC2's text with the values of a request, if `ec2Error` created the error without a message. Returns any other
 * error unchanged.
 *
 * @param input The decoded input of the request, as far as it is known.
 */
export function withRequestValues(error: Ec2ServiceError, input: unknown): Ec2ServiceError {
  const { code, status, requestId } = error
  const message = fromCatalogue.has(error) ? requestText(code, input) : undefined
  return message === undefined ? error : new Ec2ServiceError({ code, message, status, requestId })
}
