import type { Call } from '../../call.js'
import type { CallEntry } from '../../log/call-entry.js'
import { KeptCalls } from '../../log/kept-calls.js'
import { defaultKeep, type LogOptions } from '../../log/log-options.js'
import { CallCounts } from './call-counts.js'

type AnyCall = Call<unknown, object>
type AnyEntry = CallEntry<unknown, object>

interface Waiter {
  readonly action: string
  /** The number of the first call that the waiter accepts. */
  readonly from: number
  readonly resolve: (call: AnyCall) => void
  readonly reject: (error: Error) => void
}

/** The calls of a simulator, and the waiters for the next ones. */
export class CallLog {
  /** The calls of each simulated action. */
  readonly #simulated: ReadonlyMap<string, KeptCalls<unknown, object>>
  /** The calls of all other actions. Clients can invent any number of them, so that they share one list. */
  readonly #others: KeptCalls<unknown, object>
  readonly #counts = new CallCounts()
  /** The number of each call that is still under way. A reset does not start these numbers again. */
  readonly #underWay = new Map<AnyEntry, number>()
  #nextNumber = 0
  readonly #waiters = new Set<Waiter>()

  /** @param actions The simulated actions. */
  constructor(actions: Iterable<string>, { keep = defaultKeep }: LogOptions = {}) {
    this.#simulated = new Map([...actions].map((action) => [action, new KeptCalls(keep)]))
    this.#others = new KeptCalls(keep)
  }

  add(entry: AnyEntry): void {
    const { action } = entry.call
    this.#counts.add(action)
    this.#keptOf(action).add(entry, this.#counts.all)
    this.#underWay.set(entry, this.#nextNumber++)
  }

  /** Tells the waiters what a call came to. Only the first time counts. */
  settle(entry: AnyEntry): void {
    const number = this.#underWay.get(entry)
    if (number === undefined) return
    this.#underWay.delete(entry)
    const { call } = entry
    for (const waiter of this.#waiters) {
      if (waiter.action === call.action && number >= waiter.from) waiter.resolve(call)
    }
    void this.#keptOf(call.action).settle(entry)
  }

  /** Returns the kept calls of an action, or of all actions. */
  of(action?: string): readonly AnyCall[] {
    if (action !== undefined) return this.#keptOf(action).list.filter((call) => call.action === action)
    const lists = [...this.#simulated.values(), this.#others].map(({ list }) => list)
    return lists.flat().sort((one, other) => one.number - other.number)
  }

  /** Returns how many calls of an action, or of all actions, arrived. Dropped calls count. */
  count(action?: string): number {
    return action === undefined ? this.#counts.all : this.#counts.of(action)
  }

  /**
   * Waits for the next call of an action.
   *
   * @throws Error (as a rejection) if none arrives in time, or if the simulator is reset.
   */
  next(action: string, timeout: number): Promise<AnyCall> {
    return new Promise((resolve, reject) => {
      const before = this.count(action)
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

  /** Removes the calls, and counts from 0. Waiters go on waiting. */
  clear(): void {
    for (const kept of this.#simulated.values()) kept.clear()
    this.#others.clear()
    this.#counts.clear()
  }

  /** Removes the calls and rejects the waiters. */
  reset(): void {
    this.clear()
    for (const { action, reject } of this.#waiters) {
      reject(new Error(`Cannot wait for the next ${action}: the simulator was reset.`))
    }
  }

  #keptOf(action: string): KeptCalls<unknown, object> {
    return this.#simulated.get(action) ?? this.#others
  }
}
