import { ec2Error } from '../../../errors/ec2-error.js'
import type { SignatureFault } from '../../respond/call-steps.js'
import type { Credentials } from './credentials.js'
import { isSameText } from './crypto.js'
import { shown } from './shown.js'

/** EC2's error for almost everything that is wrong with a signature. */
export function notValid(note: string): SignatureFault {
  return { error: ec2Error('AuthFailure'), note }
}

/** Returns the credentials with the access key, or the fault that there are none. */
export function credentialsOf(accessKeyId: string, credentials: readonly Credentials[]): Credentials | SignatureFault {
  const found = credentials.find((known) => known.accessKeyId === accessKeyId)
  if (found) return found
  const known = credentials.slice(0, 5).map((credential) => credential.accessKeyId)
  if (credentials.length > known.length) known.push('more')
  return notValid(`The access key is ${shown(accessKeyId)}; the simulator knows ${known.join(', ')}.`)
}

/** Returns a note if a session token is not that of the credentials. */
export function checkToken(token: string | undefined, { sessionToken }: Credentials): string | undefined {
  if (token === undefined) return sessionToken === undefined ? undefined : 'The session token is missing.'
  if (sessionToken !== undefined && isSameText(token, sessionToken)) return undefined
  return 'The session token is not that of the access key.'
}
