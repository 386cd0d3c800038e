import { catalogueTexts, type ServiceErrorCode } from '../../errors/catalogue/catalogue.js'
import { ec2Error } from '../../errors/ec2-error.js'
import type { Ec2ServiceError } from '../../errors/ec2-service-error.js'
import { formatValue } from '../../errors/format-value.js'
import { suggest } from '../../errors/suggest.js'
import { argumentError, type Place } from '../argument-error.js'
import { clockSkew, dribble, type Failure, hang, htmlPage, malformed, networkError, truncated } from './failures.js'

/**
 * Parses the text of a failure, as command lines and other languages write it: an EC2 error code, or a network failure
 * such as `hang` or `dribble(5000)`.
 *
 * @param place The place of the text, for the message of an error.
 * @throws TypeError if the text is neither.
 */
export function failureOf(text: string, message?: string, place: Place = parsing): Ec2ServiceError | Failure {
  const [, name = '', argument] = /^(\w+)(?:\((-?\w+)\))?$/.exec(text) ?? []
  const make = Object.hasOwn(failures, name) ? failures[name as keyof typeof failures] : undefined
  if (make && (argument === undefined || withArgument.has(name))) return make(argument)
  if (message !== undefined) return ec2Error(text, message)
  if (Object.hasOwn(catalogueTexts, text)) return ec2Error(text as ServiceErrorCode)
  const codes = Object.keys(catalogueTexts)
  const accepted = `${failureNames.join(', ')}, or an EC2 error code: ${codes.join(', ')}`
  throw argumentError(place, formatValue(text), accepted, suggest(text, [...Object.keys(failures), ...codes]))
}

const parsing: Place = { attempt: 'parse the failure', path: '' }

/** The texts of the network failures, with their defaults. */
export const failureNames = [
  'networkError(reset)',
  'networkError(empty)',
  'hang',
  'truncated',
  'malformed',
  'htmlPage(503)',
  'dribble(5000)',
  'clockSkew(3600000)',
] as const

const withArgument = new Set(['networkError', 'htmlPage', 'dribble', 'clockSkew'])

const failures = {
  networkError: (manner = 'reset') => networkError(manner as 'reset'),
  hang: () => hang(),
  truncated: () => truncated(),
  malformed: () => malformed(),
  htmlPage: (status = '503') => htmlPage(Number(status) as 503),
  dribble: (milliseconds = '5000') => dribble(Number(milliseconds)),
  clockSkew: (milliseconds = '3600000') => clockSkew(Number(milliseconds)),
} satisfies Record<string, (argument?: string) => Failure>
