import { CreateImage, decodeRequest, encodeRequest } from 'ec2wire'
import { buildInput, createImageSamples, inputArbitrary } from 'ec2wire/fixtures'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test.each(createImageSamples)('writes $name', ({ input, wire }) => expect(encodeRequest(CreateImage, input)).toBe(wire))

test('reads back what it wrote', () => {
  expect(buildInput(CreateImage, { NoReboot: true }, { seed: 7 })).toMatchObject({ NoReboot: true })
  const property = fc.property(inputArbitrary(fc, CreateImage), (input) => {
    expect(decodeRequest(CreateImage, encodeRequest(CreateImage, input))).toEqual(input)
  })
  fc.assert(property)
})
