import type { Operation } from '../../schemas/define/operation.js'
import type { Call } from '../call.js'
import type { SimulatorOptions } from './options.js'
import type { FaultOptions } from './runtime/fault-options.js'
import type { Fault } from './runtime/fault-plan.js'
import type { ImageInit, SimulatedImage } from './state/image.js'
import type { InstanceInit, SimulatedInstance } from './state/instance.js'
import type { ResourceMap } from './state/resource-map.js'
import type { SimulatedSnapshot, SnapshotInit } from './state/snapshot.js'

/** A simulated EC2, without MSW. `simulateEc2` creates one. */
export interface Ec2Simulator {
  /** The images by ID. You can read and change them. */
  readonly images: ResourceMap<ImageInit, SimulatedImage>
  /** The snapshots by ID. You can read and change them. */
  readonly snapshots: ResourceMap<SnapshotInit, SimulatedSnapshot>
  /** The instances by ID. You can read and change them. */
  readonly instances: ResourceMap<InstanceInit, SimulatedInstance>
  /**
   * Answers a request as `fetch` does, to whichever host it goes. For Workers, Deno, Playwright's `page.route`, and
   * clients that accept a `fetch`.
   *
   * @throws TypeError (as a rejection) for a network failure, which is its `cause`. If the signal aborts, it rejects
   * with the signal's reason.
   *
   * @example
   * const response = await ec2.fetch(toRequest(CreateImage, input, { region: 'us-east-1' }))
   */
  readonly fetch: (request: Request | string | URL, init?: RequestInit) => Promise<Response>
  /**
   * Moves the simulator's clock forward.
   *
   * @param milliseconds 0 or more.
   * @throws TypeError if the time is not 0 or more milliseconds.
   *
   * @example
   * ec2.advance(60_000) // pending images are available now
   */
  readonly advance: (milliseconds: number) => void
  /**
   * Makes matching calls fail. Returns a function that removes the failure. If several failures match a call, the one
   * that was added last wins, and failures with `effect: 'before'` come before those with `effect: 'after'`.
   *
   * @throws TypeError if the action is not simulated, or if the failure or an option is invalid.
   *
   * @example
   * ec2.fail(CreateImage, ec2Error('RequestLimitExceeded'), { times: 2 })
   * ec2.fail(CreateImage, networkError(), { effect: 'after' }) // the call succeeds, but its response is lost
   */
  readonly fail: <Input>(
    operation: Operation<Input, unknown>,
    failure: Fault,
    options?: FaultOptions<Input>,
  ) => () => void
  /**
   * Returns the calls of an action, or all calls, in the order of their arrival. The log keeps the newest calls of each
   * action; see the option `log`.
   *
   * @throws TypeError if the operation is something else, such as the name of an action.
   *
   * @example
   * expect(ec2.calls(CreateImage).map(({ input }) => input?.Name)).toEqual(['standard-web-server-v1.0'])
   */
  readonly calls: {
    <Input, Output>(operation: Operation<Input, Output>): readonly Call<Input, Output>[]
    (): readonly Call<unknown, object>[]
  }
  /**
   * Returns how many calls of an action, or of all actions, arrived since the log was empty. It counts the calls that the
   * log has dropped, too.
   *
   * @throws TypeError if the operation is something else, such as the name of an action.
   *
   * @example
   * expect(ec2.callCount(DescribeImages)).toBe(5000)
   */
  readonly callCount: (operation?: Operation<unknown, unknown>) => number
  /**
   * Empties the log that `calls` returns, and counts from 0. Resources, failures and the clock stay as they are.
   *
   * @example
   * afterEach(() => ec2.clearCalls())
   */
  readonly clearCalls: () => void
  /**
   * Waits for the next call of an action, until it has an output, an error or a failure.
   *
   * @param options.timeout Milliseconds, or `Infinity`. Default 1,000.
   * @throws Error (as a rejection) if no call arrives in time, or if the simulator is reset. TypeError (as a rejection)
   * if the operation or an option is invalid.
   *
   * @example
   * const next = ec2.nextCall(CreateImage)
   * button.click()
   * const { input } = await next
   */
  readonly nextCall: <Input, Output>(
    operation: Operation<Input, Output>,
    options?: { readonly timeout?: number },
  ) => Promise<Call<Input, Output>>
  /** Creates another simulator with the same options, in its initial state. */
  readonly fork: () => Ec2Simulator
  /** Restores the initial state, and ends everything that waits. */
  readonly reset: () => void
}

/** A simulator with the function that answers MSW's requests. */
export interface CoreSimulator extends Ec2Simulator {
  /** Answers a request as a handler does: a network failure is a `Response.error()`. */
  readonly answer: (request: Request) => Promise<Response>
  /** A copy of the options. */
  readonly options: SimulatorOptions
  /** Returns whether a call has changed the resources since the beginning or the last reset. */
  readonly [hasChanged]: () => boolean
}

/** The key of a member that only `serve` uses. It survives a spread, unlike a WeakMap's. */
export const hasChanged: unique symbol = Symbol('hasChanged')

/** @deprecated Use {@link Ec2Simulator}. */
export type PortableSimulator = Ec2Simulator
