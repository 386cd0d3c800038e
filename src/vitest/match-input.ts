import { assertArgument } from '../errors/assert-argument.js'
import { printable } from '../errors/printable.js'
import { problemText } from '../errors/problem-text.js'
import { suggest } from '../errors/suggest.js'
import type { Operation } from '../schemas/define/operation.js'
import type { MatcherContext } from './matcher.js'

/**
 * Refuses an expected input with a member that the action does not have: with `.not`, a typo would always pass.
 *
 * @throws TypeError if the expected input is not an object of members.
 */
export function assertExpectedInput(matcher: string, operation: Operation<unknown, unknown>, expected: unknown): void {
  if (expected === undefined) return
  const isObject = typeof expected === 'object' && expected !== null && !Array.isArray(expected)
  assertArgument(isObject, `check ${matcher}`, 'the input', expected, 'an object of members')
  if (!isPlain(expected)) return
  const names = operation.shapes.input.members.map(({ name }) => name)
  for (const name of Object.keys(expected)) {
    if (!names.includes(name)) {
      const subject = `${printable(name)} in the input of ${operation.action}`
      const problem = problemText(subject, 'unknown', `one of ${names.join(', ')}`, suggest(name, names))
      throw new TypeError(`Cannot check ${matcher}: ${problem}`)
    }
  }
}

/** Whether an input has the expected members. Nested objects may have further members, too. */
export function matchesInput(context: MatcherContext, input: unknown, expected: unknown): boolean {
  return expected === undefined || context.equals(expectedPart(input, expected), expected)
}

/** Shows how an input differs from the expected members. Other members would only clutter the difference. */
export function differenceOf({ utils }: MatcherContext, input: unknown, expected: unknown): string {
  const received = expectedPart(input, expected)
  // Bun has no utils.diff.
  return utils.diff?.(expected, received) ?? `received ${utils.stringify(received)}`
}

/** The members of an input that are expected, at any depth. */
function expectedPart(input: unknown, expected: unknown): unknown {
  if (Array.isArray(input) && Array.isArray(expected)) {
    return input.map((item, index) => expectedPart(item, expected[index]))
  }
  if (!isPlain(input) || !isPlain(expected)) return input
  return Object.fromEntries(
    Object.entries(input)
      .filter(([name]) => Object.hasOwn(expected, name))
      .map(([name, value]) => [name, expectedPart(value, expected[name])]),
  )
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
