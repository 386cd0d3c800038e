import type { Ec2Simulator } from '../mock/simulator/types.js'
import type { Operation } from '../schemas/define/operation.js'

/**
 * The assertion that a simulated EC2 has received a call of an action, with an input that has these members at least;
 * for Vitest's and Jest's `expect.extend`. In nested objects, too, further members are let pass; asymmetric matchers
 * work.
 *
 * @throws TypeError when what is asserted on is no simulated EC2.
 *
 * @example
 * expect.extend({ toHaveReceived })
 * expect(ec2).toHaveReceived(CreateImage, { NoReboot: true })
 */
export function toHaveReceived<Input>(
  this: MatcherContext,
  ec2: Ec2Simulator,
  operation: Operation<Input, unknown>,
  expected?: Partial<NoInfer<Input>>,
): MatcherResult {
  if (typeof ec2?.calls !== 'function') {
    throw new TypeError('toHaveReceived asserts on what simulateEc2 returns; found something else.')
  }
  const { diff, stringify, iterableEquality, subsetEquality } = this.utils
  const { action } = operation
  const calls = ec2.calls(operation)
  const fits = (input: unknown) => this.equals(input, expected, [iterableEquality, subsetEquality])
  const matching = calls.filter(({ input }) => expected === undefined || fits(input))
  const pass = matching.length > 0
  const wanted = expected === undefined ? action : `${action} with ${stringify(expected)}`
  const message = (): string => {
    if (pass)
      return `Expected EC2 not to have received ${wanted}; it received ${calls.length} of that action, ${matching.length} of them like that.`
    const last = calls.at(-1)
    if (!last) return `Expected EC2 to have received ${wanted}; it received ${otherActions(ec2)}.`
    const difference = diff(expected, alike(last.input, expected))
    return `Expected EC2 to have received ${wanted}; it received ${calls.length} of that action, and the last one differs:\n\n${difference}`
  }
  return { pass, message }
}

/** What Vitest and Jest give an assertion as `this`, as far as it is used here. */
export interface MatcherContext {
  equals(a: unknown, b: unknown, testers?: unknown[]): boolean
  readonly utils: {
    readonly diff: (expected: unknown, received: unknown) => string | null | undefined
    readonly stringify: (value: unknown) => string
    readonly iterableEquality: unknown
    readonly subsetEquality: unknown
  }
}

/** What an assertion answers with. */
export interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}

function otherActions(ec2: Ec2Simulator): string {
  const actions = ec2.calls().map(({ action }) => action)
  return actions.length === 0 ? 'no call' : `only ${actions.join(', ')}`
}

/** The members of the input that something is expected of: the others would only clutter the difference. */
function alike(input: unknown, expected: unknown): unknown {
  if (Array.isArray(input) && Array.isArray(expected)) return input.map((item, index) => alike(item, expected[index]))
  if (!isPlain(input) || !isPlain(expected)) return input
  return Object.fromEntries(
    Object.keys(input)
      .filter((name) => name in expected)
      .map((name) => [name, alike(input[name], expected[name])]),
  )
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
