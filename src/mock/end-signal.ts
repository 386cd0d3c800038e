/** What a wait needs of an `AbortSignal`. */
export interface StopSignal {
  readonly aborted: boolean
  readonly reason: unknown
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/**
 * A signal for any number of listeners. Node.js warns about a memory leak if an `AbortSignal` has more than ten, and only
 * Node.js has a way to say that more are right.
 */
export class EndSignal implements StopSignal {
  /** Most signals have no listeners. */
  #listeners: Set<() => void> | undefined
  #reason: unknown

  get aborted(): boolean {
    return this.#reason !== undefined
  }

  get reason(): unknown {
    return this.#reason
  }

  addEventListener(_: 'abort', listener: () => void): void {
    this.#listeners ??= new Set()
    this.#listeners.add(listener)
  }

  removeEventListener(_: 'abort', listener: () => void): void {
    this.#listeners?.delete(listener)
  }

  /** Tells all listeners. Listeners remove themselves. */
  end(reason: Error): void {
    this.#reason = reason
    for (const listener of [...(this.#listeners ?? [])]) listener()
  }
}
