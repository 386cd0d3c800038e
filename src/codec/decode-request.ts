import type { Operation } from '../schemas/define/operation.js'
import { type RequestLimits, requestLimits } from './limits.js'
import type { Open } from './open.js'
import { readRequest } from './read-request.js'

/**
 * Decodes the form of a request: a POST body, or the query of a GET without its `?`.
 *
 * Parameters may come in any order, with `+` or `%20` for spaces. Gaps in the numbers of a list are closed, and a list
 * without a number is a list of one. Booleans may have any letter case. Empty structures are left out. Parameters that
 * all actions share, such as those of signatures, are accepted and left out. The constraints of the schema are not
 * checked here: call `v.parse(CreateImageInput, input)` for that.
 *
 * @throws Ec2ServiceError as EC2 answers: `UnknownParameter`, `MissingParameter`, `InvalidParameterValue`,
 * `InvalidParameterCombination` for a repeated parameter, `InvalidAction`, `NoSuchVersion`, `MalformedQueryString`,
 * `InvalidCharacter`, and `InvalidRequest` if the form is above a limit.
 * @throws TypeError if an argument is not accepted.
 *
 * @example
 * decodeRequest(CreateImage, 'Action=CreateImage&InstanceId=i-1234567890abcdef0&Name=web')
 * // { InstanceId: 'i-1234567890abcdef0', Name: 'web' }
 */
export function decodeRequest<Input>(
  operation: Operation<Input, unknown>,
  body: string | URLSearchParams,
  limits: RequestLimits = requestLimits,
): Open<Input> {
  return readRequest(operation, body, limits).input()
}
