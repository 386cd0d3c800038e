// Every scalar of the protocol: its text in both directions, and the texts and values that are refused.
import { decodeRequest, decodeResponse, encodeRequest, encodeResponse } from 'ec2wire'
import { operation, timestampFormat } from 'ec2wire/schemas'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'

const string = v.string()
const boolean = v.boolean()
const integer = v.pipe(v.number(), v.integer())
const long = v.bigint()
const double = v.number()
const blob = v.instance(Uint8Array)
const dateTime = v.date()
const epochSeconds = v.pipe(v.date(), timestampFormat('epoch-seconds'))
const httpDate = v.pipe(v.date(), timestampFormat('http-date'))
const bytes = (...values: number[]) => new Uint8Array(values)

/** An operation whose only member, in both directions, has the schema. */
function scalar(schema: v.GenericSchema) {
  const members = v.strictObject({ Value: v.optional(schema) })
  return operation({ action: 'Carry', input: members, output: members })
}

const encode = (schema: v.GenericSchema, value: unknown) => encodeRequest(scalar(schema), { Value: value })
const decode = (schema: v.GenericSchema, text: string) =>
  decodeRequest(scalar(schema), new URLSearchParams({ Action: 'Carry', Value: text })) as { Value: unknown }
const encodeXml = (schema: v.GenericSchema, value: unknown) => encodeResponse(scalar(schema), { Value: value })
const decodeXml = (schema: v.GenericSchema, text: string) =>
  decodeResponse(scalar(schema), `<CarryResponse><value>${text}</value></CarryResponse>`) as { Value: unknown }

describe('are written, and read as the same', () => {
  // EC2 writes the milliseconds of a timestamp in its responses, also if they are 0.
  test.each<[name: string, schema: v.GenericSchema, value: unknown, text: string, inXml?: string]>([
    ['a string', string, '0123', '0123'],
    ['an empty string', string, '', ''],
    ['true', boolean, true, 'true'],
    ['false', boolean, false, 'false'],
    ['zero', integer, 0, '0'],
    ['a negative integer', integer, -5, '-5'],
    ['the largest integer', integer, 2 ** 53 - 1, '9007199254740991'],
    ['the smallest integer', integer, 1 - 2 ** 53, '-9007199254740991'],
    ['an integer by safeInteger', v.pipe(v.number(), v.safeInteger()), 5, '5'],
    ['an integer of an enumeration', v.picklist([1, 2]), 2, '2'],
    ['an integer of its own', v.literal(3), 3, '3'],
    ['the largest long', long, 2n ** 63n - 1n, '9223372036854775807'],
    ['the smallest long', long, -(2n ** 63n), '-9223372036854775808'],
    ['a fraction', double, 10.8, '10.8'],
    ['a negative fraction', double, -0.5, '-0.5'],
    ['a large number', double, 1e21, '1e+21'],
    ['a small number', double, 5e-324, '5e-324'],
    ['zero below zero', double, -0, '-0'],
    ['no number', double, Number.NaN, 'NaN'],
    ['infinity', double, Number.POSITIVE_INFINITY, 'Infinity'],
    ['infinity below zero', double, Number.NEGATIVE_INFINITY, '-Infinity'],
    ['no bytes', blob, bytes(), ''],
    ['one byte', blob, bytes(0), 'AA=='],
    ['two bytes', blob, bytes(255, 254), '//4='],
    ['three bytes', blob, bytes(251, 240, 1), '+/AB'],
    ['a date', dateTime, new Date('2015-01-25T08:00:00Z'), '2015-01-25T08:00:00Z', '2015-01-25T08:00:00.000Z'],
    ['a date with milliseconds', dateTime, new Date('2015-01-25T08:00:00.120Z'), '2015-01-25T08:00:00.120Z'],
    ['the first date', dateTime, new Date('0000-01-01T00:00:00Z'), '0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z'],
    ['the last date', dateTime, new Date('9999-12-31T23:59:59.999Z'), '9999-12-31T23:59:59.999Z'],
    ['a leap day', dateTime, new Date('2024-02-29T23:59:59Z'), '2024-02-29T23:59:59Z', '2024-02-29T23:59:59.000Z'],
    ['seconds', epochSeconds, new Date(1422172800_000), '1422172800'],
    ['seconds with milliseconds', epochSeconds, new Date(1422172800_123), '1422172800.123'],
    ['seconds before 1970', epochSeconds, new Date(-1500), '-1.5'],
    ['the epoch', epochSeconds, new Date(0), '0'],
    ['the first second', epochSeconds, new Date('0000-01-01T00:00:00Z'), '-62167219200'],
    ['the last second', epochSeconds, new Date('9999-12-31T23:59:59Z'), '253402300799'],
    ['an HTTP date', httpDate, new Date('2014-04-29T18:30:38Z'), 'Tue, 29 Apr 2014 18:30:38 GMT'],
    [
      'an HTTP date with milliseconds',
      httpDate,
      new Date('2000-01-02T20:34:56.456Z'),
      'Sun, 02 Jan 2000 20:34:56.456 GMT',
    ],
    ...'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'
      .split(' ')
      .map((month, index): [string, v.GenericSchema, Date, string] => {
        const date = new Date(Date.UTC(2026, index, 3))
        const day = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ')[date.getUTCDay()]
        return [`an HTTP date in ${month}`, httpDate, date, `${day}, 03 ${month} 2026 00:00:00 GMT`]
      }),
  ])('%s', (_, schema, value, text, inXml = text) => {
    expect(new URLSearchParams(encode(schema, value)).get('Value')).toBe(text)
    expect(decode(schema, text)).toEqual({ Value: value })
    expect(encodeXml(schema, value)).toContain(text === '' ? '    <value/>\n' : `    <value>${inXml}</value>\n`)
    expect(decodeXml(schema, text)).toEqual({ Value: value })
    expect(decodeXml(schema, inXml)).toEqual({ Value: value })
  })
})

