// Texts that break readers.
import { createImageSamples } from 'ec2wire/fixtures'
import fc from 'fast-check'

const ofForms = ['&', '=', '+', '%', '%zz', '%FF', '%00', '%C3', '%41', '.', '..', '.0', '.01', '.1', '.10', '.-1']
const ofNumbers = ['0', '7', '-7', '007', '-0', '123456789012345', '9007199254740993', '12345678901234567890', '1e999']
const ofNames = [
  '__proto__',
  'constructor',
  'toString',
  'Action',
  '%41ction',
  'Version',
  '.99999999999',
  'true',
  'false',
]
const ofXml = ['<', '>', '/>', '</', '<a>', '</a>', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<!DOCTYPE a>']
const ofDocuments = [
  '<?xml version="1.0"?>',
  ' xmlns="x"',
  '<imageId>',
  '</imageId>',
  '&amp;',
  '&#0;',
  '&#x1F600;',
  '&e;',
]
const ofBytes = [
  '"',
  "'",
  '\uFEFF',
  '\r\n',
  '\0',
  '\u001B[31m',
  '\u0085',
  '\u2028',
  '\u202E',
  '\uFFFE',
  '\uFFFD',
  '\ud800',
]

const tokens = [
  ...[ofForms, ofNumbers, ofNames, ofXml, ofDocuments, ofBytes].flat(),
  ...createImageSamples.flatMap(({ wire }) => wire.split(/(?<=[&=.])/)),
]

/** A part that means something to a reader, or a few characters of any kind. */
export const hostilePart: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...tokens),
  fc.string({ unit: 'binary', maxLength: 3 }),
)

/** A text of such parts. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(hostilePart, { maxLength: 30 }).map((parts) => parts.join('')),
)

/** Texts with a part left out, put in, doubled or replaced, a few times. */
export function mutated(texts: fc.Arbitrary<string>, minLength = 1): fc.Arbitrary<string> {
  const mutation = fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 12 }),
    put: fc.oneof(hostilePart, fc.constant('')),
    double: fc.boolean(),
  })
  return fc.tuple(texts, fc.array(mutation, { minLength, maxLength: 4 })).map(([text, mutations]) => {
    let result = text
    for (const { at, length, put, double } of mutations) {
      const start = at % (result.length + 1)
      const part = result.slice(start, start + length)
      result = result.slice(0, start) + (double ? part + part : put) + result.slice(start + length)
    }
    return result
  })
}
