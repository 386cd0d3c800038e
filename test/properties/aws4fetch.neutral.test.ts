import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { cases } from '../support/cases.js'
import { changesOf, noteOf, signedRequests } from './aws4fetch.js'

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

test('what aws4fetch signs is right', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(signedRequests, async (signed) => {
      const sent = await signed
      expect(await noteOf(sent), JSON.stringify(sent)).toBeUndefined()
    }),
    { numRuns: cases(200) },
  )
})

test('no signature survives a change of one signed part', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(signedRequests, fc.nat(), async (signed, at) => {
      const sent = await signed
      for (const { part, sent: changed } of changesOf(sent, at)) {
        expect(await noteOf(changed), `${part}: ${JSON.stringify([sent, changed])}`).toBeDefined()
      }
    }),
    { numRuns: cases(50) },
  )
})
