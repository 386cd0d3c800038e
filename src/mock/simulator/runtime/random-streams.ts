import { seededRandom } from '../../../random/seeded-random.js'

/** What a simulator draws numbers for. */
const purposes = ['ids', 'requestIds', 'latency', 'failures', 'outputs'] as const

/** A source of numbers from 0 up to 1 for each purpose, so that a latency, say, does not change the IDs. */
export class RandomStreams {
  readonly #seed: number
  readonly #sources = new Map<string, () => number>()

  constructor(seed: number) {
    this.#seed = seed
    this.reset()
  }

  /** The source of a purpose, which stays the same function. */
  of(purpose: (typeof purposes)[number]): () => number {
    return () => this.#sources.get(purpose)?.() ?? 0
  }

  /** Begins again, with the same numbers. */
  reset(): void {
    const seeds = seededRandom(this.#seed)
    for (const purpose of purposes) this.#sources.set(purpose, seededRandom(seeds() * 2 ** 32))
  }
}
