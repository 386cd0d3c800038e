import { ec2Error } from '../../../errors/ec2-error.js'
import { missingParameter } from '../../../errors/request-errors.js'
import { regionOf } from '../../endpoint.js'
import type { SignatureFault } from '../../respond/call-steps.js'
import { isSameText } from './crypto.js'
import { shown } from './shown.js'
import { checkParts } from './sigv4/check-parts.js'
import { checkTime } from './sigv4/check-time.js'
import { compareSignature } from './sigv4/compare-signature.js'
import { readSigV4, type SigV4 } from './sigv4/read-sigv4.js'

/** An access key that a simulator accepts. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** The session token of temporary credentials. */
  readonly sessionToken?: string | undefined
}

/** What a valid signature depends on. */
export interface SignatureSettings {
  readonly credentials: readonly Credentials[]
  /** The Region for hosts without one. */
  readonly region: string
  /** Milliseconds since 1970, by the clock of the clients. */
  readonly now: number
}

/**
 * Checks the SigV4 signature of a request, in its header or in its query. Returns `undefined` if it is valid.
 *
 * EC2 answers all but two faults with one error: it was seen for wrong keys, secrets and Regions, and is inferred for the
 * other parts. The note says which part is wrong.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export async function findSignatureFault(
  request: Request,
  settings: SignatureSettings,
): Promise<SignatureFault | undefined> {
  const sent = readSigV4(request)
  if (sent === undefined) {
    const note = 'The request has no SigV4 signature, neither in its header nor in its query.'
    return { error: missingParameter('AWSAccessKeyId'), note }
  }
  if (typeof sent === 'string') return notValid(sent)
  const known = settings.credentials.find(({ accessKeyId }) => accessKeyId === sent.accessKeyId)
  if (!known) return notValid(unknownKey(sent, settings))

  const region = regionOf(new URL(request.url)) ?? settings.region
  const note = checkToken(sent, known) ?? checkParts(sent, request, region)
  if (note !== undefined) return notValid(note)
  const timeNote = checkTime(sent, settings.now)
  if (timeNote !== undefined) return { error: ec2Error('RequestExpired'), note: timeNote }
  const difference = await compareSignature(sent, request, known.secretAccessKey)
  return difference === undefined ? undefined : notValid(difference)
}

function notValid(note: string): SignatureFault {
  return { error: ec2Error('AuthFailure'), note }
}

function unknownKey({ accessKeyId }: SigV4, { credentials }: SignatureSettings): string {
  const known = credentials.slice(0, 5).map((credential) => credential.accessKeyId)
  if (credentials.length > known.length) known.push('more')
  return `The access key is ${shown(accessKeyId)}; the simulator knows ${known.join(', ')}.`
}

function checkToken({ token }: SigV4, { sessionToken }: Credentials): string | undefined {
  if (token === undefined) return sessionToken === undefined ? undefined : 'The session token is missing.'
  if (sessionToken !== undefined && isSameText(token, sessionToken)) return undefined
  return 'The session token is not that of the access key.'
}
