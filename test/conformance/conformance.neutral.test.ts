import { decodeError, decodeRequest, decodeResponse, encodeError, encodeRequest, encodeResponse } from 'ec2wire'
import { expect, test } from 'vitest'
import knownFailures from './known-failures.json'
import { requestCases } from './requests.js'
import { errorCases, responseCases } from './responses.js'

/** Each case in the direction given, and back. */
const cases: { readonly id: string; readonly run: () => void }[] = [
  ...requestCases.map(({ id, operation, input, wire, decoded = input }) => ({
    id: `request ${id}`,
    run: () => {
      const encoded = encodeRequest(operation, input)
      if (typeof wire !== 'string') {
        expect(encoded).toMatch(wire)
        return
      }
      expect(encoded).toBe(wire)
      expect(decodeRequest(operation, wire)).toEqual(decoded)
    },
  })),
  ...responseCases.map(({ id, operation, xml, output }) => ({
    id: `response ${id}`,
    run: () => {
      expect(decodeResponse(operation, xml)).toEqual(output)
      expect(decodeResponse(operation, encodeResponse(operation, output))).toEqual(output)
    },
  })),
  ...errorCases.map(({ id, xml, error }) => ({
    id: `error ${id}`,
    run: () => {
      const decoded = decodeError(xml, { status: 400 })
      expect(decoded).toMatchObject(error)
      expect(decodeError(encodeError(decoded), { status: 400 })).toMatchObject(error)
    },
  })),
]

test('every case of the suite is there', () => {
  expect([requestCases.length, responseCases.length + errorCases.length]).toEqual([24, 29])
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length)
  const ids = cases.map(({ id }) => id)
  expect(knownFailures.filter((id) => !ids.includes(id))).toEqual([])
})

test.each(cases)('$id', ({ id, run }) => {
  if (knownFailures.some((known) => known === id)) expect(run).toThrow()
  else run()
})
