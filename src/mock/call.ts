import type { Open } from '../codec/open.js'

/** What became of one request. */
export interface Call<Input, Output> {
  /** The name of the action. */
  readonly action: string
  readonly request: Request
  /** When the request arrived. */
  readonly at: Date
  /** The input, once the request was decoded. */
  input?: Open<Input>
  /** The output that was answered, or that was made before a failure spoilt the answer. */
  output?: Output
  /** The error or failure that was answered, what a resolver threw, or why the client left. */
  error?: unknown
  /** What the answer does not say: which part of the signature differs. */
  note?: string
}
