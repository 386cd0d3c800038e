import fc from 'fast-check'
import { expect, test } from 'vitest'
import { properties } from './properties.ts'

test.each(properties)('$name', { timeout: 60_000 }, ({ property }) => {
  const details = fc.check(property, { numRuns: 100 })
  // The report holds the seed and the path with which fast-check finds the counterexample again.
  expect(details.failed ? fc.defaultReportMessage(details) : undefined).toBeUndefined()
})
