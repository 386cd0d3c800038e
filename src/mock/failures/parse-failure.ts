import { type ServiceErrorCode, serviceErrors } from '../../errors/catalogue.js'
import { ec2Error } from '../../errors/ec2-error.js'
import type { Ec2ServiceError } from '../../errors/ec2-service-error.js'
import { clockSkew, dribble, type Failure, hang, htmlPage, malformed, networkError, truncated } from './failures.js'

/**
 * Reads a failure off a text, as command lines and other languages write it: one of EC2's codes, or a failure of the
 * network such as `hang` or `dribble(5000)`.
 *
 * @throws TypeError for another text, listing what is accepted.
 */
export function failureOf(text: string, message?: string): Ec2ServiceError | Failure {
  const [, name = '', argument] = /^(\w+)(?:\((-?\w+)\))?$/.exec(text) ?? []
  const make = Object.hasOwn(failures, name) ? failures[name as keyof typeof failures] : undefined
  if (make && (argument === undefined || withArgument.has(name))) return make(argument)
  if (message !== undefined) return ec2Error(text, message)
  if (Object.hasOwn(serviceErrors, text)) return ec2Error(text as ServiceErrorCode)
  throw new TypeError(
    `There is no failure ${text}; there are ${failureNames.join(', ')}, and EC2's codes ${Object.keys(serviceErrors).join(', ')}.`,
  )
}

/** How the failures of the network are written. */
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
