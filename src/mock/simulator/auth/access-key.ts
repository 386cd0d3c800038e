import { formParameter } from '../../../codec/form/form-parameter.js'
import { formTextOf } from '../../../codec/http/server.js'

const credentialOf = formParameter('X-Amz-Credential')
const accessKeyIdOf = formParameter('AWSAccessKeyId')

/** AWS's access keys have at most 128 characters. */
const mostCharacters = 128

/** Returns the access key of a signed request: SigV4 or SigV2, in the header, in the query or in the form. */
export async function accessKeyOf(request: Request): Promise<string | undefined> {
  const inHeader = /Credential=([^/,\s]+)/.exec(request.headers.get('authorization') ?? '')?.[1]
  const key = inHeader ?? (await accessKeyInForm(request))
  return key !== undefined && key.length <= mostCharacters ? key : undefined
}

async function accessKeyInForm(request: Request): Promise<string | undefined> {
  const form = await formTextOf(request)
  return credentialOf(form)?.split('/')[0] ?? accessKeyIdOf(form)
}
