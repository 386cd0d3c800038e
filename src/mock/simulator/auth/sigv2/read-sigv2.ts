import { formParameter } from '../../../../codec/form/form-parameter.js'
import type { Ec2ServiceError } from '../../../../errors/ec2-service-error.js'
import {
  invalidParameterValue,
  missingParameter,
  parametersExclude,
  repeatedParameter,
} from '../../../../errors/request-errors.js'
import type { SignatureFault } from '../../../respond/call-steps.js'
import type { EncodedPair } from '../canonical-query.js'
import { notValid } from '../faults.js'
import { shown } from '../shown.js'
import { timeOfIso } from './iso-time.js'
import { hashes, type SignatureMethod } from './signature-method.js'

/** A SigV2 signature as it was sent. */
export interface SigV2 {
  readonly accessKeyId: string
  readonly method: SignatureMethod
  /** In Base64. */
  readonly signature: string
  /** Which parameter has the time, and what it is. */
  readonly timeName: 'Timestamp' | 'Expires'
  readonly timeText: string
  /** Milliseconds since 1970. */
  readonly time: number
  readonly token: string | undefined
}

const sigV2Parameters = ['AWSAccessKeyId', 'SignatureVersion', 'SignatureMethod', 'Signature'] as const
const finders = sigV2Parameters.map(formParameter)

/** Returns whether a form has a parameter of SigV2. */
export function hasSigV2(form: string): boolean {
  return finders.some((find) => find(form) !== undefined)
}

/** Returns whether a form has the signature of SigV2. */
export function hasSigV2Signature(form: string): boolean {
  return finders.at(-1)?.(form) !== undefined
}

/**
 * Reads the SigV2 signature of a form, or returns what is wrong with its parts.
 *
 * The error for a missing `Signature` was seen for a service with the same parameters (Exeu/Amazon-ECS-PHP-Library#31),
 * and is inferred for EC2 and the other parameters. That `Timestamp` and `Expires` exclude each other is documented.
 * Inferred from emulators: the errors for that (txAWS), for versions and methods (ec2stack), and for times.
 */
export function readSigV2(pairs: readonly EncodedPair[], headers: Headers): SigV2 | SignatureFault {
  const repeated = [...sigV2Parameters, 'Timestamp', 'Expires', 'SecurityToken'].find(
    (name) => pairs.filter(([other]) => other === name).length > 1,
  )
  if (repeated !== undefined) {
    return fault(repeatedParameter(repeated), `The request has ${repeated} more than once; expected it once.`)
  }
  const value = (name: string) => decoded(pairs.find(([other]) => other === name)?.[1] ?? '')
  const version = value('SignatureVersion')
  // A signature of version 1 has no method, so that the version is checked before.
  if (version !== '' && version !== '2') {
    const error = invalidParameterValue('SignatureVersion', version, 'Valid Signature versions are 2.')
    const remedy = 'expected 2, or a signature of SigV4. Versions 0 and 1 are not accepted.'
    return fault(error, `The SignatureVersion is ${shown(version)}; ${remedy}`)
  }
  const missing = sigV2Parameters.find((name) => value(name) === '')
  if (missing !== undefined) {
    const note = `The request has no ${missing}; a request with a signature of SigV2 has ${sigV2Parameters.join(', ')}.`
    return fault(missingParameter(missing), note)
  }
  const method = value('SignatureMethod')
  if (!isMethod(method)) {
    const error = invalidParameterValue('SignatureMethod', method, 'Unknown signature method.')
    return fault(error, `The SignatureMethod is ${shown(method)}; expected ${Object.keys(hashes).join(' or ')}.`)
  }
  const time = readTime(value('Timestamp'), value('Expires'))
  if ('error' in time) return time
  const signature = value('Signature')
  const { characters } = hashes[method]
  if (signature.length !== characters || !/^[A-Za-z0-9+/]+=$/.test(signature)) {
    const plus = /\s/.test(signature) ? ' It has white space: encode + as %2B.' : ''
    return notValid(`The Signature is not one of ${method}: ${characters} characters of Base64.${plus}`)
  }
  // libcloud sends the token in the header.
  const token = value('SecurityToken') || value('X-Amz-Security-Token') || headers.get('x-amz-security-token')
  return { accessKeyId: value('AWSAccessKeyId'), method, signature, ...time, token: token ?? undefined }
}

function readTime(timestamp: string, expires: string): Pick<SigV2, 'timeName' | 'timeText' | 'time'> | SignatureFault {
  if (timestamp !== '' && expires !== '') {
    const note = 'The request has Timestamp and Expires; expected one of them.'
    return fault(parametersExclude('Timestamp', 'Expires'), note)
  }
  if (timestamp === '' && expires === '') {
    return fault(missingParameter('Timestamp'), 'The request has no Timestamp and no Expires; expected one of them.')
  }
  const timeName = timestamp === '' ? 'Expires' : 'Timestamp'
  const timeText = timestamp || expires
  const time = timeOfIso(timeText)
  if (time !== undefined) return { timeName, timeText, time }
  const note = `The ${timeName} is ${shown(timeText)}; expected a time such as 2026-01-01T00:00:00Z.`
  return fault(invalidParameterValue(timeName, timeText, 'Must be in ISO8601 format'), note)
}

function isMethod(method: string): method is SignatureMethod {
  return Object.hasOwn(hashes, method)
}

function fault(error: Ec2ServiceError, note: string): SignatureFault {
  return { error, note }
}

/** Bytes that are not UTF-8 stay encoded. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
