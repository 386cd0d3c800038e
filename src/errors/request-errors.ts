// EC2's errors for requests that do not have the structure of the action. All have status 400.

import * as text from './catalogue/texts.js'
import { Ec2ServiceError } from './ec2-service-error.js'

/** @param part The part of the parameter's name that EC2 does not know: `Bar` of `Foo.1.Bar`. */
export function unknownParameter(part: string): Ec2ServiceError {
  return requestError('UnknownParameter', text.unknownParameter(part))
}

export function missingParameter(name: string): Ec2ServiceError {
  return requestError('MissingParameter', text.missingParameter(name))
}

/** The text is EC2's. The report that shows it does not show its code, so the code is inferred. */
export function repeatedParameter(part: string): Ec2ServiceError {
  return requestError('InvalidParameterCombination', text.repeatedParameter(part))
}

export function parametersExclude(one: string, other: string): Ec2ServiceError {
  return requestError('InvalidParameterCombination', text.parametersExclude(one, other))
}

export function invalidParameterValue(part: string, value: string, reason: string): Ec2ServiceError {
  return requestError('InvalidParameterValue', text.invalidValue(value, part, reason))
}

export function invalidAction(action: string): Ec2ServiceError {
  return requestError('InvalidAction', text.invalidAction(action))
}

export function missingAction(): Ec2ServiceError {
  return requestError('MissingAction', text.missingAction)
}

export function noSuchVersion(version: string): Ec2ServiceError {
  return requestError('NoSuchVersion', text.noSuchVersion(version))
}

export function malformedQueryString(): Ec2ServiceError {
  return requestError('MalformedQueryString', text.malformedQueryString)
}

export function invalidCharacter(): Ec2ServiceError {
  return requestError('InvalidCharacter', text.invalidCharacter)
}

/** Inferred: EC2's answer to a request over these limits is not known. */
export function overLimit(what: string, limit: number): Ec2ServiceError {
  return requestError('InvalidRequest', text.requestTooLarge(what, limit))
}

function requestError(code: string, message: string): Ec2ServiceError {
  return new Ec2ServiceError({ code, message })
}
