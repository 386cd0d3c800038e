import type * as v from 'valibot'

/** What {@link refuse} leaves on the issue of a failed check: the code that EC2 would answer with. */
export interface Refusal {
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
 * v.maxLength(255, refuse('InvalidParameterValue', 'Description is too long'))
 */
export function refuse(code: string, text: string | ((input: never) => string)): RefusalMessage {
  return (issue) => {
    Object.assign(issue, { code })
    return typeof text === 'function' ? text(issue.input as never) : text
  }
}

/** The message of a Valibot check. */
export type RefusalMessage = (issue: { readonly input: unknown }) => string

/**
 * States that a constraint stands for EC2's `InvalidParameterValue` with its usual text,
 * `Value (…) for parameter … is invalid.`, and the reason given.
 *
 * @param parameter The parameter as EC2 names it in its texts, with a lower-case first letter.
 */
export function refuseValue(parameter: string, reason: string): RefusalMessage {
  return refuse(
    'InvalidParameterValue',
    (input: unknown) => `Value (${shown(input)}) for parameter ${parameter} is invalid. ${reason}`,
  )
}

/**
 * Reads the EC2 error off an issue; `undefined` when the failed check had no {@link refuse}.
 *
 * @example
 * const { issues } = v.safeParse(CreateImageInput, { InstanceId: 'i-1234567890abcdef0', Name: 'x' })
 * refusalOf(issues[0]) // { code: 'InvalidAMIName.Malformed', text: 'AMI names must be …' }
 */
export function refusalOf(issue: v.BaseIssue<unknown>): Refusal | undefined {
  const { code } = issue as { code?: unknown }
  return typeof code === 'string' ? { code, text: issue.message } : undefined
}

/** A value in a text: scalars as they are, long texts shortened, anything else by its type. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value.length > 1000 ? `${value.slice(0, 1000)}…` : value
  return typeof value === 'object' && value !== null ? 'object' : String(value)
}
