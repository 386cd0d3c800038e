import { seededRandom } from './seeded-random.js'

/**
 * Creates a function that returns another source of random numbers each time. What is drawn from one source does not
 * change another, so that calls at the same time get the same numbers in whichever order they end.
 */
export function randomPerCall(seed: number): () => () => number {
  let next = seed
  return () => seededRandom(next++)
}
