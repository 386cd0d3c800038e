import * as v from 'valibot'
import { invalidValue } from '../../errors/catalogue/texts.js'

/** The EC2 error that a failed check stands for. */
export interface Ec2Issue {
  readonly code: string
  readonly text: string
}

/**
 * Creates the message of a Valibot check that stands for an EC2 error.
 *
 * The issue that `v.safeParse` reports has the text as its `message` and the code as its `code`. Mocks answer with both.
 *
 * @param text EC2's text, or a function that makes it from the value.
 *
 * @example
 * v.nonEmpty(ec2Issue('MissingParameter', 'The request must contain the parameter tagSet'))
 */
export function ec2Issue(code: string, text: string | ((input: never) => string)): Ec2IssueMessage {
  return (issue) => {
    Object.assign(issue, { code })
    return typeof text === 'function' ? text(issue.input as never) : text
  }
}

/** The message of a Valibot check. */
export type Ec2IssueMessage = (issue: { readonly input: unknown }) => string

/**
 * Creates the message of a Valibot check that stands for `InvalidParameterValue` with EC2's usual text,
 * `Value (…) for parameter … is invalid.`, and a reason.
 *
 * @param parameter The parameter as EC2 names it in its texts, with a lower-case first letter.
 *
 * @example
 * v.maxLength(255, ec2ValueIssue('description', 'The value cannot exceed 255 characters'))
 */
export function ec2ValueIssue(parameter: string, reason: string): Ec2IssueMessage {
  return ec2Issue('InvalidParameterValue', (input: unknown) => invalidValue(input, parameter, reason))
}

/** What {@link ec2Rule} found wrong with a value: an EC2 error, and the member or item that it is about. */
export interface Ec2Problem extends Ec2Issue {
  /** Default: the whole value. */
  readonly at?: string | number
}

/**
 * Creates a Valibot check of a whole object or list, for rules between its members. The issue has the path of the member,
 * so that a form can show it beside the right field.
 *
 * @param problemOf Returns the first EC2 error of a value, in EC2's order.
 *
 * @example
 * v.pipe(
 *   v.strictObject({ Key: v.optional(v.string()) }),
 *   ec2Rule(({ Key }) => (Key === undefined ? { code: 'MissingParameter', text: '…', at: 'Key' } : undefined)),
 * )
 */
export function ec2Rule<Value extends object>(
  problemOf: (value: Value) => Ec2Problem | undefined,
): v.RawCheckAction<Value> {
  return v.rawCheck<Value>(({ dataset, addIssue }) => {
    const input = dataset.value as Value
    const problem = dataset.typed && problemOf(input)
    if (!problem) return
    const { code, text, at: key } = problem
    const message = ec2Issue(code, text)
    if (key === undefined) return addIssue({ message })
    const value = input[key as keyof Value]
    addIssue({ message, path: [{ type: 'unknown', origin: 'value', input, key, value }] })
  })
}

/**
 * Sets the EC2 error for a request without a required member. Without it, the error is `MissingParameter` with the
 * member's name in the form.
 *
 * @example
 * v.strictObject({ Resources: v.pipe(v.array(v.string()), whenMissing('MissingParameter', 'The request must …')) })
 */
export function whenMissing<TInput>(
  code: string,
  text: string,
): v.MetadataAction<TInput, { readonly whenMissing: Ec2Issue }> {
  return v.metadata({ whenMissing: { code, text } })
}

/** Returns the problem of a member that must be given, where EC2 checks that after it has read the request. */
export function missingMember(value: unknown, at: string, text: string, code = 'MissingParameter') {
  return value === undefined ? { code, text, at } : undefined
}

/**
 * Returns the EC2 error of a Valibot issue, or `undefined` if the message of the failed check is not from
 * {@link ec2Issue}.
 *
 * @example
 * const { issues } = v.safeParse(CreateImageInput, { InstanceId: 'i-1234567890abcdef0', Name: 'x' })
 * ec2IssueOf(issues[0]) // { code: 'InvalidAMIName.Malformed', text: 'AMI names must be …' }
 */
export function ec2IssueOf(issue: v.BaseIssue<unknown>): Ec2Issue | undefined {
  const { code } = issue as { code?: unknown }
  return typeof code === 'string' ? { code, text: issue.message } : undefined
}

/** @deprecated Use {@link ec2Issue}. */
export const refuse = ec2Issue

/** @deprecated Use {@link ec2ValueIssue}. */
export const refuseValue = ec2ValueIssue

/** @deprecated Use {@link ec2IssueOf}. */
export const refusalOf = ec2IssueOf

/** @deprecated Use {@link Ec2Issue}. */
export type Refusal = Ec2Issue

/** @deprecated Use {@link Ec2IssueMessage}. */
export type RefusalMessage = Ec2IssueMessage
