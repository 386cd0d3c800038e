// Lists, maps and structures in XML: how they are written, read and refused.
import { decodeResponse, encodeResponse } from 'ec2wire'
import { operation, wireName, xmlList } from 'ec2wire/schemas'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'

const Carry = operation({
  action: 'Carry',
  input: v.strictObject({}),
  output: v.strictObject({
    List: v.optional(v.array(v.string())),
    Members: v.optional(v.pipe(v.array(v.string()), xmlList({ item: 'member' }))),
    Flat: v.optional(
      v.pipe(
        v.array(v.strictObject({ Text: v.optional(v.string()) })),
        xmlList({ flattened: true }),
        wireName({ xml: 'flatItem' }),
      ),
    ),
    Map: v.optional(v.record(v.string(), v.array(v.string()))),
    Inner: v.optional(v.strictObject({ Text: v.optional(v.string()), Count: v.optional(v.number()) })),
  }),
})

const document = (inside: string) => `<?xml version="1.0" encoding="UTF-8"?>
<CarryResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">${inside}
</CarryResponse>`

test.each<[name: string, output: object, inside: string]>([
  ['nothing', {}, ''],
  ['an empty list', { List: [] }, '\n    <list/>'],
  ['a list', { List: ['a', ''] }, '\n    <list>\n        <item>a</item>\n        <item/>\n    </list>'],
  ['a list of other items', { Members: ['a'] }, '\n    <members>\n        <member>a</member>\n    </members>'],
  [
    'a flattened list',
    { Flat: [{ Text: 'a' }, {}] },
    '\n    <flatItem>\n        <text>a</text>\n    </flatItem>\n    <flatItem/>',
  ],
  ['an empty map', { Map: {} }, '\n    <map/>'],
  [
    'a map',
    { Map: { a: ['b'], '': [] } },
    '\n    <map>\n        <entry>\n            <key>a</key>\n            <value>\n                <item>b</item>\n            </value>\n        </entry>\n        <entry>\n            <key/>\n            <value/>\n        </entry>\n    </map>',
  ],
  [
    'a map with the key __proto__',
    { Map: Object.fromEntries([['__proto__', ['b']]]) },
    '\n    <map>\n        <entry>\n            <key>__proto__</key>\n            <value>\n                <item>b</item>\n            </value>\n        </entry>\n    </map>',
  ],
  ['an empty structure', { Inner: {} }, '\n    <inner/>'],
  [
    'a structure',
    { Inner: { Text: 'a', Count: 1 } },
    '\n    <inner>\n        <text>a</text>\n        <count>1</count>\n    </inner>',
  ],
])('%s is written, and read as the same', (_, output, inside) => {
  expect(encodeResponse(Carry, output)).toBe(document(inside))
  expect(decodeResponse(Carry, document(inside))).toEqual(output)
})

test('members come in any order, items of a flattened list in between', () => {
  const xml = document('<flatItem><text>a</text></flatItem><list><item>b</item></list><flatItem/>')
  expect(decodeResponse(Carry, xml)).toEqual({ Flat: [{ Text: 'a' }, {}], List: ['b'] })
})

