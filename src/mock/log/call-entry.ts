import { bodyOf } from '../../codec/http/server.js'
import type { Call } from '../call.js'
import { requestToShow } from '../light-request.js'
import { type RequestBody, RequestCopy } from './request-copy.js'
import { sizeOf } from './size-of.js'

const droppedOutput =
  'The log has dropped the output, because later outputs of the action are large. Pass a higher log.keep to keep it.'

/** What became of a call, as far as it is known. */
export type CallProgress<Input, Output> = Pick<Call<Input, Output>, 'input' | 'output' | 'error' | 'note'>

/** A call in a log. Nothing else changes a call. */
export class CallEntry<Input, Output> {
  readonly call: Call<Input, Output>
  /** The number of the call in its log, from 1. The log sets it. */
  number = 0
  readonly #body: Promise<RequestBody | undefined>
  #request: Request | RequestCopy

  constructor(action: string, request: Request, at: Date) {
    this.#request = request
    // A fixed error answers requests whose body is broken, too.
    this.#body = bodyOf(request).catch(() => undefined)
    this.call = { action, at } as Call<Input, Output>
    Object.defineProperty(this.call, entryOfCall, { value: this })
    Object.defineProperties(this.call, getters)
  }

  /** The request as a test sees it. A copy that somebody looks at stays a `Request`, so that its body is read once. */
  get request(): Request {
    if (this.#request instanceof RequestCopy) this.#request = this.#request.toRequest()
    return requestToShow(this.#request)
  }

  /** Writes into the log what became of the call. */
  record(progress: CallProgress<Input, Output>): void {
    Object.assign(this.call, progress)
  }

  /** Removes the output of a call, and says so. */
  dropOutput(): void {
    const { call } = this as { readonly call: { output?: Output } }
    if (call.output === undefined) return
    delete call.output
    this.record({ note: droppedOutput })
  }

  /** Replaces the request of a call that ended by a copy. Returns the estimated bytes of the request and its input. */
  async shrink(): Promise<number> {
    const body = await this.#body
    if (this.#request instanceof RequestCopy) return 0
    const copy = new RequestCopy(this.#request, body)
    this.#request = copy
    // Parts of an input share the memory of the body.
    return copy.length + sizeOf(this.call.input)
  }
}

/** The entry of a call. Not enumerable. */
const entryOfCall = /* @__PURE__ */ Symbol('entry')

interface CallOfEntry {
  readonly [entryOfCall]: CallEntry<unknown, unknown>
}

/** All calls share them, which costs less than getters of their own. */
const getters: PropertyDescriptorMap = {
  request: {
    enumerable: true,
    get(this: CallOfEntry) {
      return this[entryOfCall].request
    },
  },
  number: {
    get(this: CallOfEntry) {
      return this[entryOfCall].number
    },
  },
}
