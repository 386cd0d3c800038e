// Round trips, and what the decoders do with mutated input.
import {
  decodeError,
  decodeRequest,
  decodeResponse,
  Ec2ServiceError,
  type ErrorDetail,
  type ErrorDetails,
  encodeError,
  encodeRequest,
  encodeResponse,
  isCodecError,
  isEc2ServiceError,
} from 'ec2wire'
import { errorSamples, inputArbitrary, outputArbitrary } from 'ec2wire/fixtures'
import fc from 'fast-check'
import { parseXml } from '../../src/codec/xml/parse-xml.ts'
import { largeOperations, operations } from './operations.ts'
import { define, orRefused, type Property, same, type Target } from './property.ts'
import { hostile, mutated } from './texts.ts'

const properties: readonly Property[] = [
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
  define('the details of an error decode to what was encoded', detailsOf(xmlText()), (details) => {
    const errors = [{ code: 'A', message: 'a', details }]
    same(decodeError(encodeError({ errors, requestId: undefined })).errors, errors)
  }),
  define(
    'any details of an error are encoded as a whole document, or refused',
    fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withMap: true, maxDepth: 4 }),
    (details) => {
      const errors = [{ code: 'A', message: 'a', details: details as ErrorDetails }]
      const xml = orRefused(() => encodeError({ errors, requestId: undefined }), isCodecError)
      if (xml) parseXml({ attempt: 'read the error', text: xml }, {})
    },
  ),
  define(
    'a mutated error decodes, or is refused',
    mutated(fc.constantFrom(...errorSamples.map(({ xml }) => xml))),
    (xml) => {
      orRefused(() => decodeError(xml, { status: 400 }), isCodecError)
    },
  ),
  define('any text is refused as a request, a response and an error, or decodes', hostile, (text) => {
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

export const codec: Target = { name: 'codec', properties }

/** Details of an error, as they are read: a list has at least two items, and an empty element is a text. */
function detailsOf(texts: fc.Arbitrary<string>): fc.Arbitrary<ErrorDetails> {
  const name = fc.stringMatching(/^[A-Za-z_][\w.-]{0,9}$/).filter((text) => !['Code', 'Message'].includes(text))
  return fc.letrec<{ detail: ErrorDetail; details: ErrorDetails }>((tie) => ({
    detail: fc.oneof({ depthSize: 'small' }, texts, tie('details')),
    details: fc.dictionary(
      name,
      fc.oneof({ weight: 3, arbitrary: tie('detail') }, fc.array(tie('detail'), { minLength: 2, maxLength: 3 })),
      { minKeys: 1, maxKeys: 4, noNullPrototype: true },
    ),
  })).details
}

/** The same form with each second character of its keys escaped. */
function keysEscaped(wire: string): string {
  return wire.replace(/(?<=^|&)[^=&]+/g, (key) =>
    key.replace(/([\w.-])([\w.-])/g, (_, one: string, other: string) => {
      return `${one}%${other.charCodeAt(0).toString(16)}`
    }),
  )
}

function errorEntry() {
  const code = fc.stringMatching(/^[A-Z][A-Za-z.]{0,20}$/)
  return fc.record({ code, message: xmlText() }, { noNullPrototype: true })
}

/** Texts that XML can carry. */
function xmlText(): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'binary' })
    .map((text) => text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ''))
}