describe('refuses to read', () => {
  test.each<[name: string, inside: string, path: string, found: string, accepted: string]>([
    ['another item', '<list><item>a</item><member>b</member></list>', 'List[1]', 'an element <member>', '<item>'],
    ['text in a list', '<list> a<item/></list>', 'List', 'the text "a"', 'elements'],
    ['an element in an item', '<list><item><a/></item></list>', 'List[0]', 'an element with <a> inside', 'text'],
    ['a list twice', '<list/><list/>', 'List', 'there more than once', 'one element'],
    [
      'a member of an item twice',
      '<flatItem><text>a</text><text>a</text></flatItem>',
      'Flat[0].Text',
      'there more than once',
      'one element',
    ],
    ['text in a structure', '<inner>a</inner>', 'Inner', 'the text "a"', 'elements'],
    [
      'no number',
      '<inner><count>a</count></inner>',
      'Inner.Count',
      'the text "a"',
      'a number, NaN, Infinity or -Infinity',
    ],
    ['text in a map', '<map>a</map>', 'Map', 'the text "a"', 'elements'],
    ['another entry', '<map><item/></map>', 'Map[0]', 'an element <item>', '<entry>'],
    ['an entry without a key', '<map><entry><value/></entry></map>', 'Map[0].key', 'missing', 'an element <key>'],
    [
      'an entry without a value',
      '<map><entry><key>a</key></entry></map>',
      'Map[0].value',
      'missing',
      'an element <value>',
    ],
    [
      'an entry with two values',
      '<map><entry><key>a</key><value/><value/></entry></map>',
      'Map[0].value',
      'there more than once',
      'one element',
    ],
    ['text in an entry', '<map><entry>a<key>a</key><value/></entry></map>', 'Map[0]', 'the text "a"', 'elements'],
    [
      'a key twice',
      '<map><entry><key>a</key><value/></entry><entry><key>a</key><value/></entry></map>',
      'Map.a',
      'there more than once',
      'one entry',
    ],
  ])('%s', (_, inside, path, found, accepted) => {
    expect(() => decodeResponse(Carry, document(inside))).toThrow(expect.objectContaining({ path, found, accepted }))
  })
})

describe('refuses to write', () => {
  test.each<[name: string, output: unknown, message: string]>([
    ['no list', { List: 'a' }, 'List is the string "a"; expected a list.'],
    ['no item', { List: [undefined] }, 'List[0] is missing; expected a string.'],
    ['no flattened list', { Flat: {} }, 'Flat is an object (Object); expected a list.'],
    [
      'a wrong item of a flattened list',
      { Flat: [{}, { Text: 1 }] },
      'Flat[1].Text is the number 1; expected a string.',
    ],
    ['no map', { Map: ['a'] }, 'Map is a list of 1; expected an object.'],
    ['a Map', { Map: new Map([['a', ['b']]]) }, 'Map is an object (Map); expected an object.'],
    ['a wrong value of a map', { Map: { a: ['b', 1] } }, 'Map.a[1] is the number 1; expected a string.'],
    [
      'a key that XML does not allow',
      { Map: { '\0': [] } },
      'Map.\\u0000 is the string "\\u0000" with U+0000; expected characters that XML allows.',
    ],
    ['an unknown member inside', { Inner: { Txt: 'a' } }, 'Inner.Txt is unknown; expected one of Text, Count.'],
    ['no structure', { Inner: null }, 'Inner is null; expected an object.'],
  ])('%s', (_, output, message) => {
    expect(() => encodeResponse(Carry, output as object)).toThrow(`Cannot encode the Carry response: ${message}`)
  })
})

test('a required flattened list may be empty', () => {
  const Flat = operation({
    action: 'Flat',
    input: v.strictObject({}),
    output: v.strictObject({ List: v.pipe(v.array(v.string()), xmlList({ flattened: true })) }),
  })
  expect(decodeResponse(Flat, encodeResponse(Flat, { List: [] }))).toEqual({ List: [] })
})

test('what is nested as deep as can be written is read', () => {
  interface Nested {
    Inner?: Nested | undefined
  }
  const Nested: v.GenericSchema<Nested> = v.strictObject({ Inner: v.optional(v.lazy(() => Nested)) })
  const Nest = operation({
    action: 'Nest',
    input: v.strictObject({}),
    output: v.strictObject({ Inner: v.optional(Nested) }),
  })
  let value: Nested = {}
  for (let depth = 0; depth < 98; depth++) value = { Inner: value }
  expect(decodeResponse(Nest, encodeResponse(Nest, value))).toEqual(value)
  expect(() => encodeResponse(Nest, { Inner: value })).toThrow('nested too deep')
})
