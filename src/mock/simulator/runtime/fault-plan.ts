import { encodeResponse } from '../../../codec/encode-response.js'
import type { Open } from '../../../codec/open.js'
import { type Ec2ServiceError, isEc2ServiceError } from '../../../errors/ec2-service-error.js'
import type { Operation } from '../../../schemas/define/operation.js'
import { assertKnownOptions, assertOption } from '../../assert-option.js'
import { Failure } from '../../failures/failures.js'
import { Sequence } from '../../sequence.js'

/** Which calls fail, and when. */
export interface FaultOptions<Input> {
  /** How many calls fail. Default: every one, until the failure is removed. */
  readonly times?: number | undefined
  /** How many calls pass first. Default 0. */
  readonly after?: number | undefined
  /** The share of the calls that fails, from 0 to 1. Default 1. */
  readonly rate?: number | undefined
  /** Chooses calls; those that cannot be decoded are not chosen. Default: every call. */
  readonly when?: ((info: { readonly input: Open<Input>; readonly request: Request }) => boolean) | undefined
  /**
   * Whether a call fails before it is carried out, or after: then what it did stays, and only its answer is lost.
   * Default `'before'`; for `dribble`, whose answer is whole, `'after'`.
   */
  readonly effect?: 'before' | 'after' | undefined
}

/** What a call fails with: an `ec2Error`, a failure such as `networkError()`, or several in a `sequence`. */
export type Fault = Ec2ServiceError | Failure | Sequence<Ec2ServiceError | Failure>

interface Entry {
  readonly action: string
  readonly steps: readonly (Ec2ServiceError | Failure)[]
  readonly options: FaultOptions<unknown>
  /** Calls that were chosen so far, and those of them that failed. */
  chosen: number
  failed: number
}

/** The failures that a simulator was told to have; of several with one effect that fit a call, the last one counts. */
export class FaultPlan {
  readonly #entries = new Set<Entry>()
  readonly #random: () => number

  constructor(random: () => number) {
    this.#random = random
  }

  /**
   * Adds a failure and returns what removes it.
   *
   * @throws TypeError for what is no failure, and for an option that is none.
   */
  add(operation: Operation<unknown, object>, fault: Fault, options: FaultOptions<unknown>, where: string): () => void {
    const steps = fault instanceof Sequence ? fault.steps : [fault]
    for (const step of steps) {
      const ok = isEc2ServiceError(step) || step instanceof Failure
      assertOption(
        ok,
        where,
        'what it fails with',
        step,
        'an ec2Error(…), a failure such as networkError(), or a sequence(…) of those',
      )
    }
    check(options, where)
    // What cannot be answered is found out here, and not in the middle of a test.
    for (const step of steps) if (step instanceof Failure && step.output) encodeResponse(operation, step.output)
    const entry = { action: operation.action, steps, options, chosen: 0, failed: 0 }
    this.#entries.add(entry)
    return () => void this.#entries.delete(entry)
  }

  /**
   * The failure that a call meets.
   *
   * @param input `undefined` where the call could not be decoded.
   */
  next(
    action: string,
    effect: 'before' | 'after',
    input: object | undefined,
    request: Request,
  ): Ec2ServiceError | Failure | undefined {
    for (const entry of [...this.#entries].reverse()) {
      const { times = Number.POSITIVE_INFINITY, after = 0, rate = 1, when } = entry.options
      const step = entry.steps[Math.min(entry.failed, entry.steps.length - 1)]
      if (step === undefined || entry.action !== action || entry.failed >= times) continue
      if (effectOf(step, entry.options) !== effect) continue
      if (when && (input === undefined || !chosen(when({ input, request })))) continue
      if (entry.chosen++ < after || (rate < 1 && this.#random() >= rate)) continue
      entry.failed++
      return step
    }
    return undefined
  }

  clear(): void {
    this.#entries.clear()
  }
}

/** A promise, say, would choose every call. */
function chosen(answer: unknown): boolean {
  if (typeof answer === 'boolean') return answer
  throw new TypeError(`The function when gave ${String(answer)}; expected true or false.`)
}

function effectOf(step: Ec2ServiceError | Failure, { effect }: FaultOptions<unknown>): 'before' | 'after' {
  return effect ?? (step instanceof Failure && step.kind === 'dribble' ? 'after' : 'before')
}

function check(options: FaultOptions<unknown>, where: string): void {
  assertKnownOptions(options, ['times', 'after', 'rate', 'when', 'effect'], where)
  const { times, after, rate, when, effect } = options
  const isCount = (value: number | undefined, least: number) =>
    value === undefined || (Number.isInteger(value) && value >= least)
  assertOption(isCount(times, 1), where, 'times', times, 'an integer of at least 1')
  assertOption(isCount(after, 0), where, 'after', after, 'an integer of at least 0')
  assertOption(rate === undefined || (rate >= 0 && rate <= 1), where, 'rate', rate, 'a number from 0 to 1')
  assertOption(when === undefined || typeof when === 'function', where, 'when', when, 'a function')
  assertOption([undefined, 'before', 'after'].includes(effect), where, 'effect', effect, "'before' or 'after'")
}
