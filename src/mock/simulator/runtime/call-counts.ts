import { quote } from '../../../errors/printable.js'

/** The most actions that are counted by name. EC2 has fewer, but a client may invent any number of names. */
const mostNames = 1000

/** The longest name of an action in a log. The longest name of EC2 has 58 characters. */
const longestName = 100

/** The numbers of the calls that arrived, by action. */
export class CallCounts {
  readonly #byAction = new Map<string, number>()
  #all = 0
  #isComplete = true

  /** The number of the calls of all actions. */
  get all(): number {
    return this.#all
  }

  add(action: string): void {
    this.#all++
    const before = this.#byAction.get(action)
    if (before !== undefined || this.#byAction.size < mostNames) this.#byAction.set(action, (before ?? 0) + 1)
    else this.#isComplete = false
  }

  /**
   * Returns the number of the calls of an action.
   *
   * @throws Error if the action was not counted, since too many others came before.
   */
  of(action: string): number {
    const count = this.#byAction.get(action)
    if (count !== undefined || this.#isComplete) return count ?? 0
    const problem = `calls of more than ${mostNames} actions arrived; expected fewer. Call clearCalls() earlier.`
    throw new Error(`Cannot count the calls of ${quote(action)}: ${problem}`)
  }

  clear(): void {
    this.#byAction.clear()
    this.#all = 0
    this.#isComplete = true
  }
}

/** Returns the name of an action as the log has it: shortened, and without a hold on the form that it was cut out of. */
export function nameForLog(action: string): string {
  return Array.from(action.slice(0, longestName)).join('') + (action.length > longestName ? '…' : '')
}
