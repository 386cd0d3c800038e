import { formTextOf } from '../../../codec/http/server.js'
import { missingParameter } from '../../../errors/request-errors.js'
import type { SignatureFault } from '../../respond/call-steps.js'
import type { SignatureSettings } from './credentials.js'
import { notValid } from './faults.js'
import { hasSigV2, hasSigV2Signature } from './sigv2/read-sigv2.js'
import { findSigV2Fault } from './sigv2/verify-sigv2.js'
import { readSigV4 } from './sigv4/read-sigv4.js'
import { findSigV4Fault } from './sigv4/verify-sigv4.js'

/**
 * Checks the signature of a request: SigV4 in its header or in its query, or SigV2 in its parameters. Returns `undefined`
 * if it is valid.
 *
 * EC2 answers almost all faults with one error: it was seen for wrong keys, secrets and Regions, and is inferred for the
 * other parts. The note says which part is wrong.
 *
 * @param body The body as it was sent.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonParameters.html
 */
export async function findSignatureFault(
  request: Request,
  body: ArrayBuffer,
  settings: SignatureSettings,
): Promise<SignatureFault | undefined> {
  const sigV4 = readSigV4(request)
  const form = await formTextOf(request)
  if (sigV4 === undefined) {
    if (hasSigV2(form)) return findSigV2Fault(request, settings)
    const note =
      'The request has no signature, neither of SigV4 in its header or query, nor of SigV2 in its parameters.'
    return { error: missingParameter('AWSAccessKeyId'), note }
  }
  if (hasSigV2Signature(form)) {
    return notValid("The request has SigV2's parameter Signature beside another signature; expected one of them.")
  }
  return typeof sigV4 === 'string' ? notValid(sigV4) : findSigV4Fault(sigV4, request, body, settings)
}
