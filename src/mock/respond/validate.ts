import * as v from 'valibot'
import type { Open } from '../../codec/open.js'
import { ec2Error } from '../../errors/ec2-error.js'
import { invalidParameterValue } from '../../errors/request-errors.js'
import { ec2IssueOf } from '../../schemas/define/ec2-issue.js'
import type { Operation } from '../../schemas/define/operation.js'

/**
 * Checks the constraints of a decoded input and returns a copy of it.
 *
 * @throws Ec2ServiceError with the code and text of the first failed constraint.
 */
export function validate<Input>(operation: Operation<Input, unknown>, input: Open<Input>): Input {
  const { success, output, issues } = v.safeParse(operation.input, input)
  if (success) return output
  const [issue] = issues
  const refused = ec2IssueOf(issue)
  if (refused) throw ec2Error(refused.code, refused.text)
  throw invalidParameterValue(v.getDotPath(issue) ?? 'request', String(issue.input), issue.message)
}
