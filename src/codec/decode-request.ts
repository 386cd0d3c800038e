import type { Operation } from '../schemas/define/operation.js'
import { FormReader } from './form/form-reader.js'
import type { RequestLimits } from './limits.js'
import type { Open } from './open.js'

/**
 * Decodes the form of a request: a POST body, or the query of a GET without its `?`.
 *
 * Parameters may come in any order, with `+` or `%20` for spaces; the gaps of a list are closed in the order
 * of its numbers. The parameters that all actions have in common, those of both generations of signatures
 * included, are taken without complaint. The constraints of the schema are not checked here.
 *
 * @throws Ec2ServiceError as EC2 would answer: `UnknownParameter`, `MissingParameter`, `InvalidParameterValue`,
 * `InvalidParameterCombination` for a parameter that comes twice, `InvalidAction`, `NoSuchVersion`,
 * `MalformedQueryString`, `InvalidCharacter`, and `InvalidRequest` past one of the limits.
 *
 * @example
 * decodeRequest(CreateImage, 'Action=CreateImage&InstanceId=i-1234567890abcdef0&Name=web')
 * // { InstanceId: 'i-1234567890abcdef0', Name: 'web' }
 */
export function decodeRequest<Input>(
  operation: Operation<Input, unknown>,
  body: string | URLSearchParams,
  limits: RequestLimits = {},
): Open<Input> {
  const reader = new FormReader(operation, limits)
  reader.read(String(body))
  return reader.finish() as Open<Input>
}
