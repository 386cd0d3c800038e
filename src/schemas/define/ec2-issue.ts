import type * as v from 'valibot'
import { echoValue } from '../../errors/format-value.js'

/** What {@link ec2Issue} leaves on the issue of a failed check: the code that EC2 would answer with. */
export interface Ec2Issue {
  readonly code: string
  readonly text: string
}

/**
 * States the EC2 error that a constraint stands for, as the message of a Valibot check. The text may be
 * computed from the value, for texts that repeat it.
 *
 * The issue that `v.safeParse` reports has the text as its `message` and the code as its `code`; the mock
 * answers with both.
 *
 * @example
 * v.maxLength(255, ec2Issue('InvalidParameterValue', 'Description is too long'))
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
 * States that a constraint stands for EC2's `InvalidParameterValue` with its usual text,
 * `Value (…) for parameter … is invalid.`, and the reason given.
 *
 * @param parameter The parameter as EC2 names it in its texts, with a lower-case first letter.
 */
export function ec2ValueIssue(parameter: string, reason: string): Ec2IssueMessage {
  return ec2Issue(
    'InvalidParameterValue',
    (input: unknown) => `Value (${echoValue(input)}) for parameter ${parameter} is invalid. ${reason}`,
  )
}

/**
 * Reads the EC2 error off an issue; `undefined` when the failed check had no {@link ec2Issue}.
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
