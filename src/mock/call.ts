import type { Open } from '../codec/open.js'

/** What became of one request. */
export interface Call<Input, Output> {
  readonly request: Request
  /** When the request arrived. */
  readonly at: Date
  /** The input, once the request was decoded. */
  input?: Open<Input>
  /** The output that was answered. */
  output?: Output
  /** The error or failure that was answered, or what a resolver threw. */
  error?: unknown
}
