import { DescribeImages, encodeResponse } from 'ec2wire'
import { errorSamples, outputArbitrary } from 'ec2wire/fixtures'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAnyXml } from '../../../src/codec/xml/parse-xml.js'
import { readPlainXml } from '../../../src/codec/xml/plain-xml.js'

const source = { attempt: 'read a document', text: '' }

/** What documents are made of, in and out of place. */
const pieces = fc.constantFrom(
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<?xml version="1.0"?>',
  ...['<a>', '</a>', '<a/>', '<b>', '</b>', '<b/>', '<c0>', '</c0>', '<a >', '</a >', '<a', '</', '>', '/>'],
  ...['<a xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">', '<a xmlns="" xmlns="">', '<a b="1">', "<a b='1'>"],
  ...['<n:a>', '</n:a>', '<1>', '<constructor>', '</constructor>', '<toString/>', '<a b>', '<a xmlns="&">'],
  ...[' ', '\n', '\r', '\r\n', '\t', '\u00A0', '\uFEFF', '\0', '\uFFFF', '\uD83D', '\uD83D\uDE00', 'é'],
  ...[
    'text',
    'x',
    '&amp;',
    '&#x1F600;',
    '&#0;',
    '&nbsp;',
    '&',
    ']]>',
    '<![CDATA[<a>]]>',
    '<!-- -->',
    '<?p?>',
    '<!DOCTYPE a>',
  ],
)

/** Whole documents of plain elements, for what is made of pieces is rarely well-formed. */
const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(fc.constantFrom('a', 'b', 'imageId', 'x9', 'constructor', 'aB'), tie('content'))
    .map(([name, content]) => (content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`)),
  content: fc.oneof(
    { depthSize: 'small' },
    fc
      .array(fc.constantFrom('x', ' ', '\n', '&lt;', '&#65;', 'é', '\uD83D\uDE00', '>', '"'), { maxLength: 5 })
      .map((all) => all.join('')),
    fc.array(fc.oneof(tie('element'), fc.constantFrom(' ', '\n  ', '')), { maxLength: 4 }).map((all) => all.join('')),
  ),
}))

const mutated = fc
  .tuple(element, fc.nat(), fc.nat(3), fc.oneof(pieces, fc.constant('')))
  .map(([document, at, removed, piece]) => {
    const start = at % (document.length + 1)
    return document.slice(0, start) + piece + document.slice(start + removed)
  })

const documents = fc.oneof(
  element,
  mutated,
  fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
)

test('what is read as a plain document is read the same by fast-xml-parser, after the check', () => {
  let plain = 0
  fc.assert(
    fc.property(documents, fc.integer({ min: 1, max: 8 }), (document, maxDepth) => {
      const root = readPlainXml(document, maxDepth)
      if (!root) return
      plain++
      expect(root).toEqual(readAnyXml({ ...source, text: document }, document, maxDepth))
    }),
    { numRuns: 5000 },
  )
  expect(plain).toBeGreaterThan(1000)
})

test('the documents of EC2 are plain', () => {
  for (const { xml } of errorSamples) expect(readPlainXml(xml.trim(), 100), xml).toBeDefined()
  fc.assert(
    fc.property(outputArbitrary(fc, DescribeImages), (output) => {
      const document = encodeResponse(DescribeImages, output)
      expect(readPlainXml(document, 100)).toEqual(readAnyXml({ ...source, text: document }, document, 100))
    }),
    { numRuns: 50 },
  )
})

test.each(['<a><!-- --></a>', '<a><![CDATA[x]]></a>', '<a b="1"/>', '<a>x<b/></a>', '<a>\r</a>', '<a/><a/>', '<n:a/>'])(
  'fast-xml-parser reads what is not plain: %s',
  (document) => expect(readPlainXml(document, 100)).toBeUndefined(),
)
