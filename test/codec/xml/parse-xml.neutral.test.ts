// What the XML parser accepts, and the tree that it makes. responses.neutral.test.ts has more of what it rejects.
import { CreateImage, decodeError, decodeResponse, isCodecError } from 'ec2wire'
import { operation } from 'ec2wire/schemas'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { parseXml } from '../../../src/codec/xml/parse-xml.js'
import { thrownBy } from '../../support/errors.js'
import { treeOf, type XmlTree } from '../../support/xml-tree.js'

const parse = (text: string) => treeOf(parseXml({ attempt: 'read a document', text }, {}))
const el = (name: string, text = '', ...children: XmlTree[]): XmlTree => ({ name, children, text })

function problemOf(text: string): string {
  const error = thrownBy(() => parse(text))
  if (!isCodecError(error)) throw error
  return `${error.found}; ${error.accepted}`
}

test.each<[name: string, document: string, root: XmlTree]>([
  ['an empty element', '<a/>', el('a')],
  ['a start and an end tag', '<a></a>', el('a')],
  ['white space as text', '<a> \n</a>', el('a', ' \n')],
  ['white space around children', '<a>\n  <b> x </b>\n  <c/>\n</a>', el('a', '', el('b', ' x '), el('c'))],
  ['text beside children', '<a>x<b/> y <c/></a>', el('a', 'x y ', el('b'), el('c'))],
  ['text around a comment', '<a> <!-- b --> x<!----></a>', el('a', '  x')],
  ['text around a processing instruction', '<a>x<?b c?>y</a>', el('a', 'xy')],
  ['a CDATA section beside text', '<a>&lt;<![CDATA[&lt;]]>></a>', el('a', '<&lt;>')],
  ['an empty CDATA section', '<a><![CDATA[]]></a>', el('a')],
  ['a CDATA section with ]]', '<a><![CDATA[]]]]></a>', el('a', ']]')],
  ['blank CDATA sections around children', '<a><![CDATA[ ]]><b/><![CDATA[\t]]></a>', el('a', '', el('b'))],
  ['] and > apart from each other', '<a>]] > ]]<!-- -->></a>', el('a', ']] > ]]>')],
  ['line ends of every kind', '<a>\r\nb\rc\n<![CDATA[\r\nd\r]]></a>', el('a', '\nb\nc\n\nd\n')],
  ['a carriage return as a reference', '<a>&#13;&#xD;\r&#10;</a>', el('a', '\r\r\n\n')],
  ['characters that are no line ends in XML 1.0', '<a>\u0085\u2028</a>', el('a', '\u0085\u2028')],
  ['references, each once', '<a>&amp;lt;&#38;amp;&#x26;#65;</a>', el('a', '&lt;&amp;&#65;')],
  ['all named references', '<a>&lt;&gt;&amp;&quot;&apos;</a>', el('a', '<>&"\'')],
  ['references with many zeros', `<a>&#${'0'.repeat(10_000)}65;&#x${'0'.repeat(10_000)}4a;</a>`, el('a', 'AJ')],
  [
    'references to the first and last characters',
    '<a>&#9;&#xA;&#x20;&#xD7FF;&#xE000;&#xFFFD;&#x10000;&#x10FFFF;</a>',
    el('a', '\t\n \uD7FF\uE000\uFFFD\u{10000}\u{10FFFF}'),
  ],
  [
    'the first and last characters',
    '<a>\t \uD7FF\uE000\uFFFD\u{10000}\u{10FFFF}</a>',
    el('a', '\t \uD7FF\uE000\uFFFD\u{10000}\u{10FFFF}'),
  ],
  [
    'prefixes, which are dropped',
    '<n:a><m:b.c/><b:c:d/><:e/><f:/></n:a>',
    el('a', '', el('b.c'), el('c:d'), el('e'), el('')),
  ],
  [
    'names of other scripts',
    '<é><名前/><a·\u0301-‿/><𐐀/><\u037Fa/></é>',
    el('é', '', el('名前'), el('a·\u0301-‿'), el('𐐀'), el('\u037Fa')),
  ],
  [
    'names of Object.prototype',
    '<constructor><__proto__>x</__proto__></constructor>',
    el('constructor', '', el('__proto__', 'x')),
  ],
  ['attributes, which are dropped', `<a b="1" c='"' d = "&lt;'>" n:b\n=\t'/'\n><e f=""/></a\n>`, el('a', '', el('e'))],
  ['the same attribute on many elements', '<a b=""><a b=""/><a b="" c=""/></a>', el('a', '', el('a'), el('a'))],
  [
    'elements of the same name, empty and not',
    '<a><b/><b>x</b><b/><b><b/></b><c/><b/></a>',
    el('a', '', el('b'), el('b', 'x'), el('b'), el('b', '', el('b')), el('c'), el('b')),
  ],
  ['a byte order mark', '\uFEFF<?xml version="1.0"?><a/>', el('a')],
  ['everything before and after the root', ' <!-- a --><?b?>\n<a/>\t<?c d?>\r\n<!-- e -->', el('a')],
  ['a processing instruction that only starts with xml', '<?xml-stylesheet a?><a/>', el('a')],
])('reads %s', (_, document, root) => {
  expect(parse(document)).toEqual(root)
})

