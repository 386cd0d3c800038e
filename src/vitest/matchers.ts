import { assertArgument } from '../errors/assert-argument.js'
import type { Operation } from '../schemas/define/operation.js'
import { assertExpectedInput, differenceOf, matchesInput } from './match-input.js'
import type { MatcherContext, MatcherResult } from './matcher.js'
import { failDropped, type Received, receivedCalls } from './received-calls.js'

/**
 * Asserts that a simulator or a handler of `handle` has received a call of an action. With an input, a call must have at
 * least these members; nested objects may have further members, and asymmetric matchers work.
 *
 * Pass it to `expect.extend` of Vitest, Jest or Bun.
 *
 * @throws TypeError if the value is neither a simulator nor a handler of this action, or if the input has an unknown member.
 *
 * @example
 * expect.extend({ toHaveReceived })
 * expect(ec2).toHaveReceived(CreateImage, { NoReboot: true })
 */
export function toHaveReceived<Input>(
  this: MatcherContext,
  received: unknown,
  operation: Operation<Input, unknown>,
  expected?: Partial<NoInfer<Input>>,
): MatcherResult {
  const all = read('toHaveReceived', received, operation, expected)
  const { receiver, calls, counts } = all
  const { action } = operation
  const own = calls.filter((call) => call.action === action)
  const matching = own.filter(({ input }) => matchesInput(this, input, expected))
  const dropped = counts.own - own.length
  // Without an expected input, the number of the calls is enough.
  if (matching.length === 0 && dropped > 0 && expected !== undefined) {
    failDropped('toHaveReceived', `${times(dropped, `${action} call`)}, one of which may match`)
  }
  const pass = matching.length > 0 || (dropped > 0 && expected === undefined)
  const message = (): string => {
    const wanted = describe(this, action, expected)
    if (pass) {
      const [found, among] = expected === undefined ? [counts.own, counts.own] : [matching.length, own.length]
      return `Expected ${receiver} not to have received ${wanted}, but ${found} of its ${dropped > 0 && expected !== undefined ? 'last ' : ''}${times(among, `${action} call`)} ${found === 1 ? 'matches' : 'match'}.`
    }
    const last = own.at(-1)
    if (!last) return `Expected ${receiver} to have received ${wanted}, but it received ${summaryOf(all)}.`
    return `Expected ${receiver} to have received ${wanted}, but it received ${times(own.length, `${action} call`)} with another input. The last one differs:\n\n${differenceOf(this, last.input, expected)}`
  }
  return { pass, message }
}

/**
 * Asserts how many calls of an action a simulator or a handler of `handle` has received.
 *
 * @throws TypeError if the value is neither a simulator nor a handler of this action, or if the count is not an integer
 * of at least 0.
 *
 * @example
 * expect.extend({ toHaveReceivedTimes })
 * expect(ec2).toHaveReceivedTimes(CreateImage, 2)
 */
export function toHaveReceivedTimes(
  this: MatcherContext,
  received: unknown,
  operation: Operation<unknown, unknown>,
  count: number,
): MatcherResult {
  const matcher = 'toHaveReceivedTimes'
  const all = read(matcher, received, operation, undefined)
  const { receiver, counts } = all
  assertInteger(matcher, 'the count', count, 0)
  const { action } = operation
  const pass = counts.own === count
  const message = () =>
    pass
      ? `Expected ${receiver} not to have received ${action} ${times(count, 'time')}.`
      : `Expected ${receiver} to have received ${action} ${times(count, 'time')}, but it received ${summaryOf(all)}.`
  return { pass, message }
}

/**
 * Asserts the action of the nth call of a simulator or a handler of `handle`, counted from 1 over the calls of all
 * actions. With an input, the call must have at least these members.
 *
 * @throws TypeError if the value is neither a simulator nor a handler of this action, if n is not an integer of at least
 * 1, or if the input has an unknown member.
 *
 * @example
 * expect.extend({ toHaveReceivedNth })
 * expect(ec2).toHaveReceivedNth(2, DescribeImages, { Owners: ['self'] })
 */
export function toHaveReceivedNth<Input>(
  this: MatcherContext,
  received: unknown,
  n: number,
  operation: Operation<Input, unknown>,
  expected?: Partial<NoInfer<Input>>,
): MatcherResult {
  const matcher = 'toHaveReceivedNth'
  assertInteger(matcher, 'n', n, 1)
  const all = read(matcher, received, operation, expected)
  return checkOne(this, all, { number: n, name: `call ${n}`, matcher }, operation.action, expected)
}

/**
 * Asserts the action of the last call of a simulator or a handler of `handle`. With an input, the call must have at least
 * these members.
 *
 * @throws TypeError if the value is neither a simulator nor a handler of this action, or if the input has an unknown member.
 *
 * @example
 * expect.extend({ toHaveReceivedLast })
 * expect(ec2).toHaveReceivedLast(CreateImage, { Name: 'web' })
 */
export function toHaveReceivedLast<Input>(
  this: MatcherContext,
  received: unknown,
  operation: Operation<Input, unknown>,
  expected?: Partial<NoInfer<Input>>,
): MatcherResult {
  const matcher = 'toHaveReceivedLast'
  const all = read(matcher, received, operation, expected)
  return checkOne(this, all, { number: all.counts.all, name: 'the last call', matcher }, operation.action, expected)
}

interface Position {
  /** Counted from 1 over the calls of all actions. */
  readonly number: number
  readonly name: string
  readonly matcher: string
}

/** Checks one call of all. */
function checkOne(
  context: MatcherContext,
  all: Received,
  { number, name: position, matcher }: Position,
  action: string,
  expected: unknown,
): MatcherResult {
  const { receiver, calls, counts } = all
  const call = calls.find((one) => one.number === number)
  if (!call && number >= 1 && number <= counts.all) failDropped(matcher, position)
  const pass = call?.action === action && matchesInput(context, call.input, expected)
  const message = (): string => {
    const wanted = describe(context, action, expected)
    if (pass) return `Expected ${position} not to be ${wanted}.`
    if (!call) return `Expected ${position} to be ${wanted}, but ${receiver} received ${summaryOf(all)}.`
    if (call.action !== action) return `Expected ${position} to be ${wanted}, but it is ${call.action}.`
    return `Expected ${position} to be ${wanted}, but its input differs:\n\n${differenceOf(context, call.input, expected)}`
  }
  return { pass, message }
}

function read(matcher: string, received: unknown, operation: Operation<unknown, unknown>, expected: unknown): Received {
  const calls = receivedCalls(matcher, received, operation)
  assertExpectedInput(matcher, operation, expected)
  return calls
}

function assertInteger(matcher: string, name: string, value: unknown, least: number): void {
  const ok = Number.isSafeInteger(value) && Number(value) >= least
  assertArgument(ok, `check ${matcher}`, name, value, `an integer of at least ${least}`)
}

function describe({ utils }: MatcherContext, action: string, expected: unknown): string {
  return expected === undefined ? action : `${action} with ${utils.stringify(expected)}`
}

/** The actions of the calls, each with its count. The log knows less of the calls that it has dropped. */
function summaryOf({ action: own, calls, counts: received }: Received): string {
  if (received.all === 0) return 'no call'
  if (received.all > calls.length) return `${times(received.own, `${own} call`)} among ${times(received.all, 'call')}`
  const counts = new Map<string, number>()
  for (const { action } of calls) counts.set(action, 1 + (counts.get(action) ?? 0))
  return `only ${[...counts].map(([action, count]) => times(count, `${action} call`)).join(' and ')}`
}

function times(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
