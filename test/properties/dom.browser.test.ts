// In Chromium only: the browser's own XML parser must agree with ours on what is a document, and on its text.
import { decodeResponse, isCodecError } from 'ec2wire'
import { operation } from 'ec2wire/schemas'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'

const Read = operation({
  action: 'Read',
  input: v.strictObject({}),
  output: v.strictObject({ Text: v.optional(v.string()) }),
})

const parts = [
  ...[
    '<text>',
    '</text>',
    '<text/>',
    '<a>',
    '</a>',
    '<a/>',
    '<a b="c">',
    '<a b=\'&lt;&#65;\' c=">" >',
    '<a b="1" b="2"/>',
  ],
  ...[
    '<!-- c -->',
    '<!---->',
    '<!-- a--b -->',
    '<!--->',
    '<![CDATA[<x>&amp;]]>',
    '<![CDATA[]]>',
    "<?pi it's?>",
    '<?pi?>',
    '<?xml?>',
    '<?a b ?',
  ],
  ...[
    '&amp;',
    '&lt;',
    '&#x1F600;',
    '&#65;',
    '&#0;',
    '&#xD800;',
    '&#xFFFE;',
    '&#1114112;',
    '&nbsp;',
    '&',
    '&;',
    '&#;',
    '&#x;',
    '&AMP;',
  ],
  ...[
    'x',
    ' ',
    '\n',
    '\r\n',
    '\r',
    '\t',
    'é',
    '😀',
    ']]>',
    ']]',
    '>',
    '<',
    '</',
    '/>',
    '"',
    "'",
    '=',
    '\0',
    '\u0001',
    '\uFFFE',
    '\u0085',
    '\u2028',
  ],
]
const texts = fc.array(fc.constantFrom(...parts), { maxLength: 8 }).map((list) => list.join(''))
const documents = fc.oneof(
  texts.map((text) => `<ReadResponse><text>${text}</text></ReadResponse>`),
  texts.map((text) => `<ReadResponse>${text}</ReadResponse>`),
  texts.map((text) => `<?xml version="1.0" encoding="UTF-8"?><ReadResponse><text>${text}</text></ReadResponse>`),
  fc.tuple(texts, texts).map(([before, after]) => `${before}<ReadResponse><text>x</text></ReadResponse>${after}`),
)

test('the browser agrees on what is a document, and on its text', { timeout: 60_000 }, () => {
  const details = fc.check(
    fc.property(documents, (xml) => {
      const difference = differenceOn(xml)
      if (difference) throw new Error(difference)
    }),
    { numRuns: 20_000 },
  )
  expect(details.failed ? fc.defaultReportMessage(details) : undefined).toBeUndefined()
})

const parser = new DOMParser()

function differenceOn(xml: string): string | undefined {
  const dom = parser.parseFromString(xml, 'text/xml')
  const isDocument = dom.querySelector('parsererror') === null
  try {
    const { Text } = decodeResponse(Read, xml)
    if (!isDocument) return 'We take what the browser refuses.'
    const text = dom.documentElement.querySelector(':scope > text')?.textContent
    return Text === text ? undefined : `We read ${JSON.stringify(Text)}, the browser ${JSON.stringify(text)}.`
  } catch (error) {
    if (!isCodecError(error)) throw error
    const refuses = error.accepted === 'one whole, well-formed XML document'
    return isDocument && refuses ? `We refuse what the browser takes: ${error.found}.` : undefined
  }
}
