import type { Operation } from '../schemas/define/operation.js'

export { type MatcherContext, type MatcherResult, toHaveReceived } from './to-have-received.js'

interface Ec2Matchers<Result> {
  /** Asserts that a simulated EC2 has received a call of an action, with these members of the input at least. */
  toHaveReceived<Input>(operation: Operation<Input, unknown>, input?: Partial<NoInfer<Input>>): Result
}

// biome-ignore lint/suspicious/noTsIgnore: an error only for those who use Jest, and have no Vitest.
/** @ts-ignore: those who use Jest have no such module. */
declare module 'vitest' {
  interface Matchers<R extends void | Promise<void>, T> extends Ec2Matchers<R> {}
}

declare global {
  namespace jest {
    interface Matchers<R, T> extends Ec2Matchers<R> {}
  }
}
