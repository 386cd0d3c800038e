import { expect, test } from 'vitest'
import { cases } from '../support/cases.ts'
import { check, type Target } from './property.ts'

/** Tests each property of a target with a few new cases. */
export function checkAll({ properties }: Target): void {
  test.each(properties)('$name', { timeout: 120_000 }, async (property) => {
    const { failure } = await check(property, { numRuns: cases(property.runs) })
    expect(failure).toBeUndefined()
  })
}
