// Compares our retry classes with the lists of the AWS SDK for JavaScript.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { retryClassOf } from '../../src/errors/retry-rules.ts'

/** The SDK does not export its lists. */
const lists = await readFile(
  new URL(
    '../../node_modules/@smithy/core/dist-es/submodules/retry/service-error-classification/constants.js',
    import.meta.url,
  ),
  'utf8',
)

function listed(name: string): unknown[] {
  const [, json] = new RegExp(`export const ${name} = (\\[[^\\]]*\\])`).exec(lists) ?? []
  return JSON.parse((json ?? '').replace(/,\s*\]/, ']'))
}

test.each([
  ['THROTTLING_ERROR_CODES', 'throttling', 14],
  ['CLOCK_SKEW_ERROR_CODES', 'clock-skew', 7],
  ['TRANSIENT_ERROR_CODES', 'transient', 3],
] as const)('the codes of %s are of the class %s', (name, retry, count) => {
  const codes = listed(name) as string[]
  expect(codes.length).toBeGreaterThanOrEqual(count)
  expect(codes.map((code) => [code, retryClassOf(code)])).toEqual(codes.map((code) => [code, retry]))
})

test('the transient statuses are the same', () => {
  const statuses = Array.from({ length: 600 }, (_, status) => status)
  expect(statuses.filter((status) => retryClassOf('Other', status) === 'transient')).toEqual(
    listed('TRANSIENT_ERROR_STATUS_CODES'),
  )
})
