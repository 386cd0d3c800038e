// What a property is, and what all of them need.
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'

/** What must hold for every value that a generator makes. */
export interface Property {
  readonly name: string
  readonly property: fc.IRawProperty<unknown, boolean>
  /** How many cases a run of the tests has. */
  readonly runs: number
}

/** Properties of one part of the package, which `npm run fuzz` counts together. */
export interface Target {
  readonly name: string
  readonly properties: readonly Property[]
}

/** Defines a property of functions. */
export function define<T>(name: string, values: fc.Arbitrary<T>, check: (value: T) => void, runs = 100): Property {
  const property = fc.property(values, (value) => {
    check(value)
    assertClean()
  })
  return { name, property: property as fc.IRawProperty<unknown, false>, runs }
}

/** Defines a property of functions that return a promise. A call that takes ten seconds is one that hangs. */
export function defineAsync<T>(
  name: string,
  values: fc.Arbitrary<T>,
  check: (value: T) => Promise<void>,
  runs = 100,
): Property {
  const property = fc.asyncProperty(values, async (value) => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('There was no result within ten seconds.')), 10_000)
    })
    try {
      await Promise.race([check(value), late])
    } finally {
      clearTimeout(timer)
    }
    assertClean()
  })
  return { name, property: property as fc.IRawProperty<unknown, true>, runs }
}

/** Checks a property. A report of a failure holds the seed and the path with which the same case is found again. */
export async function check(
  { property }: Property,
  parameters: fc.Parameters<unknown>,
): Promise<{ readonly cases: number; readonly failure: string | undefined }> {
  const details = await fc.check(property, parameters)
  if (!details.failed) return { cases: details.numRuns, failure: undefined }
  const { errorInstance } = details
  const reason = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance)
  return { cases: details.numRuns, failure: `${fc.defaultReportMessage(details)}\n\n${reason}` }
}

function assertClean(): void {
  if (Object.keys(Object.prototype).length > 0) throw new Error('Object.prototype was polluted.')
}

/** Asserts that two values are equal, as `assert.deepStrictEqual` does. The message holds both. */
export function same(found: unknown, expected: unknown, of = ''): void {
  if (!isDeepStrictEqual(found, expected)) {
    throw new Error(`${of && `${of}: `}Found ${fc.stringify(found)}; expected ${fc.stringify(expected)}.`)
  }
}

/** Returns what a call returns; `undefined` if it throws an error of the right class. */
export function orRefused<T>(call: () => T, isRefusal: (error: unknown) => boolean): T | undefined {
  try {
    return call()
  } catch (error) {
    if (!isRefusal(error)) throw error
    return undefined
  }
}