describe('are read from other texts, too', () => {
  test.each<[schema: v.GenericSchema, text: string, value: unknown]>([
    [integer, '007', 7],
    [integer, '-0', 0],
    [long, '0000000000000000007', 7n],
    [long, '-0', 0n],
    [double, '1.', 1],
    [double, '.5', 0.5],
    [double, '+1E3', 1000],
    [double, '1e-3', 0.001],
    [dateTime, '2019-12-16T22:48:18-01:00', new Date('2019-12-16T23:48:18Z')],
    [dateTime, '2019-12-17T00:48:18+01:30', new Date('2019-12-16T23:18:18Z')],
    [dateTime, '2000-01-02t20:34:56.1z', new Date('2000-01-02T20:34:56.100Z')],
    [dateTime, '2000-01-02T20:34:56.123456789Z', new Date('2000-01-02T20:34:56.123Z')],
    [epochSeconds, '1.5', new Date(1500)],
    [epochSeconds, '-0.25', new Date(-250)],
  ])('%j %s', (schema, text, value) => {
    expect(decode(schema, text)).toEqual({ Value: value })
    expect(decodeXml(schema, text)).toEqual({ Value: value })
  })

  test.each<[schema: v.GenericSchema, text: string, value: unknown]>([
    [integer, '\n  5\n', 5],
    [boolean, ' true ', true],
    [dateTime, ' 2015-01-25T08:00:00Z ', new Date('2015-01-25T08:00:00Z')],
    [string, ' a ', ' a '],
  ])('with white space around, in XML: %j %j', (schema, text, value) => {
    expect(decodeXml(schema, text)).toEqual({ Value: value })
  })
})

// Requests are read more generously; test/fidelity/forms.neutral.test.ts has the clients that write so.
test.each(['True', 'FALSE', '1', '0'])('a boolean of a response is not %s', (text) => {
  expect(() => decodeXml(boolean, text)).toThrow(/expected true or false/)
})

