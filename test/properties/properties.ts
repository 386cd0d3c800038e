// What must hold for every value and every text. Run for a short time by the tests, and for as long as you like by
// `npm run fuzz`.
import { isDeepStrictEqual } from 'node:util'
import {
  decodeError,
  decodeRequest,
  decodeResponse,
  Ec2ServiceError,
  encodeError,
  encodeRequest,
  encodeResponse,
  isCodecError,
  isEc2ServiceError,
} from 'ec2wire'
import { createImageSamples, errorSamples, inputArbitrary, outputArbitrary } from 'ec2wire/fixtures'
import fc from 'fast-check'
import { largeOperations, operations } from './operations.ts'

const tokens = [
  ...[
    '&',
    '=',
    '+',
    '%',
    '%zz',
    '%FF',
    '%00',
    '.',
    '..',
    '.0',
    '.01',
    '.1',
    '.10',
    '.99999999999',
    '.-1',
    '__proto__',
    'constructor',
  ],
  ...createImageSamples.flatMap(({ wire }) => wire.split(/(?<=[&=.])/)),
  ...[
    '<',
    '>',
    '/>',
    '</',
    '<a>',
    '</a>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<?xml version="1.0"?>',
    '<!DOCTYPE a>',
  ],
  ...[
    '&amp;',
    '&#0;',
    '&#x1F600;',
    '&e;',
    '"',
    "'",
    '\uFEFF',
    '\r\n',
    '\0',
    '\ud800',
    ' xmlns="x"',
    '<imageId>',
    '</imageId>',
  ],
]

export interface Property {
  readonly name: string
  readonly property: fc.IProperty<[unknown, ...unknown[]]>
}

export const properties: readonly Property[] = [
  ...[...operations, ...largeOperations].flatMap((operation) => [
    define(`${operation.action}: a request decodes to what was encoded`, inputArbitrary(fc, operation), (input) => {
      same(decodeRequest(operation, encodeRequest(operation, input)), input)
    }),
    define(`${operation.action}: a response decodes to what was encoded`, outputArbitrary(fc, operation), (output) => {
      same(decodeResponse(operation, encodeResponse(operation, output)), output)
    }),
  ]),
  ...operations.flatMap((operation) => {
    const { action } = operation
    const wires = inputArbitrary(fc, operation).map((input) => encodeRequest(operation, input))
    const documents = outputArbitrary(fc, operation).map((output) => encodeResponse(operation, output))
    return [
      define(
        `${action}: URLSearchParams reads what was encoded alike, in any order`,
        fc.tuple(wires, fc.nat()),
        ([wire, at]) => {
          const decoded = decodeRequest(operation, wire)
          const pairs = [...new URLSearchParams(wire)]
          const turned = [...pairs.slice(at % pairs.length), ...pairs.slice(0, at % pairs.length)].reverse()
          same(decodeRequest(operation, new URLSearchParams(pairs)), decoded)
          same(decodeRequest(operation, new URLSearchParams(turned).toString()), decoded)
        },
      ),
      define(`${action}: a mutated request decodes, or is refused as by EC2`, mutated(wires), (wire) => {
        const decoded = orRefused(() => decodeRequest(operation, wire), isEc2ServiceError)
        if (!decoded) return
        same(decodeRequest(operation, encodeRequest(operation, decoded)), decoded)
        same(decodeRequest(operation, new URLSearchParams(wire)), decoded)
        same(decodeRequest(operation, keysEscaped(wire)), decoded)
      }),
      define(`${action}: a mutated response decodes, or is refused`, mutated(documents), (xml) => {
        const decoded = orRefused(() => decodeResponse(operation, xml), isCodecError)
        if (decoded) same(decodeResponse(operation, encodeResponse(operation, decoded)), decoded)
      }),
      define(`${action}: a truncated response is refused`, fc.tuple(documents, fc.nat()), ([xml, at]) => {
        const decoded = orRefused(() => decodeResponse(operation, xml.slice(0, at % xml.length)), isCodecError)
        if (decoded) throw new Error('A part of the document was taken for the whole.')
      }),
    ]
  }),
  define('an error decodes to what was encoded', fc.array(errorEntry(), { minLength: 1, maxLength: 3 }), (errors) => {
    const [first] = errors as [(typeof errors)[number]]
    const decoded = decodeError(encodeError(new Ec2ServiceError({ ...first, errors, requestId: 'r' })))
    same(decoded.errors, errors)
    same(decoded.requestId, 'r')
  }),
  define(
    'a mutated error decodes, or is refused',
    mutated(fc.constantFrom(...errorSamples.map(({ xml }) => xml))),
    (xml) => {
      orRefused(() => decodeError(xml, { status: 400 }), isCodecError)
    },
  ),
  define('any text is refused as a request, a response and an error, or decodes', hostile(), (text) => {
    for (const operation of operations) {
      orRefused(() => decodeRequest(operation, text), isEc2ServiceError)
      orRefused(() => decodeRequest(operation, `Action=${operation.action}&${text}`), isEc2ServiceError)
      orRefused(() => decodeResponse(operation, text), isCodecError)
      orRefused(
        () => decodeResponse(operation, `<${operation.action}Response>${text}</${operation.action}Response>`),
        isCodecError,
      )
    }
    orRefused(() => decodeError(text), isCodecError)
  }),
  define(
    'any value is encoded, or refused',
    fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withMap: true }),
    (value) => {
      for (const operation of operations) {
        const wire = orRefused(() => encodeRequest(operation, value), isCodecError)
        if (wire) decodeRequest(operation, wire)
        const xml = orRefused(() => encodeResponse(operation, value as object), isCodecError)
        if (xml) decodeResponse(operation, xml)
      }
    },
  ),
]

