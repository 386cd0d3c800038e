import type { Call } from '../../call.js'

type AnyCall = Call<unknown, object>

interface Waiting {
  readonly action: string
  /** The number of the first call that will do. */
  readonly from: number
  readonly resolve: (call: AnyCall) => void
  readonly reject: (error: Error) => void
}

/** What a simulator was asked and answered, and who waits for what comes next. */
export class CallLog {
  readonly #all: AnyCall[] = []
  /** The number of each call that has come to nothing yet; those of before the last reset are lower than the next. */
  readonly #open = new WeakMap<AnyCall, number>()
  #next = 0
  readonly #waiting = new Set<Waiting>()

  add(call: AnyCall): void {
    this.#all.push(call)
    this.#open.set(call, this.#next++)
  }

  /** Tells those who wait for the action that one of its calls has come to something; once for each call. */
  settled(call: AnyCall): void {
    const number = this.#open.get(call)
    if (number === undefined) return
    this.#open.delete(call)
    for (const waiting of this.#waiting) {
      if (waiting.action === call.action && number >= waiting.from) waiting.resolve(call)
    }
  }

  of(action?: string): readonly AnyCall[] {
    return this.#all.filter((call) => action === undefined || call.action === action)
  }

  /** @throws Error (as a rejection) when none comes in time, or the simulator is reset before. */
  next(action: string, timeout: number): Promise<AnyCall> {
    return new Promise((resolve, reject) => {
      const seen = this.of(action).length
      const late = () =>
        end(() => reject(new Error(`No ${action} came within ${timeout} milliseconds; ${seen} came before.`)))
      const timer = timeout === Number.POSITIVE_INFINITY ? undefined : setTimeout(late, timeout)
      const end = (settle: () => void) => {
        clearTimeout(timer)
        this.#waiting.delete(waiting)
        settle()
      }
      const waiting: Waiting = {
        action,
        from: this.#next,
        resolve: (call) => end(() => resolve(call)),
        reject: (error) => end(() => reject(error)),
      }
      this.#waiting.add(waiting)
    })
  }

  clear(): void {
    this.#all.length = 0
    for (const { action, reject } of this.#waiting) {
      reject(new Error(`The simulator was reset before a ${action} came.`))
    }
  }
}
