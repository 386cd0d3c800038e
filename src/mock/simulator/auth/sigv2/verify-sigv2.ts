import { requestLimits } from '../../../../codec/limits.js'
import { requestExpired } from '../../../../errors/catalogue/texts-for-old-clients.js'
import { ec2Error } from '../../../../errors/ec2-error.js'
import { overLimit } from '../../../../errors/request-errors.js'
import type { SignatureFault } from '../../../respond/call-steps.js'
import { sortedPairs } from '../canonical-query.js'
import type { SignatureSettings } from '../credentials.js'
import { checkToken, credentialsOf, notValid } from '../faults.js'
import { compareSigV2 } from './compare-sigv2.js'
import { readSigV2, type SigV2 } from './read-sigv2.js'

/**
 * Returns what is wrong with a SigV2 signature, or `undefined` if it is valid. All parameters are signed, those of the
 * query and those of the body.
 *
 * Inferred: all Regions accept it. It is libcloud's default for ten of them.
 */
export async function findSigV2Fault(
  request: Request,
  { credentials, now, maxParameters = requestLimits.maxParameters }: SignatureSettings,
): Promise<SignatureFault | undefined> {
  const body = bytesAsText(new Uint8Array(await request.clone().arrayBuffer()))
  const form = `${new URL(request.url).search.slice(1)}&${body}`
  if (hasMoreParameters(form, maxParameters)) {
    const note = `The request has more than ${maxParameters} parameters; its signature was not checked.`
    return { error: overLimit('parameters', maxParameters), note }
  }
  const pairs = sortedPairs(form)
  const sent = readSigV2(pairs, request.headers)
  if ('error' in sent) return sent
  const known = credentialsOf(sent.accessKeyId, credentials)
  if ('error' in known) return known
  const tokenNote = checkToken(sent.token, known)
  if (tokenNote !== undefined) return notValid(tokenNote)
  if (isOutOfTime(sent, now)) {
    const { timeName, timeText } = sent
    const note = `The ${timeName} is ${timeText}; the simulator's clock shows ${new Date(now).toISOString()}.`
    return { error: ec2Error('RequestExpired', requestExpired(timeName, timeText)), note }
  }
  const difference = await compareSigV2(sent, request, pairs, known.secretAccessKey)
  return difference === undefined ? undefined : notValid(difference)
}

/** EC2's documented window is 15 minutes. Inferred: it is as long before the time as behind it. `Expires` has no window. */
function isOutOfTime({ timeName, time }: SigV2, now: number): boolean {
  return timeName === 'Expires' ? now > time : Math.abs(now - time) > 15 * 60_000
}

/** Stops counting at the limit. */
function hasMoreParameters(form: string, limit: number): boolean {
  let count = 0
  for (const _ of form.matchAll(/[^&]+/g)) if (++count > limit) return true
  return false
}

/** Returns a text with one character for each byte. */
function bytesAsText(bytes: Uint8Array): string {
  let text = ''
  // Engines limit the number of arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}