function define<T>(name: string, arbitrary: fc.Arbitrary<T>, check: (value: T) => void): Property {
  const property = fc.property(arbitrary, (value) => {
    check(value)
    if (Object.keys(Object.prototype).length > 0) throw new Error('Object.prototype was polluted.')
  })
  return { name, property: property as Property['property'] }
}

function same(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) {
    throw new Error(`Found ${fc.stringify(found)}; expected ${fc.stringify(expected)}.`)
  }
}

/** The same form with each second character of its keys escaped. */
function keysEscaped(wire: string): string {
  return wire.replace(/(?<=^|&)[^=&]+/g, (key) =>
    key.replace(/([\w.-])([\w.-])/g, (_, one: string, other: string) => {
      return `${one}%${other.charCodeAt(0).toString(16)}`
    }),
  )
}

/** The value of the call; `undefined` when it throws an error of the right class. */
function orRefused<T>(call: () => T, isRefusal: (error: unknown) => boolean): T | undefined {
  try {
    return call()
  } catch (error) {
    if (!isRefusal(error)) throw error
    return undefined
  }
}

/** Text with a part left out, put in, doubled or replaced, a few times. */
function mutated(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const mutation = fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 12 }),
    put: fc.oneof(hostilePart(), fc.constant('')),
    double: fc.boolean(),
  })
  return fc.tuple(texts, fc.array(mutation, { minLength: 1, maxLength: 4 })).map(([text, mutations]) => {
    let result = text
    for (const { at, length, put, double } of mutations) {
      const start = at % (result.length + 1)
      const part = result.slice(start, start + length)
      result = result.slice(0, start) + (double ? part + part : put) + result.slice(start + length)
    }
    return result
  })
}

function hostile(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(hostilePart(), { maxLength: 30 }).map((parts) => parts.join('')),
  )
}

function hostilePart(): fc.Arbitrary<string> {
  return fc.oneof(fc.constantFrom(...tokens), fc.string({ unit: 'binary', maxLength: 3 }))
}

function errorEntry() {
  const code = fc.stringMatching(/^[A-Z][A-Za-z.]{0,20}$/)
  const message = fc
    .string({ unit: 'binary' })
    .map((text) => text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ''))
  return fc.record({ code, message }, { noNullPrototype: true })
}
