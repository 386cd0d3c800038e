import { CreateImage, DescribeImages, encodeResponse } from 'ec2wire'
import { outputArbitrary } from 'ec2wire/fixtures'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeResponseTexts } from '../../src/codec/encode-response-texts.ts'
import { keepXml } from '../../src/codec/xml/kept-xml.ts'

const joined = (output: object) =>
  encodeResponseTexts(DescribeImages, output as never)
    .map(({ text }) => text)
    .join('')

test('the texts of any output are the document', () => {
  fc.assert(
    fc.property(outputArbitrary(fc, DescribeImages), (output) => {
      expect(joined(output)).toBe(encodeResponse(DescribeImages, output))
    }),
  )
})

test('the texts of a large output are the document', () => {
  const Images = Array.from({ length: 500 }, (_, index) => ({ ImageId: `ami-${index}`, Description: 'x'.repeat(300) }))
  const texts = encodeResponseTexts(DescribeImages, { Images, NextToken: 'next' })
  expect(texts.length).toBeGreaterThan(3)
  expect(texts.map(({ text }) => text).join('')).toBe(encodeResponse(DescribeImages, { Images, NextToken: 'next' }))
})

describe('an error has its path', () => {
  test.each([
    [{ Images: [{}, { Name: 5 }] }],
    [{ Images: [{}, { Tags: [{ Key: 'a' }, { Key: '\0' }] }] }],
    [{ Images: [{}, null] }],
    [{ Images: 'none' }],
    [{ Unknown: 1 }],
    [{ NextToken: 1 }],
    [null],
    [new Map()],
  ])('%j', (output) => {
    const encode = () => encodeResponse(DescribeImages, output as never)
    let expected: unknown
    try {
      encode()
    } catch (error) {
      expected = error
    }
    expect(expected).toBeInstanceOf(Error)
    expect(() => joined(output as never)).toThrow(expected as Error)
  })

  test('of a required member', () => {
    expect(() => encodeResponseTexts(CreateImage, {} as never)).toThrow('ImageId is missing')
  })
})

describe('items whose XML is kept', () => {
  // Some are kept, and lists have them in other orders and places: the texts are never those of another list.
  const items = Array.from({ length: 40 }, (_, index) =>
    Object.freeze({ ImageId: `ami-${index}`, Name: `${'<'.repeat(index * 60)}` }),
  )
  for (const [index, item] of items.entries()) if (index % 5 !== 4) keepXml(item)

  test('any lists of them are encoded as without', () => {
    const list = fc.oneof(
      fc.array(fc.constantFrom(...items), { maxLength: 60 }),
      fc.tuple(fc.nat({ max: 39 }), fc.nat({ max: 39 })).map(([start, end]) => items.slice(start, end)),
    )
    fc.assert(
      fc.property(list, (Images) => {
        expect(joined({ Images })).toBe(encodeResponse(DescribeImages, { Images }))
      }),
      { numRuns: 500 },
    )
  })

  test('have one text while the list is the same', () => {
    const kept = Array.from({ length: 100 }, (_, index) =>
      Object.freeze({ ImageId: `ami-${index}`, Description: 'x'.repeat(900) }),
    )
    for (const item of kept) keepXml(item)
    const [first, second] = [0, 1].map((RequestId) =>
      encodeResponseTexts(DescribeImages, { RequestId: `${RequestId}`, Images: kept }),
    )
    const shared = first?.filter((text) => second?.includes(text)) ?? []
    expect(
      shared
        .map(({ text }) => text)
        .join('')
        .split('<imageId>').length - 1,
    ).toBe(100)
    expect(shared.every(({ text }) => text.length < 64_000)).toBe(true)
  })
})