describe('the XML declaration', () => {
  test.each([
    '<?xml version="1.0"?>',
    "<?xml version='1.0' encoding='utf-8' standalone='yes'?>",
    '<?xml version="1.0" standalone="no" ?>',
    '<?xml\n\tversion = "1.0"\r\nencoding\n=\n"x-A.b_c-1"?>',
    '<?xml version="1.1"?>',
    '<?xml version="1.10"?>',
  ])('%j is valid', (declaration) => {
    expect(parse(`${declaration}<a/>`)).toEqual(el('a'))
  })

  test.each([
    '<?xml?>',
    '<?xml ?>',
    '<?xml encoding="UTF-8"?>',
    '<?xml standalone="yes"?>',
    '<?xml version="1.0" version="1.0"?>',
    '<?xml encoding="UTF-8" version="1.0"?>',
    '<?xml version="1.0" standalone="yes" encoding="UTF-8"?>',
    '<?xml version="1.0" encoding="a" encoding="a"?>',
    '<?xml version="1.0" standalone="maybe"?>',
    '<?xml version="1.0" standalone=""?>',
    '<?xml version="2.0"?>',
    '<?xml version="1."?>',
    '<?xml version="1"?>',
    '<?xml version=" 1.0"?>',
    '<?xml version="1.0\'?>',
    '<?xml version=1.0?>',
    '<?xml version="1.0"encoding="UTF-8"?>',
    '<?xml version="1.0" encoding=""?>',
    '<?xml version="1.0" encoding="8-UTF"?>',
    '<?xml version="1.0" encoding="UTF 8"?>',
    '<?xml version="1.0" a="b"?>',
    '<?xml Version="1.0"?>',
    '<?xml version="1.0"? ?>',
  ])('%j is invalid', (declaration) => {
    expect(problemOf(`${declaration}<a/>`)).toBe(
      `a document with the invalid XML declaration ${JSON.stringify(declaration)}; a whole XML document`,
    )
  })

  test.each(['<!-- a --><?xml version="1.0"?><a/>', '<?XML version="1.0"?><a/>', '<a><?xMl?></a>', '<a/><?xml?>'])(
    '%j has a declaration in the wrong place',
    (document) => {
      expect(problemOf(document)).toBe(
        'a document with an XML declaration that is not at its start; a whole XML document',
      )
    },
  )

  test('is not followed by text', () => {
    expect(problemOf('<?xml version="1.0"?>x<a/>')).toBe('a document with text outside its root; a whole XML document')
  })
})

