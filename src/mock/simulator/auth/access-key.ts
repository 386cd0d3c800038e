import { formParameter } from '../../../codec/form/form-parameter.js'
import { formTextOf } from '../../../codec/http/server.js'

const credentialOf = formParameter('X-Amz-Credential')
const accessKeyIdOf = formParameter('AWSAccessKeyId')

/** AWS's access keys have at most 128 characters. */
const mostCharacters = 128

/**
 * Returns the access key of a signed request: SigV4 or SigV2, in the header, in the query or in the form.
 *
 * It is the key that `findSignatureFault` checks the signature with. Otherwise a client that signs with its own key could
 * name the key of another client beside it, and use its simulator.
 */
export async function accessKeyOf(request: Request): Promise<string | undefined> {
  const inHeader = /(?:^|[\s,])Credential=([^/,\s]+)/.exec(request.headers.get('authorization') ?? '')?.[1]
  const key = inHeader ?? (await accessKeyInForm(request))
  return key !== undefined && key.length <= mostCharacters ? key : undefined
}

async function accessKeyInForm(request: Request): Promise<string | undefined> {
  const form = await formTextOf(request)
  const inQuery = keyOfCredential(new URL(request.url).search.slice(1))
  // SigV4 signs no form, so SigV2 comes before a parameter of SigV4 in the body.
  return inQuery ?? accessKeyIdOf(form) ?? keyOfCredential(form)
}

function keyOfCredential(form: string): string | undefined {
  return credentialOf(form)?.split('/')[0]
}
