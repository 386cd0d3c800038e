import type { Call } from '../call.js'
import type { CallEntry } from './call-entry.js'
import { sizeOf } from './size-of.js'

/** The bytes that the log may take for each call on average: its request and input, and its output. */
const bytesPerCall = { requests: 16_384, outputs: 4096 }

/** A small `keep` does not lower what the outputs and the inputs may take. */
const leastCalls = 1000

/**
 * The newest calls of one action, and the number of all. Drops the oldest calls beyond `keep`, and earlier if requests
 * and inputs take more memory than 16 KiB a call on average. Keeps the newest outputs, up to 4 KiB a call on average:
 * older calls lose their output, and stay.
 */
export class KeptCalls<Input, Output> {
  readonly #keep: number
  readonly #list: Call<Input, Output>[] = []
  /** The sizes of the requests, in the order of arrival. 0 while a call is under way. */
  readonly #requests = new Budget<CallEntry<Input, Output>>()
  /** The sizes of the outputs, in the order of the responses. */
  readonly #outputs = new Budget<CallEntry<Input, Output>>()
  #count = 0

  constructor(keep: number) {
    this.#keep = keep
  }

  /** The calls in the order of arrival. Always the same list. */
  get list(): readonly Call<Input, Output>[] {
    return this.#list
  }

  /** The number of calls since the log was empty, dropped ones included. */
  get count(): number {
    return this.#count
  }

  /** @param number The number of the call over all actions. Default: its number in this list. */
  add(entry: CallEntry<Input, Output>, number = this.#count + 1): void {
    entry.number = number
    this.#count++
    if (this.#keep === 0) return
    this.#list.push(entry.call)
    this.#requests.set(entry, 0)
    if (this.#list.length > this.#keep) this.#dropOldest()
  }

  /** Makes room for what a call that ended has left. */
  async settle(entry: CallEntry<Input, Output>): Promise<void> {
    const output = sizeOf(entry.call.output)
    const request = await entry.shrink()
    if (!this.#requests.has(entry) || request === 0) return
    this.#requests.set(entry, request)
    this.#outputs.set(entry, output)
    const calls = Math.max(this.#keep, leastCalls)
    while (this.#requests.isOver(calls * bytesPerCall.requests)) this.#dropOldest()
    while (this.#outputs.isOver(calls * bytesPerCall.outputs)) this.#dropOldestOutput()
  }

  /** Removes the calls, and counts from 0. */
  clear(): void {
    this.#list.length = 0
    this.#requests.clear()
    this.#outputs.clear()
    this.#count = 0
  }

  #dropOldest(): void {
    const { oldest } = this.#requests
    if (!oldest) return
    this.#list.shift()
    this.#requests.delete(oldest)
    this.#outputs.delete(oldest)
  }

  #dropOldestOutput(): void {
    const { oldest } = this.#outputs
    if (!oldest) return
    this.#outputs.delete(oldest)
    oldest.dropOutput()
  }
}

/** Items with their sizes, in the order in which they were added, and the sum of the sizes. */
class Budget<Item> {
  readonly #sizes = new Map<Item, number>()
  #sum = 0

  get oldest(): Item | undefined {
    return this.#sizes.keys().next().value
  }

  has(item: Item): boolean {
    return this.#sizes.has(item)
  }

  set(item: Item, size: number): void {
    this.#sum += size - (this.#sizes.get(item) ?? 0)
    this.#sizes.set(item, size)
  }

  delete(item: Item): void {
    this.#sum -= this.#sizes.get(item) ?? 0
    this.#sizes.delete(item)
  }

  /** The newest item stays, whatever its size. */
  isOver(most: number): boolean {
    return this.#sum > most && this.#sizes.size > 1
  }

  clear(): void {
    this.#sizes.clear()
    this.#sum = 0
  }
}