describe('the grammar of names', () => {
  // Both are characters of a name in XML, and white space in JavaScript.
  test.each(['\uFEFF', '\u1680'])('an element called imageId followed by %j is another element', (space) => {
    const document = `<CreateImageResponse><imageId${space}>a</imageId${space}></CreateImageResponse>`
    expect(() => decodeResponse(CreateImage, document)).toThrow('ImageId is missing')
    expect(parse(document)).toEqual(el('CreateImageResponse', '', el(`imageId${space}`, 'a')))
  })

  const wrongStarts = ['1', '-', '.', '·', '\u0301', '‿', '\u00D7', '\u00F7', '\u037E', '\u2000', '\u3000', '\uFDD0']
  const wrongParts = ['\u{F0000}', 'é\u00A0', 'a\u00D7', 'a\u2028', 'a"', 'a&b', 'a;', 'a{']

  test.each([...wrongStarts, ...wrongParts])('%j is not a name', (name) => {
    for (const document of [`<${name}/>`, `<${name}>x</${name}>`, `<a ${name}=""/>`, `<?${name}?><a/>`]) {
      expect(problemOf(document)).toMatch(/^not well-formed at "<.*"; a whole XML document$/s)
    }
    expect(problemOf(`<a></${name}>`)).toMatch(/^not well-formed at "<\/.*"; a whole XML document$/s)
  })
})

test.each<[document: string, problem: string]>([
  ['<a/ >', 'not well-formed at "<a/ >"'],
  ['<a b="" / >', 'not well-formed at "<a b=\\"\\" / >"'],
  ['<a b="1" c="2" b="3"/>', 'a document with the attribute b twice in <a>'],
  ["<n:a b='1'\nb=''>", 'a document with the attribute b twice in <n:a>'],
  ['<a b="1>', 'not well-formed at "<a b=\\"1>"'],
  ['<a b="1', 'cut off inside a tag'],
  ['<a b="1\'>', 'not well-formed at "<a b=\\"1\'>"'],
  ['<a b="&"/>', 'a document with "&", which is not an XML reference'],
  ['<a b="&#0;"/>', 'a document with "&#0;", which is not an XML reference'],
  ['<a>&AMP;</a>', 'a document with "&AMP;", which is not an XML reference'],
  ['<a>&#X41;</a>', 'a document with "&#X41;", which is not an XML reference'],
  ['<a>&#xFFFE;</a>', 'a document with "&#xFFFE;", which is not an XML reference'],
  ['<a>&#xDFFF;</a>', 'a document with "&#xDFFF;", which is not an XML reference'],
  ['<a>&#31;</a>', 'a document with "&#31;", which is not an XML reference'],
  ['<a>&#11;</a>', 'a document with "&#11;", which is not an XML reference'],
  ['<a>&#x;</a>', 'a document with "&#x;", which is not an XML reference'],
  ['<a>&#65A;</a>', 'a document with "&#65A;", which is not an XML reference'],
  ['<a>&#x41 ;</a>', 'a document with "&#x41", which is not an XML reference'],
  ['<a>&constructor;</a>', 'a document with "&constructor;", which is not an XML reference'],
  [`<a>&${'b'.repeat(100)};</a>`, `a document with "&${'b'.repeat(20)}", which is not an XML reference`],
  ['<a></a', 'cut off inside a tag'],
  ['<a></ a>', 'not well-formed at "</ a>"'],
  ['<a></>', 'not well-formed at "</>"'],
  ['<ab></a>', 'a document with </a> in place of </ab>'],
  ['<a></ab>', 'a document with </ab> in place of </a>'],
  ['<n:a></a>', 'a document with </a> in place of </n:a>'],
  ['<a><b></a></b>', 'a document with </a> in place of </b>'],
  ['<a>b', 'cut off inside <a>'],
  ['<a>]]></a>', 'a document with "]]>" in its text'],
  ['<a><b/>]]></a>', 'a document with "]]>" in its text'],
  ['<a><!---></a>', 'cut off inside a comment'],
  ['<a><!--a---></a>', 'a document with "--" in a comment'],
  ['<a><![cdata[]]></a>', 'not well-formed at "<![cdata[]]></a>"'],
  ['<a><?b/?></a>', 'not well-formed at "<?b/?></a>"'],
  ['<a><?b ?</a>', 'cut off inside a processing instruction'],
  ['<a/><b/>', 'a document with a second root, <b>'],
  ['<a/>&#32;', 'a document with text outside its root'],
  ['\u00A0<a/>', 'not XML'],
  ['\uFEFF\uFEFF<a/>', 'not XML'],
  ['\uFEFF', 'empty'],
  ['<a>\u007F\uFFFF</a>', 'a document with U+FFFF, a character that XML does not allow'],
  ['<a>\u{1F600}\uDC00</a>', 'a document with U+DC00, a character that XML does not allow'],
  ['<a b="\u0001"/>', 'a document with U+0001, a character that XML does not allow'],
  ['<!-- \u000B --><a/>', 'a document with U+000B, a character that XML does not allow'],
])('rejects %j', (document, problem) => {
  expect(problemOf(document)).toBe(`${problem}; a whole XML document`)
})

