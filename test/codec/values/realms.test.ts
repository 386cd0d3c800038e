// Values of another realm, as test runners that use contexts (Jest, jsdom) hand them over.
import { createContext, runInContext } from 'node:vm'
import { decodeRequest, encodeRequest, encodeResponse } from 'ec2wire'
import { operation } from 'ec2wire/schemas'
import * as v from 'valibot'
import { expect, test } from 'vitest'

const members = v.strictObject({
  Time: v.optional(v.date()),
  Bytes: v.optional(v.instance(Uint8Array)),
  List: v.optional(v.array(v.string())),
})
const Carry = operation({ action: 'Carry', input: members, output: members })
const inOtherRealm = (code: string) => runInContext(code, createContext({}))

test('dates, bytes, lists and objects of another realm are written', () => {
  const input = inOtherRealm('({ Time: new Date(0), Bytes: new Uint8Array([1, 2]), List: ["a"] })')
  const form = 'Action=Carry&Version=2016-11-15&Time=1970-01-01T00%3A00%3A00Z&Bytes=AQI%3D&List.1=a'
  expect(encodeRequest(Carry, input)).toBe(form)
  expect(encodeResponse(Carry, input)).toContain('<time>1970-01-01T00:00:00.000Z</time>')
  expect(decodeRequest(Carry, form)).toEqual({ Time: new Date(0), Bytes: new Uint8Array([1, 2]), List: ['a'] })
})

test.each([
  ['an object made of a Date prototype', 'Object.create(Date.prototype)', 'an object (Date)'],
  ['an invalid Date', 'new Date(NaN)', 'an invalid Date'],
])('%s is rejected', (_, code, found) => {
  const message = `Cannot encode the Carry request: Time is ${found}; expected a Date between the years 0 and 9999.`
  expect(() => encodeRequest(Carry, { Time: inOtherRealm(code) })).toThrow(message)
})
