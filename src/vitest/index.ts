import type { Operation } from '../schemas/define/operation.js'

export type { MatcherContext, MatcherResult } from './matcher.js'
export { toHaveReceived, toHaveReceivedLast, toHaveReceivedNth, toHaveReceivedTimes } from './matchers.js'

/** The matchers that this module adds to `expect`. */
export interface Ec2Matchers<Result> {
  /**
   * Asserts that a simulator or a handler has received a call of an action. With an input, a call must have at least
   * these members.
   *
   * @example
   * expect(ec2).toHaveReceived(CreateImage, { NoReboot: true })
   */
  toHaveReceived<Input>(operation: Operation<Input, unknown>, input?: Partial<NoInfer<Input>>): Result
  /**
   * Asserts how many calls of an action a simulator or a handler has received.
   *
   * @example
   * expect(ec2).toHaveReceivedTimes(CreateImage, 2)
   */
  toHaveReceivedTimes(operation: Operation<unknown, unknown>, count: number): Result
  /**
   * Asserts the action of the nth call, counted from 1 over the calls of all actions. With an input, the call must have
   * at least these members.
   *
   * @example
   * expect(ec2).toHaveReceivedNth(2, DescribeImages, { Owners: ['self'] })
   */
  toHaveReceivedNth<Input>(n: number, operation: Operation<Input, unknown>, input?: Partial<NoInfer<Input>>): Result
  /**
   * Asserts the action of the last call. With an input, the call must have at least these members.
   *
   * @example
   * expect(ec2).toHaveReceivedLast(CreateImage, { Name: 'web' })
   */
  toHaveReceivedLast<Input>(operation: Operation<Input, unknown>, input?: Partial<NoInfer<Input>>): Result
}

// biome-ignore lint/suspicious/noTsIgnore: TypeScript reports this only in projects without Jest.
/** @ts-ignore: projects with Vitest have no module 'expect', from which '@jest/globals' takes its matchers. */
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T> extends Ec2Matchers<R> {}
}

declare global {
  // For Vitest 3, 4 and 5, whose assertions all extend Chai's. The parameters of Vitest's own interfaces differ between
  // these versions, so that no declaration of ours could add to them in all three.
  namespace Chai {
    interface Assertion extends Ec2Matchers<void> {}
  }
  // For the global `expect` of Jest.
  namespace jest {
    interface Matchers<R, T> extends Ec2Matchers<R> {}
  }
}
