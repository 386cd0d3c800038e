import { Ec2ServiceError } from './ec2-service-error.js'
import { echoValue } from './format-value.js'

/** What EC2 answers to a request that does not fit the action: one function per kind of misfit. */

/** EC2 names the part of the parameter that it does not know, not the whole of it. */
export function unknownParameter(part: string): Ec2ServiceError {
  return misfit('UnknownParameter', `The parameter ${echoValue(part)} is not recognized`)
}

export function missingParameter(name: string): Ec2ServiceError {
  return misfit('MissingParameter', `The request must contain the parameter ${name}`)
}

/** The text is EC2's; its code was not in the report that shows it, so that this one is inferred. */
export function repeatedParameter(part: string): Ec2ServiceError {
  return misfit('InvalidParameterCombination', `The parameter '${echoValue(part)}' may only be specified once.`)
}

export function invalidParameterValue(part: string, value: string, reason: string): Ec2ServiceError {
  return misfit('InvalidParameterValue', `Value (${echoValue(value)}) for parameter ${part} is invalid. ${reason}`)
}

export function invalidAction(action: string): Ec2ServiceError {
  return misfit('InvalidAction', `The action ${echoValue(action)} is not valid for this web service.`)
}

export function missingAction(): Ec2ServiceError {
  return misfit('MissingAction', 'The request is missing an action or a required parameter.')
}

export function noSuchVersion(version: string): Ec2ServiceError {
  return misfit('NoSuchVersion', `The requested version (${echoValue(version)}) of service AmazonEC2 does not exist`)
}

export function malformedQueryString(): Ec2ServiceError {
  return misfit('MalformedQueryString', 'The query string contains a syntax error.')
}

export function invalidCharacter(): Ec2ServiceError {
  return misfit('InvalidCharacter', 'A specified character is invalid.')
}

/** How EC2 answers to a request of such a size is not known; inferred. */
export function overLimit(what: string, limit: number): Ec2ServiceError {
  return misfit('InvalidRequest', `The request is larger than what is accepted: ${what} (at most ${limit}).`)
}

function misfit(code: string, message: string): Ec2ServiceError {
  return new Ec2ServiceError({ code, message })
}
