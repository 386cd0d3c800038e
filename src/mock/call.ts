import type { Open } from '../codec/open.js'

/** One call in the log of a mock: the request, and what became of it. */
export interface Call<Input, Output> {
  /** The name of the action. */
  readonly action: string
  /** The request as it came. Its body is still unread. */
  readonly request: Request
  /** When the request arrived. */
  readonly at: Date
  /** The input. Missing until the request is decoded, and if it cannot be decoded. */
  readonly input?: Open<Input>
  /** The output of the response. If a failure replaced the response, the output that the call had. */
  readonly output?: Output
  /** The error or failure of the response, the value that a resolver threw, or the reason why the client left. */
  readonly error?: unknown
  /** What the response does not say, such as which part of the signature differs. */
  readonly note?: string
}

/** What became of a call, as far as it is known. */
export type CallProgress<Input, Output> = Pick<Call<Input, Output>, 'input' | 'output' | 'error' | 'note'>

/** Writes into the log what became of a call. Nothing else changes a call. */
export function recordProgress<Input, Output>(call: Call<Input, Output>, progress: CallProgress<Input, Output>): void {
  Object.assign(call, progress)
}