describe('are not read from texts that stand for none', () => {
  const date = 'a timestamp'
  test.each<[schema: v.GenericSchema, accepted: string, texts: string[]]>([
    [boolean, 'true or false', ['', 'yes', 'truex', '01', 'T']],
    [integer, 'an integer', ['', '1.0', '1e3', '+1', '--1', 'x1', '1x', '9007199254740992', '-9007199254740992', '٣']],
    [
      long,
      'an integer of at most 64 bits',
      [
        '',
        '1.0',
        'x1',
        '1n',
        '0x1',
        '9223372036854775808',
        '-9223372036854775809',
        '00000000000000000001',
        '9'.repeat(100_000),
      ],
    ],
    [
      double,
      'a number, NaN, Infinity or -Infinity',
      ['', '.', 'x1', '1x', '1e', `${'1'.repeat(1_000_000)}x`, '0x1', 'nan', 'infinity', '+Infinity', '1e999', '1,5'],
    ],
    [blob, 'base64', ['A', 'AA', 'AAA', 'AA=', 'A===', '====', 'AA==AA==', 'A-_A', 'AA A', 'AAAAA===']],
    [
      dateTime,
      date,
      [
        '',
        '2015-01-25',
        '2015-01-25 08:00:00Z',
        '2015-01-25T08:00:00',
        '2015-01-25T08:00Z',
        '2015-02-30T00:00:00Z',
        '2015-13-01T00:00:00Z',
        '2015-01-25T25:00:00Z',
        '2015-01-25T24:00:00Z',
        '2015-01-25T08:60:00Z',
        '2015-01-25T08:00:00+24:00',
        '2015-01-25T08:00:00+01:60',
        '+010000-01-01T00:00:00Z',
        '0000-01-01T00:00:00+01:00',
        '9999-12-31T23:59:59-01:00',
        'x2015-01-25T08:00:00Z',
        '2015-01-25T08:00:00Zx',
        '1422172800',
        '2015-01-25T08:00:00.Z',
      ],
    ],
    [epochSeconds, date, ['', '1e9', 'x1', '1x', '.5', '1.', '--1', '253402300800', '-62167219201', '99999999999999']],
    [
      httpDate,
      date,
      [
        '',
        'Tue, 29 Apr 2014 18:30:38',
        'Tue, 29 April 2014 18:30:38 GMT',
        'Tue, 29 Abc 2014 18:30:38 GMT',
        'Tue, 29 anF 2014 18:30:38 GMT',
        'Tuesday, 29 Apr 2014 18:30:38 GMT',
        'Tue, 31 Apr 2014 18:30:38 GMT',
        'Tue, 29 Apr 2014 18:30:38 UTC',
        'xTue, 29 Apr 2014 18:30:38 GMT',
        'Tue, 29 Apr 2014 18:30:38 GMTx',
        'Tue, 29 Apr 14 18:30:38 GMT',
      ],
    ],
  ])('%j', (schema, accepted, texts) => {
    for (const text of texts) {
      expect(() => decode(schema, text), text).toThrow(
        expect.objectContaining({
          code: 'InvalidParameterValue',
          message: expect.stringMatching(`Expected ${accepted}.$`),
        }),
      )
      expect(() => decodeXml(schema, text), text).toThrow(
        expect.objectContaining({
          name: 'CodecError',
          path: 'Value',
          accepted,
          found: expect.stringMatching(/^the text "/),
        }),
      )
    }
  })
})

describe('are not written from values that are none', () => {
  test.each<[schema: v.GenericSchema, accepted: string, values: [unknown, found: string][]]>([
    [
      string,
      'a string',
      [
        [5, 'the number 5'],
        [Symbol('x'), 'the symbol Symbol(x)'],
        [new String('x'), 'an object (String)'],
      ],
    ],
    [
      boolean,
      'a boolean',
      [
        ['true', 'the string "true"'],
        [1, 'the number 1'],
      ],
    ],
    [
      integer,
      'a safe integer',
      [
        [1.5, 'the number 1.5'],
        ['1', 'the string "1"'],
        [2 ** 53, 'the number 9007199254740992'],
      ],
    ],
    [
      long,
      'a bigint of at most 64 bits',
      [
        [1, 'the number 1'],
        [2n ** 63n, 'the bigint 9223372036854775808'],
        [-(2n ** 63n) - 1n, 'the bigint -9223372036854775809'],
      ],
    ],
    [
      double,
      'a number',
      [
        ['1', 'the string "1"'],
        [1n, 'the bigint 1'],
      ],
    ],
    [
      blob,
      'a Uint8Array',
      [
        ['x', 'the string "x"'],
        [[1], 'a list of 1'],
        [new ArrayBuffer(1), 'an object (ArrayBuffer)'],
      ],
    ],
    [
      dateTime,
      'a Date between the years 0 and 9999',
      [
        [new Date(Number.NaN), 'an invalid Date'],
        [new Date('+010000-01-01T00:00:00Z'), 'the Date +010000-01-01T00:00:00.000Z'],
        [new Date('-000001-12-31T23:59:59.999Z'), 'the Date -000001-12-31T23:59:59.999Z'],
        [0, 'the number 0'],
        ['x'.repeat(100), `the string "${'x'.repeat(60)}…"`],
      ],
    ],
  ])('%j', (schema, accepted, values) => {
    for (const [value, found] of values) {
      const error = expect.objectContaining({ name: 'CodecError', path: 'Value', found, accepted })
      expect(() => encode(schema, value)).toThrow(error)
      expect(() => encodeXml(schema, value)).toThrow(error)
    }
  })

  test('an object without a prototype, or a function', () => {
    expect(() => encode(string, Object.create(null))).toThrow('Value is an object (Object); expected a string.')
    expect(() => encode(string, () => '')).toThrow('Value is a function; expected a string.')
  })
})
