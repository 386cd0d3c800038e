import { type RetryClass, retryClassOf } from '../retry-rules.js'
import { catalogueTexts, type ServiceErrorCode, statusOf } from './catalogue.js'
import { type Evidence, evidence } from './evidence.js'

/** What the catalogue says of an error code. */
export interface ServiceErrorFacts {
  /** The HTTP status. */
  readonly status: number
  /** EC2's text. Values of AWS's documentation stand in the places of names and IDs. */
  readonly text: string
  /** How a client can react. Without it, the same request fails again. */
  readonly retry?: RetryClass
  /** Where the text and the status come from. */
  readonly evidence: Evidence
}

/**
 * The catalogue of the EC2 error codes that ec2wire answers with, and of those that calls about images and instances can
 * meet: status, text, retry class and source.
 *
 * @example
 * serviceErrors.Unavailable.text // 'The service is unavailable. Please try again shortly.'
 * serviceErrors.Unavailable.evidence.mark // 'seen'
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
export const serviceErrors: Readonly<Record<ServiceErrorCode, ServiceErrorFacts>> = /* @__PURE__ */ catalogue()

function catalogue(): Readonly<Record<ServiceErrorCode, ServiceErrorFacts>> {
  const facts: Partial<Record<ServiceErrorCode, ServiceErrorFacts>> = {}
  for (const code of Object.keys(catalogueTexts) as ServiceErrorCode[]) {
    const status = statusOf(code)
    const retry = retryClassOf(code, status)
    facts[code] = Object.freeze({
      status,
      text: catalogueTexts[code],
      ...(retry && { retry }),
      evidence: Object.freeze(evidence[code]),
    })
  }
  return Object.freeze(facts) as Record<ServiceErrorCode, ServiceErrorFacts>
}
