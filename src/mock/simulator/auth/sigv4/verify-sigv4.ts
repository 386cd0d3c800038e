import { ec2Error } from '../../../../errors/ec2-error.js'
import { regionOf } from '../../../endpoint.js'
import type { SignatureFault } from '../../../respond/call-steps.js'
import type { SignatureSettings } from '../credentials.js'
import { checkToken, credentialsOf, notValid } from '../faults.js'
import { checkParts } from './check-parts.js'
import { checkTime } from './check-time.js'
import { compareSignature } from './compare-signature.js'
import type { SigV4 } from './read-sigv4.js'

/**
 * Returns what is wrong with a SigV4 signature, or `undefined` if it is valid.
 *
 * @param body The body as it was sent.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export async function findSigV4Fault(
  sent: SigV4,
  request: Request,
  body: ArrayBuffer,
  { credentials, region, now }: SignatureSettings,
): Promise<SignatureFault | undefined> {
  const known = credentialsOf(sent.accessKeyId, credentials)
  if ('error' in known) return known
  const note = checkToken(sent.token, known) ?? checkParts(sent, request, regionOf(new URL(request.url)) ?? region)
  if (note !== undefined) return notValid(note)
  const timeNote = checkTime(sent, now)
  if (timeNote !== undefined) return { error: ec2Error('RequestExpired'), note: timeNote }
  const difference = await compareSignature(sent, request, body, known.secretAccessKey)
  return difference === undefined ? undefined : notValid(difference)
}