describe('large documents', { timeout: 60_000 }, () => {
  const count = 200_000

  test('of any depth, if the limit is raised', () => {
    const source = { attempt: 'read a document', text: '<a>'.repeat(count) + '</a>'.repeat(count) }
    let element: XmlTree | undefined = parseXml(source, { maxDepth: count })
    let depth = 0
    for (; element; element = element.children[0]) depth++
    expect(depth).toBe(count)
    expect(() => parseXml(source, { maxDepth: count - 1 })).toThrow(`it is nested more than ${count - 1} levels deep`)
  })

  test('of unknown elements of any depth', () => {
    const unknown = '<a>'.repeat(count) + '</a>'.repeat(count)
    const document = `<CreateImageResponse>${unknown}<imageId>a</imageId></CreateImageResponse>`
    expect(decodeResponse(CreateImage, document, { maxDepth: Number.POSITIVE_INFINITY })).toEqual({ ImageId: 'a' })
  })

  test('of a value that is nested deeper than the stack allows', () => {
    interface Nested {
      Inner?: Nested | undefined
    }
    const Nested: v.GenericSchema<Nested> = v.strictObject({ Inner: v.optional(v.lazy(() => Nested)) })
    const output = v.strictObject({ Inner: v.optional(Nested) })
    const Nest = operation({ action: 'Nest', input: v.strictObject({}), output })
    const maxDepth = Number.POSITIVE_INFINITY
    const document = (depth: number) =>
      `<NestResponse>${'<inner>'.repeat(depth)}${'</inner>'.repeat(depth)}</NestResponse>`
    expect(decodeResponse(Nest, document(500), { maxDepth })).toHaveProperty('Inner')
    expect(() => decodeResponse(Nest, document(count), { maxDepth })).toThrow(
      'nested too deep; expected at most 500 levels.',
    )
  })

  test('of details of an error that are nested deeper than the stack allows', () => {
    const maxDepth = Number.POSITIVE_INFINITY
    const document = (depth: number) =>
      `<Response><Errors><Error><Code>A</Code>${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}</Error></Errors></Response>`
    expect(decodeError(document(500), { maxDepth }).code).toBe('A')
    expect(() => decodeError(document(count), { maxDepth })).toThrow(
      'it is an error with details nested more than 500 levels deep; expected at most 500 levels.',
    )
  })

  test('of many attributes', () => {
    const attributes = Array.from({ length: count }, (_, index) => ` a${index}=""`).join('')
    expect(parse(`<a${attributes}/>`)).toEqual(el('a'))
    expect(problemOf(`<a${attributes} a7=""/>`)).toMatch(/^a document with the attribute a7 twice in <a>;/)
  })

  test.each([
    ['<!-- -->', ''],
    ['<?a?>', ''],
    ['<![CDATA[x]]>', 'x'],
    ['&lt;', '<'],
    ['\r', '\n'],
  ])('of %j again and again', (part, text) => {
    expect(parse(`<a>${part.repeat(count)}</a>`)).toEqual(el('a', text.repeat(count)))
  })

  test.each(['<', '<a ', '<a b="', '<!--', '<![CDATA[', '<?a ', '&', '&amp', '</', '<a b="&', '<!', ']]>'])(
    'of %j again and again are rejected',
    (part) => {
      expect(isCodecError(thrownBy(() => parse(`<a>${part.repeat(count)}</a>`)))).toBe(true)
    },
  )
})
