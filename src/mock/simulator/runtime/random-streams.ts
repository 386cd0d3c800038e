import { randomPerCall } from '../../../random/random-per-call.js'
import { seededRandom } from '../../../random/seeded-random.js'

/** What a simulator draws random numbers for when a call arrives, or when a test adds a resource. */
const purposes = ['ids', 'requestIds', 'latency'] as const

/** What a call draws random numbers for after its latency. */
const purposesOfCalls = ['ids', 'failures', 'outputs'] as const

type Random = () => number

/** The sources of random numbers of one call. */
export type CallRandom = Readonly<Record<(typeof purposesOfCalls)[number], Random>>

/**
 * The random numbers of a simulator. Each purpose has its own source, so that a change of the latency does not change the
 * IDs. Each call has its own sources, so that calls at the same time do not change each other's IDs and failures.
 */
export class RandomStreams {
  readonly #seed: number
  readonly #sources = new Map<string, Random>()
  readonly #sourcesOfCalls = new Map<string, () => Random>()
  #idsOfCall: Random | undefined

  constructor(seed: number) {
    this.#seed = seed
    this.reset()
  }

  /** Returns the source of a purpose: a function that draws numbers from 0 up to 1. It survives a reset. */
  of(purpose: (typeof purposes)[number]): Random {
    return () => ((purpose === 'ids' && this.#idsOfCall) || this.#sources.get(purpose))?.() ?? 0
  }

  /** Returns the sources of a call. Call it when the call arrives. */
  nextCall(): CallRandom {
    const [ids, failures, outputs] = purposesOfCalls.map((purpose) => this.#sourcesOfCalls.get(purpose)?.())
    return { ids, failures, outputs } as CallRandom
  }

  /** Runs a function that draws its IDs from the source of a call. */
  withIdsOf<Result>({ ids }: CallRandom, run: () => Result): Result {
    this.#idsOfCall = ids
    try {
      return run()
    } finally {
      this.#idsOfCall = undefined
    }
  }

  /** Starts again with the same numbers. */
  reset(): void {
    const seeds = seededRandom(this.#seed)
    for (const purpose of purposes) this.#sources.set(purpose, seededRandom(seeds() * 2 ** 32))
    for (const purpose of purposesOfCalls) this.#sourcesOfCalls.set(purpose, randomPerCall(seeds() * 2 ** 32))
  }
}
