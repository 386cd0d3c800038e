// The writer of responses has templates and keeps XML; the reader has fast paths. They must do what slow or independent
// ones do.
import { decodeResponse, encodeResponse, isCodecError, type Operation } from 'ec2wire'
import { outputArbitrary } from 'ec2wire/fixtures'
import fc from 'fast-check'
import { encodeResponseTexts } from '../../src/codec/encode-response.ts'
import { codePoint, escapeXml, forbiddenInXml, isPlainXml, replaceForbidden } from '../../src/codec/xml/escape-xml.ts'
import { keepXml } from '../../src/codec/xml/kept-xml.ts'
import { parseXml } from '../../src/codec/xml/parse-xml.ts'
import { isScalar, type Member, type ScalarShape, type Shape } from '../../src/schemas/define/shape.ts'
import { slowlyRead } from '../codec/values/slow-scalars.ts'
import { comparable, reference } from '../codec/xml/reference.ts'
import { slowlyEncoded } from '../codec/xml/slow-writer.ts'
import { treeOf, type XmlTree } from '../support/xml-tree.ts'
import { turned } from './forms.ts'
import { largeOperations, operations } from './operations.ts'
import { define, orRefused, same, type Target } from './property.ts'
import { hostile, hostilePart, mutated } from './texts.ts'
import { mutatedDocuments, oddDocuments, wholeDocuments } from './xml-documents.ts'

const all = [...operations, ...largeOperations]

/** Texts that some kinds of scalars read in their own way. */
const scalarTexts = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '-0',
    '+1',
    '00',
    '1.5',
    '.5',
    '5.',
    '.',
    '1e5',
    '1e',
    'e5',
    'NaN',
    'nan',
    'Infinity',
    '+Infinity',
  ),
  fc.constantFrom(
    'true',
    'false',
    'True',
    '1',
    ' true',
    'true ',
    '9223372036854775807',
    '-9223372036854775808',
    '9223372036854775808',
  ),
  fc.constantFrom('AAEC', 'AA==', 'AAA=', 'A===', '====', '=', 'AB==', 'a b=', 'AA=A', 'QUJD\n', '-_==', 'AAAAA==='),
  fc.constantFrom(
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
    '9999-12-31T23:59:59-00:01',
    '2024-02-29T00:00:00Z',
  ),
  fc.constantFrom('2023-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-01-01T24:00:00Z', '2026-01-01T23:59:60Z'),
  fc.constantFrom('1969-12-31T23:59:59.9Z', '2026-01-01T00:00:00+24:00', '2026-01-01T00:00:00', '2026-01-01'),
  fc.constantFrom(
    '-1.5',
    '0.0009',
    '253402300799.999',
    '253402300800',
    '-62167219200',
    '-62167219201',
    '12345678901234',
  ),
  fc.constantFrom('Thu, 01 Jan 1970 00:00:00 GMT', 'Thu, 01 Jan 1970 00:00:00.5 GMT', 'thu, 01 jan 1970 00:00:00 GMT'),
  fc.constantFrom('Thu, 31 Feb 2026 00:00:00 GMT', 'Thu, 1 Jan 1970 00:00:00 GMT', 'Thu, 01 anF 1970 00:00:00 GMT'),
  fc.bigInt({ min: -(2n ** 65n), max: 2n ** 65n }).map(String),
  fc.double().map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  fc.integer().map((seconds) => String(seconds / 1000)),
  fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64')),
  hostilePart,
)

