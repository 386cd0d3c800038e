import * as v from 'valibot'
import type { Open } from '../../codec/open.js'
import { ec2Error } from '../../errors/ec2-error.js'
import { invalidParameterValue } from '../../errors/request-errors.js'
import { ec2IssueOf } from '../../schemas/define/ec2-issue.js'
import type { Operation } from '../../schemas/define/operation.js'
import type { Shape } from '../../schemas/define/shape.js'
import { findUnsendable } from '../find-unsendable.js'

/**
 * Checks the constraints of a decoded input and returns a copy of it. The copy has nothing that a response cannot carry.
 *
 * @param input What the form says, with its empty structures: their rules say what is missing.
 * @throws Ec2ServiceError with the code and text of the first failed constraint, or `InvalidParameterValue` for
 * characters that XML does not allow. The latter is inferred: it is not known how EC2 answers.
 */
export function validate<Input>(operation: Operation<Input, unknown>, input: Open<Input>): Input {
  const { success, output, issues } = v.safeParse(operation.input, input)
  if (success) {
    assertSendable(operation, output)
    return output
  }
  const [issue] = issues
  const refused = ec2IssueOf(issue)
  if (refused) throw ec2Error(refused.code, refused.text)
  throw invalidParameterValue(v.getDotPath(issue) ?? 'request', String(issue.input), issue.message)
}

function assertSendable({ shapes }: Operation<unknown, unknown>, input: unknown): void {
  const found = findUnsendable(input)
  if (!found) return
  const { path, value, character, accepted } = found
  const reason = character === undefined ? `Expected ${accepted}.` : `The character ${character} is not allowed.`
  throw invalidParameterValue(parameterAt(shapes.input, path), String(value), reason)
}

/** Returns the name of the parameter at a path: `Tag.1.Key` for `Tags[0].Key`. */
function parameterAt(shape: Shape, path: readonly (string | number)[]): string {
  const names: (string | number)[] = []
  let at: Shape | undefined = shape
  for (const key of path) {
    if (typeof key === 'number') {
      names.push(key + 1)
      at = at?.kind === 'list' ? at.item : undefined
    } else {
      const member = at?.kind === 'structure' ? at.members.find(({ name }) => name === key) : undefined
      names.push(member?.query ?? key)
      at = member?.shape
    }
  }
  return names.join('.')
}
