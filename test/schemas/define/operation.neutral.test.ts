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
    'has no form on the wire. Accepted are v.strictObject, v.array, v.string, v.number, v.boolean, v.bigint, v.date, v.instance(Uint8Array), v.picklist, v.literal, v.record (in outputs), v.optional (without a default), v.lazy, and v.pipe of these with checks, v.brand and metadata.'
  test.each<[name: string, member: v.GenericSchema, message: string]>([
    [
      'a transformation',
      v.pipe(v.string(), v.trim()),
      `The input of Do.Member is of the kind 'trim', which ${accepted}`,
    ],
    [
      'a default value',
      v.optional(v.string(), 'x'),
      'The input of Do.Member has a default value, which the codec would ignore; leave it out.',
    ],
    ['an object that is not strict', v.object({}), `The input of Do.Member is of the kind 'object', which ${accepted}`],
    ['a union', v.union([v.string(), v.number()]), `The input of Do.Member is of the kind 'union', which ${accepted}`],
    ['a nullable', v.nullable(v.string()), `The input of Do.Member is of the kind 'nullable', which ${accepted}`],
    [
      'a mixed picklist',
      v.picklist(['a', 1]),
      'The input of Do.Member has a value that is neither a string nor an integer, or a mix of both.',
    ],
    ['another class', v.instance(Map), `The input of Do.Member is of the kind 'instance', which ${accepted}`],
    [
      'something in a list',
      v.array(v.strictObject({ A: v.any() })),
      `The input of Do.Member[].A is of the kind 'any', which ${accepted}`,
    ],
    [
      'a boolean of its own',
      v.literal(true),
      'The input of Do.Member has a value that is neither a string nor an integer, or a mix of both.',
    ],
    [
      'a token that is a number',
      v.pipe(v.number(), idempotencyToken()),
      'The input of Do.Member is an idempotency token, and so must be a v.string().',
    ],
    ...[
      ['an ampersand', { query: 'a&b' }, '"a&b"'],
      ['a space', { xml: 'a b' }, '"A b"'],
      ['a dot', { query: 'a.b' }, '"a.b"'],
      ['a digit at its beginning', { query: '1st' }, '"1st"'],
    ].map(([what, names, shown]): [string, v.GenericSchema, string] => [
      `a name with ${what}`,
      v.pipe(v.string(), wireName(names as object)),
      `The input of Do.Member is called ${shown} on the wire; expected letters, digits, - and _.`,
    ]),
    [
      'the name of the action',
      v.pipe(v.string(), wireName({ query: 'Action' })),
      'The input of Do.Member is called Action on the wire, as every request has it.',
    ],
    [
      'a map in a request',
      v.record(v.string(), v.string()),
      "The input of Do.Member is a v.record, and EC2's requests have no form for it.",
    ],
    [
      'an optional item',
      v.array(v.optional(v.string())),
      'The input of Do.Member[] cannot be optional: lists and maps on the wire have no gaps.',
    ],
  ])('%s', (_, member, message) => {
    const define = () => operation({ action: 'Do', input: v.strictObject({ Member: member }), output: nothing })
    expect(define).toThrow(new TypeError(message))
  })

  test('an input that is no structure', () => {
    expect(() => operation({ action: 'Do', input: v.string(), output: nothing })).toThrow(
      new TypeError('The input of Do must be a v.strictObject(…).'),
    )
  })

  test('the name of an action, or an output, that cannot be one', () => {
    expect(() => operation({ action: 'A&B', input: nothing, output: nothing })).toThrow(
      'An action is called "A&B" on the wire;',
    )
    const message = 'The output of Do must be a v.strictObject(…) without checks.'
    for (const output of [
      v.object({}),
      v.pipe(
        nothing,
        v.check(() => true),
      ),
    ] as unknown as (typeof nothing)[]) {
      expect(() => operation({ action: 'Do', input: nothing, output })).toThrow(new TypeError(message))
    }
    const map = v.strictObject({ Map: v.record(v.picklist(['a']), v.string()) })
    expect(() => operation({ action: 'Do', input: nothing, output: map })).toThrow(
      new TypeError('The output of Do.Map must have v.string() for its keys.'),
    )
  })

  test('two members of one name', () => {
    const input = v.strictObject({ Name: v.optional(v.string()), name: v.optional(v.string()) })
    expect(() => operation({ action: 'Do', input, output: nothing })).toThrow(
      new TypeError('The input of Do.Name and The input of Do.name are both called Name on the wire.'),
    )
  })

  test('a member that every object has', () => {
    const input = v.strictObject({ constructor: v.optional(v.string()) })
    expect(() => operation({ action: 'Do', input, output: nothing })).toThrow(
      new TypeError('The input of Do.constructor has a name that every JavaScript object has.'),
    )
  })
})
