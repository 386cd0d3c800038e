import { encodeResponse } from '../../../codec/encode-response.js'
import { toErrorResponse } from '../../../codec/http/server.js'
import { type Ec2ServiceError, isEc2ServiceError } from '../../../errors/ec2-service-error.js'
import { formatValue } from '../../../errors/format-value.js'
import type { Operation } from '../../../schemas/define/operation.js'
import { argumentError, type Place, placeBelow } from '../../argument-error.js'
import { remedyForFault } from '../../check-reply.js'
import { Failure } from '../../failures/failures.js'
import { requestToShow } from '../../light-request.js'
import { Sequence } from '../../sequence.js'
import { checkFaultOptions, type FaultOptions } from './fault-options.js'

/** What a call fails with: an `ec2Error(…)`, a failure such as `networkError()`, or a `sequence(…)` of these. */
export type Fault = Ec2ServiceError | Failure | Sequence<Ec2ServiceError | Failure>

/** A call that may fail. */
interface FaultedCall {
  readonly action: string
  readonly input: object | undefined
  readonly request: Request
  /** Draws numbers from 0 up to 1. */
  readonly random: () => number
}

interface Entry {
  readonly action: string
  readonly steps: readonly (Ec2ServiceError | Failure)[]
  readonly options: FaultOptions<unknown>
  /** The number of calls that were chosen so far. */
  chosen: number
  /** The number of chosen calls that failed. */
  failed: number
}

/** The most failures of a simulator. Each call looks at all of them. */
const mostEntries = 10_000

/** The failures of a simulator. If several with the same effect match a call, the one that was added last wins. */
export class FaultPlan {
  readonly #entries = new Set<Entry>()

  /**
   * Adds a failure and returns the function that removes it.
   *
   * @throws TypeError if the failure or an option is invalid.
   */
  add(
    operation: Operation<unknown, object>,
    fault: Fault,
    options: FaultOptions<unknown>,
    { attempt, path }: Place,
  ): () => void {
    const steps = fault instanceof Sequence ? fault.steps : [fault]
    const { path: faultPath } = placeBelow({ attempt, path }, 'failure')
    const accepted = 'an ec2Error(…), a failure such as networkError(), or a sequence(…) of these'
    for (const step of steps) {
      if (isEc2ServiceError(step) || step instanceof Failure) continue
      throw argumentError({ attempt, path: faultPath }, formatValue(step), accepted, remedyForFault(step))
    }
    // The options of `fail` are an argument of their own. An initial failure and its options are one object.
    checkFaultOptions(options, attempt, path || 'options')
    // An invalid output or error is an error here, and not in the middle of a test.
    for (const step of steps) {
      if (!(step instanceof Failure)) toErrorResponse(step)
      else if (step.output) encodeResponse(operation, step.output)
    }
    if (this.#entries.size >= mostEntries) {
      const accepted = 'fewer. Remove some with the functions that fail() returned, or call reset()'
      throw argumentError({ attempt, path: 'the number of failures' }, String(mostEntries), accepted)
    }
    const entry = { action: operation.action, steps, options, chosen: 0, failed: 0 }
    this.#entries.add(entry)
    return () => void this.#entries.delete(entry)
  }

  /**
   * Returns the failure of a call.
   *
   * @param call The input is missing if the call could not be decoded.
   */
  next(
    effect: 'before' | 'after',
    { action, input, request, random }: FaultedCall,
  ): Ec2ServiceError | Failure | undefined {
    for (const entry of [...this.#entries].reverse()) {
      const { times = Number.POSITIVE_INFINITY, after = 0, skip = after, rate = 1, when } = entry.options
      const step = entry.steps[Math.min(entry.failed, entry.steps.length - 1)]
      if (step === undefined || entry.action !== action) continue
      if (effectOf(step, entry.options) !== effect) continue
      const isMissed = when && (input === undefined || !isChosen(when({ input, request: requestToShow(request) })))
      if (isMissed) continue
      if (entry.chosen++ < skip || (rate < 1 && random() >= rate)) continue
      if (++entry.failed >= times) this.#entries.delete(entry)
      return step
    }
    return undefined
  }

  clear(): void {
    this.#entries.clear()
  }
}

/** Truthy values do not count: a promise would choose every call. */
function isChosen(result: unknown): boolean {
  if (typeof result === 'boolean') return result
  const place = { attempt: 'choose the calls that fail', path: 'the result of when' }
  throw argumentError(place, formatValue(result), 'true or false')
}

function effectOf(step: Ec2ServiceError | Failure, { effect }: FaultOptions<unknown>): 'before' | 'after' {
  return effect ?? (step instanceof Failure && step.kind === 'dribble' ? 'after' : 'before')
}
