import type { HttpHandler } from 'msw'
import type { Operation } from '../../schemas/define/operation.js'
import type { Call } from '../call.js'
import type { Fault, FaultOptions } from './runtime/fault-plan.js'
import type { ImageInit, SimulatedImage } from './state/image.js'
import type { InstanceInit, SimulatedInstance } from './state/instance.js'
import type { ResourceMap } from './state/resource-map.js'
import type { SimulatedSnapshot, SnapshotInit } from './state/snapshot.js'

/** A simulated EC2; made by `simulateEc2`. */
export interface SimulatedEc2 {
  /** For MSW's `setupServer`, `setupWorker` and `server.use`. */
  readonly handlers: readonly HttpHandler[]
  /** The images there are: by ID, readable and writable. */
  readonly images: ResourceMap<ImageInit, SimulatedImage>
  /** The snapshots there are: by ID, readable and writable. */
  readonly snapshots: ResourceMap<SnapshotInit, SimulatedSnapshot>
  /** The instances there are: by ID, readable and writable. */
  readonly instances: ResourceMap<InstanceInit, SimulatedInstance>
  /**
   * Answers a request without MSW, as `fetch` does, wherever it is sent to: for Workers, Deno, `page.route` of
   * Playwright, and clients that take a `fetch`.
   *
   * @throws TypeError (as a rejection) for an error of the network, which is its `cause`; the reason of the signal for
   * an abort.
   *
   * @example
   * const response = await ec2.fetch(toRequest(CreateImage, input, { region: 'us-east-1' }))
   */
  readonly fetch: (request: Request | string | URL, init?: RequestInit) => Promise<Response>
  /**
   * Moves the simulator's clock on.
   *
   * @param milliseconds 0 or more.
   * @throws TypeError for anything else.
   *
   * @example
   * ec2.advance(60_000) // what was pending is available
   */
  readonly advance: (milliseconds: number) => void
  /**
   * Lets calls of an action fail, and returns what ends that. Of several failures that fit a call, the last one that
   * was added counts; those before a call is carried out come first.
   *
   * @throws TypeError for an action that is not simulated, for what is no failure, and for options that are none.
   *
   * @example
   * ec2.fail(CreateImage, ec2Error('RequestLimitExceeded'), { times: 2 })
   * ec2.fail(CreateImage, networkError(), { effect: 'after' }) // the image is made, the answer is lost
   */
  readonly fail: <Input>(
    operation: Operation<Input, unknown>,
    failure: Fault,
    options?: FaultOptions<Input>,
  ) => () => void
  /**
   * The calls of an action, in the order of their arrival, or those of all actions.
   *
   * @example
   * expect(ec2.calls(CreateImage).map(({ input }) => input?.Name)).toEqual(['standard-web-server-v1.0'])
   */
  readonly calls: {
    <Input, Output>(operation: Operation<Input, Output>): readonly Call<Input, Output>[]
    (): readonly Call<unknown, object>[]
  }
  /**
   * Waits for the next call of an action that arrives, until it has come to an output, an error or a failure.
   *
   * @param options.timeout Milliseconds, or `Infinity`. Default 1,000.
   * @throws Error (as a rejection) when none comes in time, or the simulator is reset before; TypeError for options
   * that are none.
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
  /** Makes another simulator with the same options, in the state of its beginning. */
  readonly fork: () => SimulatedEc2
  /** Brings everything back to how it was in the beginning, and ends what still waits. */
  readonly reset: () => void
}

/** What a simulator is without MSW. */
export interface CoreSimulator extends Omit<SimulatedEc2, 'handlers' | 'fork'> {
  /** Answers a request with what a handler answers: an error of the network is a `Response.error()`. */
  readonly answer: (request: Request) => Promise<Response>
  readonly fork: () => CoreSimulator
}

/** What it takes of a simulator to put it on a port. */
export type PortableSimulator = Omit<CoreSimulator, 'answer' | 'fork'> & { readonly fork: () => PortableSimulator }
