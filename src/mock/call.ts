import type { Open } from '../codec/open.js'

/** One call in the log of a mock: the request, and what became of it. */
export interface Call<Input, Output> {
  /** The number of the call, counted from 1 over all calls of the log. Not enumerable. */
  readonly number: number
  /** The name of the action. */
  readonly action: string
  /**
   * The request as it came. Its body is still unread. Once the call has ended, this is a copy without the signal, and
   * without a body above 64 KiB.
   */
  readonly request: Request
  /** When the request arrived. */
  readonly at: Date
  /** The input. Missing until the request is decoded, and if it cannot be decoded. */
  readonly input?: Open<Input>
  /**
   * The output of the response. If a failure replaced the response, the output that the call had. Of each action, the
   * log keeps the newest outputs, about 4 MB; older calls have a note instead.
   */
  readonly output?: Output
  /** The error or failure of the response, the value that a resolver threw, or the reason why the client left. */
  readonly error?: unknown
  /** What the response does not say, such as which part of the signature differs. */
  readonly note?: string
}
