import { throttledAction } from '../../../errors/catalogue/texts.js'
import { ec2Error } from '../../../errors/ec2-error.js'
import type { Clock } from './clock.js'

/** When a simulator throttles: each action has a bucket of tokens that refills, and each call takes a token. */
export interface ThrottleOptions {
  /** The number of calls that may come at once. At least 1. */
  readonly capacity: number
  /** The number of calls per second after that. At least 0. */
  readonly refillPerSecond: number
}

/**
 * The token buckets of an account in a Region, one per action.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
 */
export class Throttle {
  readonly #options: ThrottleOptions | undefined
  readonly #clock: Clock
  readonly #buckets = new Map<string, { readonly tokens: number; readonly at: number }>()

  constructor(options: ThrottleOptions | undefined, clock: Clock) {
    this.#options = options
    this.#clock = clock
  }

  /**
   * Takes the token for a call.
   *
   * @throws Ec2ServiceError `RequestLimitExceeded` if the bucket is empty.
   */
  take(action: string, accountId: string): undefined {
    if (!this.#options) return
    const { capacity, refillPerSecond } = this.#options
    const at = this.#clock.now()
    const before = this.#buckets.get(action) ?? { tokens: capacity, at }
    const filled = before.tokens + (Math.max(0, at - before.at) / 1000) * refillPerSecond
    // Ten tenths of a token are a token, though their sum is a little less.
    const tokens = Math.min(capacity, Math.round(filled * 1e9) / 1e9)
    this.#buckets.set(action, { tokens: tokens >= 1 ? tokens - 1 : tokens, at })
    if (tokens >= 1) return
    throw ec2Error('RequestLimitExceeded', throttledAction(accountId, action))
  }

  reset(): void {
    this.#buckets.clear()
  }
}
