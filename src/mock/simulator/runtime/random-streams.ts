import { seededRandom } from '../../../random/seeded-random.js'

/** What a simulator draws random numbers for. */
const purposes = ['ids', 'requestIds', 'latency', 'failures', 'outputs'] as const

/** One source of random numbers per purpose, so that a change of the latency does not change the IDs. */
export class RandomStreams {
  readonly #seed: number
  readonly #sources = new Map<string, () => number>()

  constructor(seed: number) {
    this.#seed = seed
    this.reset()
  }

  /** Returns the source of a purpose: a function that draws numbers from 0 up to 1. It survives a reset. */
  of(purpose: (typeof purposes)[number]): () => number {
    return () => this.#sources.get(purpose)?.() ?? 0
  }

  /** Starts again with the same numbers. */
  reset(): void {
    const seeds = seededRandom(this.#seed)
    for (const purpose of purposes) this.#sources.set(purpose, seededRandom(seeds() * 2 ** 32))
  }
}
