import * as v from 'valibot'
import type { Open } from '../../codec/open.js'
import { ec2Error } from '../../errors/ec2-error.js'
import { invalidValue } from '../../errors/texts.js'
import { ec2IssueOf } from '../../schemas/define/ec2-issue.js'
import type { Operation } from '../../schemas/define/operation.js'

/**
 * Checks the constraints of an input, as EC2 does after it has read the request, and gives it back.
 *
 * @throws Ec2ServiceError with the code and text that the first failed constraint stands for.
 */
export function validate<Input>(operation: Operation<Input, unknown>, input: Open<Input>): Input {
  const { success, output, issues } = v.safeParse(operation.input, input)
  if (success) return output
  const [issue] = issues
  const { code, text } = ec2IssueOf(issue) ?? {
    code: 'InvalidParameterValue',
    text: invalidValue(issue.input, v.getDotPath(issue) ?? 'request', issue.message),
  }
  throw ec2Error(code, text)
}