export const documents: Target = {
  name: 'documents',
  properties: [
    ...all.map((operation) =>
      define(
        `${operation.action}: the writer of responses writes as the slow one, in any order of the members`,
        outputArbitrary(fc, operation),
        (output) => {
          const expected = slowlyEncoded(operation, output)
          same(encodeResponse(operation, output), expected)
          same(encodeResponse(operation, turned(operation.shapes.output, output)), expected)
          same(encodeResponseTexts(operation, output).join(''), expected)
        },
      ),
    ),
    ...largeOperations.map((operation) =>
      define(
        `${operation.action}: kept XML is that of the item, wherever the item stands`,
        fc.tuple(outputArbitrary(fc, operation), outputArbitrary(fc, operation), fc.boolean()),
        ([one, other, isReversed]) => {
          const items = [one, other].flatMap((output) => listsOf(operation, output))
          for (const item of items) keepXml(item)
          for (const output of [one, other, isReversed ? reversed(one) : one]) {
            const expected = slowlyEncoded(operation, output)
            same(encodeResponse(operation, output), expected)
            same(encodeResponseTexts(operation, output).join(''), expected)
          }
        },
        20,
      ),
    ),
    ...scalarMembers().map(({ operation, member, shape }) =>
      define(
        `${operation.action}: any text of the member ${member.name} reads as the slow reader reads it`,
        fc.oneof(scalarTexts, mutated(scalarTexts), hostile),
        (text) => {
          if (forbiddenInXml(text) !== undefined) return
          const escaped = text.replace(/[&<>\r]/g, (char) => `&#${char.charCodeAt(0)};`)
          const name = `${operation.action}Response`
          const xml = `<${name}><${member.xml}>${escaped}</${member.xml}></${name}>`
          const decoded = orRefused(() => decodeResponse(operation, xml) as Record<string, unknown>, isCodecError)
          const expected = slowlyRead(shape, shape.kind === 'string' ? text : text.trim())
          same(decoded?.[member.name], expected)
          same(decoded === undefined, expected === undefined)
        },
      ),
    ),
    define('a whole document reads as fast-xml-parser reads it', wholeDocuments, (text) => {
      same(comparable(parse(text)), reference(text))
    }),
    ...[
      { name: 'a mutated document', texts: mutatedDocuments },
      { name: 'an odd document', texts: oddDocuments },
      { name: 'a document that was mutated often', texts: mutated(fc.oneof(wholeDocuments, mutatedDocuments)) },
    ].map(({ name, texts }) =>
      define(`${name} is refused, or reads as fast-xml-parser reads it`, texts, (text) => {
        const root = orRefused(() => parse(text), isCodecError)
        if (root) same(comparable(root), reference(text.replace(/^\uFEFF/, '')))
      }),
    ),
    define('a document that is cut off is refused', fc.tuple(wholeDocuments, fc.nat()), ([text, at]) => {
      const end = text.lastIndexOf('</')
      if (orRefused(() => parse(text.slice(0, at % (end + 1))), isCodecError)) {
        throw new Error('A part of the document was taken for the whole.')
      }
    }),
    define('characters are checked and escaped as one by one', fc.oneof(characters(), hostile), (text) => {
      const chars = [...text]
      const forbidden = chars.filter((char) => !isAllowed(char))
      same(forbiddenInXml(text), forbidden[0])
      same(replaceForbidden(text), chars.map((char) => (isAllowed(char) ? char : '\uFFFD')).join(''))
      const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' }
      same(escapeXml(text), chars.map((char) => escapes[char] ?? char).join(''))
      if (isPlainXml(text)) same([escapeXml(text), forbiddenInXml(text)], [text, undefined])
      for (const char of chars)
        same(codePoint(char), `U+${char.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`)
    }),
    define(
      'references read as the code points that they name',
      fc.tuple(fc.nat(0x120000), fc.boolean()),
      ([code, isHex]) => {
        const text = `<a>&#${isHex ? `x${code.toString(16)}` : code};</a>`
        const root = orRefused(() => parse(text), isCodecError)
        const isCharacter = code <= 0x10ffff && isAllowed(String.fromCodePoint(code))
        same(root?.text, isCharacter ? String.fromCodePoint(code) : undefined)
      },
    ),
  ],
}

function parse(text: string): XmlTree {
  return treeOf(parseXml({ attempt: 'read a document', text }, {}))
}

/** Whether XML 1.0 allows a character. See https://www.w3.org/TR/xml/#charsets */
function isAllowed(char: string): boolean {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  return !isSurrogate && code !== 0xfffe && code !== 0xffff
}

/** Texts of characters at the borders of what XML allows. */
function characters(): fc.Arbitrary<string> {
  const borders = [0x0, 0x8, 0x9, 0xa, 0xb, 0xd, 0x1f, 0x20, 0x7f, 0x85, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000]
  const beyond = [0xfffd, 0xfffe, 0xffff, 0x10000, 0x1ffff, 0x10fffe, 0x10ffff, 0x26, 0x3c, 0x3e]
  return fc
    .array(fc.constantFrom(...borders, ...beyond).map((code) => String.fromCodePoint(code)))
    .map((all) => all.join(''))
}

/** The optional scalars of the operations' outputs, one of each kind. */
function scalarMembers() {
  const found = new Map<string, { operation: Operation<unknown, object>; member: Member; shape: ScalarShape }>()
  for (const operation of operations) {
    const { members } = operation.shapes.output
    if (members.some(({ required }) => required)) continue
    for (const member of members) {
      const { shape } = member
      if (isScalar(shape)) found.set(`${shape.kind} ${shape.format}`, { operation, member, shape })
    }
  }
  return [...found.values()]
}

/** The items of an output's own lists. */
function listsOf({ shapes }: Operation<unknown, object>, output: unknown): object[] {
  const values = output as Readonly<Record<string, unknown>>
  const isList = ({ shape }: { shape: Shape }) => shape.kind === 'list' && !isScalar(shape.item)
  return shapes.output.members.filter(isList).flatMap(({ name }) => (values[name] as object[] | undefined) ?? [])
}

/** The same output with the same items, in the opposite order. */
function reversed(output: unknown): object {
  const entries = Object.entries(output as object)
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value.toReversed() : value]))
}
