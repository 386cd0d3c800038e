import { encodeRequest, encodeResponse } from 'ec2wire'
import { idempotencyToken, operation, wireName } from 'ec2wire/schemas'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'

const nothing = v.strictObject({})

describe('names on the wire', () => {
  const schema = v.strictObject({
    plainName: v.optional(v.string()),
    UsesXml: v.optional(v.pipe(v.string(), wireName({ xml: 'usesXmlName' }))),
    usesQuery: v.pipe(v.optional(v.string()), wireName({ query: 'HasQueryName' })),
    usesBoth: v.optional(v.pipe(v.string(), wireName({ query: 'QueryName', xml: 'xmlName' }))),
  })
  const value = { plainName: '1', UsesXml: '2', usesQuery: '3', usesBoth: '4' }
  const Named = operation({ action: 'Name', version: '2020-01-08', input: schema, output: schema })

  test('in the form: the query name, else the XML name capitalised, else the own name capitalised', () => {
    expect(encodeRequest(Named, value)).toBe(
      'Action=Name&Version=2020-01-08&PlainName=1&UsesXmlName=2&HasQueryName=3&QueryName=4',
    )
  })

  test('in XML: the XML name, else the own name with a small first letter', () => {
    expect(encodeResponse(Named, value)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<NameResponse xmlns="http://ec2.amazonaws.com/doc/2020-01-08/">
    <plainName>1</plainName>
    <usesXmlName>2</usesXmlName>
    <usesQuery>3</usesQuery>
    <xmlName>4</xmlName>
</NameResponse>`)
  })
})

describe('refuses, when it is defined, what has no form on the wire', () => {
  const accepted =
    'expected v.strictObject, v.array, v.string, v.number, v.boolean, v.bigint, v.date, v.instance(Uint8Array), v.picklist, v.literal, v.record (in outputs), v.optional (without a default), v.lazy, and v.pipe of these with checks, v.brand and metadata.'
  test.each<[name: string, member: v.GenericSchema, message: string]>([
    [
      'a transformation',
      v.pipe(v.string(), v.trim()),
      `Cannot define Do: input.Member is of the kind 'trim'; ${accepted}`,
    ],
    [
      'a default value',
      v.optional(v.string(), 'x'),
      'Cannot define Do: input.Member has a default value; expected none, since the codec would ignore it.',
    ],
    [
      'an object that is not strict',
      v.object({}),
      `Cannot define Do: input.Member is of the kind 'object'; ${accepted}`,
    ],
    [
      'a union',
      v.union([v.string(), v.number()]),
      `Cannot define Do: input.Member is of the kind 'union'; ${accepted}`,
    ],
    ['a nullable', v.nullable(v.string()), `Cannot define Do: input.Member is of the kind 'nullable'; ${accepted}`],
    [
      'a mixed picklist',
      v.picklist(['a', 1]),
      'Cannot define Do: input.Member has values of several kinds; expected only strings, or only integers.',
    ],
    ['another class', v.instance(Map), `Cannot define Do: input.Member is of the kind 'instance'; ${accepted}`],
    [
      'something in a list',
      v.array(v.strictObject({ A: v.any() })),
      `Cannot define Do: input.Member[].A is of the kind 'any'; ${accepted}`,
    ],
    [
      'a boolean of its own',
      v.literal(true),
      'Cannot define Do: input.Member has values of several kinds; expected only strings, or only integers.',
    ],
    [
      'a token that is a number',
      v.pipe(v.number(), idempotencyToken()),
      'Cannot define Do: input.Member is an idempotency token of another type; expected a v.string().',
    ],
    ...[
      ['an ampersand', { query: 'a&b' }, '"a&b"'],
      ['a space', { xml: 'a b' }, '"A b"'],
      ['a dot', { query: 'a.b' }, '"a.b"'],
      ['a digit at its beginning', { query: '1st' }, '"1st"'],
    ].map(([what, names, shown]): [string, v.GenericSchema, string] => [
      `a name with ${what}`,
      v.pipe(v.string(), wireName(names as object)),
      `Cannot define Do: input.Member is called ${shown} on the wire; expected letters, digits, - and _.`,
    ]),
    [
      'the name of the action',
      v.pipe(v.string(), wireName({ query: 'Action' })),
      'Cannot define Do: input.Member is called Action on the wire; expected a name that not every request has.',
    ],
    [
      'a map in a request',
      v.record(v.string(), v.string()),
      'Cannot define Do: input.Member is a v.record; expected another schema, since EC2 requests have no form for it.',
    ],
    [
      'an optional item',
      v.array(v.optional(v.string())),
      'Cannot define Do: input.Member[] is optional; expected an item that is always there, since wire lists have no gaps.',
    ],
  ])('%s', (_, member, message) => {
    const define = () => operation({ action: 'Do', input: v.strictObject({ Member: member }), output: nothing })
    expect(define).toThrow(new TypeError(message))
  })

  test('an input that is no structure', () => {
    expect(() => operation({ action: 'Do', input: v.string(), output: nothing })).toThrow(
      new TypeError("Cannot define Do: input is of the kind 'string'; expected a v.strictObject(…)."),
    )
  })

  test('the name of an action, or an output, that cannot be one', () => {
    expect(() => operation({ action: 'A&B', input: nothing, output: nothing })).toThrow(
      'Cannot define an operation: action is the string "A&B"; expected letters, digits, - and _.',
    )
    const checks = v.pipe(
      nothing,
      v.check(() => true),
    )
    for (const [output, message] of [
      [v.object({}), `Cannot define Do: output is of the kind 'object'; ${accepted}`],
      [checks, 'Cannot define Do: output has checks; expected a v.strictObject(…) without checks.'],
    ] as unknown as [typeof nothing, string][]) {
      expect(() => operation({ action: 'Do', input: nothing, output })).toThrow(new TypeError(message))
    }
    const map = v.strictObject({ Map: v.record(v.picklist(['a']), v.string()) })
    expect(() => operation({ action: 'Do', input: nothing, output: map })).toThrow(
      new TypeError('Cannot define Do: output.Map is a v.record with other keys; expected v.string() keys.'),
    )
  })

  test('two members of one name', () => {
    const input = v.strictObject({ Name: v.optional(v.string()), name: v.optional(v.string()) })
    expect(() => operation({ action: 'Do', input, output: nothing })).toThrow(
      new TypeError('Cannot define Do: input.name is called Name on the wire, as Name is; expected another name.'),
    )
  })

  test('a member that every object has', () => {
    const input = v.strictObject({ constructor: v.optional(v.string()) })
    expect(() => operation({ action: 'Do', input, output: nothing })).toThrow(
      new TypeError(
        'Cannot define Do: input.constructor is a name that every JavaScript object has; expected another name.',
      ),
    )
  })
})
