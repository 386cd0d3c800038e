import type { Call } from '../../call.js'

type AnyCall = Call<unknown, object>

interface Waiter {
  readonly action: string
  /** The number of the first call that the waiter accepts. */
  readonly from: number
  readonly resolve: (call: AnyCall) => void
  readonly reject: (error: Error) => void
}

/** The calls of a simulator, and the waiters for the next ones. */
export class CallLog {
  readonly #calls: AnyCall[] = []
  /** The number of each call that is still under way. A reset does not start the numbers again. */
  readonly #underWay = new WeakMap<AnyCall, number>()
  #nextNumber = 0
  readonly #waiters = new Set<Waiter>()

  add(call: AnyCall): void {
    this.#calls.push(call)
    this.#underWay.set(call, this.#nextNumber++)
  }

  /** Tells the waiters what a call came to. Only the first time counts. */
  settle(call: AnyCall): void {
    const number = this.#underWay.get(call)
    if (number === undefined) return
    this.#underWay.delete(call)
    for (const waiter of this.#waiters) {
      if (waiter.action === call.action && number >= waiter.from) waiter.resolve(call)
    }
  }

  /** Returns the calls of an action, or all calls. */
  of(action?: string): readonly AnyCall[] {
    return this.#calls.filter((call) => action === undefined || call.action === action)
  }

  /**
   * Waits for the next call of an action.
   *
   * @throws Error (as a rejection) if none arrives in time, or if the simulator is reset.
   */
  next(action: string, timeout: number): Promise<AnyCall> {
    return new Promise((resolve, reject) => {
      const before = this.of(action).length
      const message = `Cannot wait for the next ${action}: none arrived within ${timeout} milliseconds (${before} before).`
      const fail = () => end(() => reject(new Error(message)))
      const timer = timeout === Number.POSITIVE_INFINITY ? undefined : setTimeout(fail, timeout)
      const end = (settle: () => void) => {
        clearTimeout(timer)
        this.#waiters.delete(waiter)
        settle()
      }
      const waiter: Waiter = {
        action,
        from: this.#nextNumber,
        resolve: (call) => end(() => resolve(call)),
        reject: (error) => end(() => reject(error)),
      }
      this.#waiters.add(waiter)
    })
  }

  /** Removes the calls. Waiters go on waiting. */
  clear(): void {
    this.#calls.length = 0
  }

  /** Removes the calls and rejects the waiters. */
  reset(): void {
    this.clear()
    for (const { action, reject } of this.#waiters) {
      reject(new Error(`Cannot wait for the next ${action}: the simulator was reset.`))
    }
  }
}
