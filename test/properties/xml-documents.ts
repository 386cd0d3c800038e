// XML documents for the tests that compare our parser with others: whole ones, mutated ones, and loose parts.
import fc from 'fast-check'

const names = ['a', 'b', 'imageId', 'x9', '_', 'a-b.c', 'constructor', '__proto__', 'toString', 'é', '名前', 'a·', '𐐀b']
const names1 = fc.constantFrom(...names)
const space = fc.constantFrom(' ', '\n', '\t', '\r\n', '  ')
const maybeSpace = fc.oneof({ weight: 3, arbitrary: fc.constant('') }, space)

const references = ['&amp;', '&lt;', '&gt;', '&quot;', '&apos;', '&#65;', '&#x1F600;', '&#xD;', '&#10;', '&#0032;']
const texts = ['x', 'text', '>', ']]x', ']x', '"', "'", '=', 'é', '😀', '\u00A0', '\u0085', '\u2028', '\uFFFD', '0123']
const text = fc.constantFrom(...texts, ...references, ' ', '\n    ', '\r\n', '\r', '\t')
const extras = ['<!-- c -->', '<!---->', '<!-- <a> & ]]> -->', '<![CDATA[<x>&amp;]]>', '<![CDATA[]]>', '<![CDATA[ ]]>']
const instructions = ["<?pi it's?>", '<?pi?>', '<?pi <a> ?>', '<?xml-stylesheet href="a"?>']
const extra = fc.constantFrom(...extras, ...instructions)

const attribute = fc
  .tuple(space, maybeSpace, maybeSpace, fc.constantFrom('"c"', "'c'", '""', '">"', '"&lt;&#65;"', '"\'"', "'a\r\nb'"))
  .map(([before, left, right, value]) => [before, `${left}=${right}${value}`] as const)
const attributes = fc
  .uniqueArray(fc.tuple(names1, attribute), { maxLength: 3, selector: ([name]) => name })
  .map((all) => all.map(([name, [before, value]]) => `${before}${name}${value}`).join(''))
const noAttributes = fc.constant('')

const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(
      fc.oneof({ weight: 5, arbitrary: names1 }, fc.constantFrom('n:a', 'n:imageId')),
      fc.oneof({ weight: 3, arbitrary: noAttributes }, attributes),
      maybeSpace,
      fc.boolean(),
      tie('content'),
    )
    .map(([name, attributes, space, isEmpty, content]) =>
      isEmpty && content === ''
        ? `<${name}${attributes}${space}/>`
        : `<${name}${attributes}${space}>${content}</${name}${space}>`,
    ),
  content: fc.oneof(
    { depthSize: 'small' },
    fc.array(text, { maxLength: 4 }).map((all) => all.join('')),
    fc.array(fc.oneof(tie('element'), space), { maxLength: 4 }).map((all) => all.join('')),
    fc.array(fc.oneof(tie('element'), text, extra), { maxLength: 5 }).map((all) => all.join('')),
  ),
}))

const outside = fc.array(fc.oneof(space, fc.constantFrom(...extras.slice(0, 3), ...instructions)), { maxLength: 3 })
const declarations = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<?xml version="1.0"?>',
  "<?xml\tversion = '1.0'\nencoding = 'utf-8' standalone='no' ?>",
  '<?xml version="1.0" standalone="yes"?>',
  '<?xml version="1.1"?>',
]
/** The root declares the prefix that the elements inside may have. */
const root = fc
  .tuple(fc.constantFrom('root', 'n:root'), fc.array(fc.oneof(element, text, extra), { maxLength: 5 }))
  .map(([name, content]) => `<${name} xmlns="x" xmlns:n="y">${content.join('')}</${name}>`)

/** Documents that are well-formed. */
export const wholeDocuments = fc
  .tuple(fc.constantFrom('', '', ...declarations), outside, root, outside)
  .map(([declaration, before, root, after]) => declaration + before.join('') + root + after.join(''))

const badDeclarations = [
  ...['<?xml?>', '<?xml ?>', '<?xml encoding="UTF-8"?>', '<?xml version="1.0" version="1.0"?>', '<?xml version=1.0?>'],
  ...['<?xml version="1.0" standalone="maybe"?>', '<?xml version="1.0" standalone="yes" encoding="UTF-8"?>'],
  ...['<?xml encoding="UTF-8" version="1.0"?>', '<?xml version="2.0"?>', '<?xml version="1.0"encoding="UTF-8"?>'],
  ...[
    '<?xml version="1.0" encoding=""?>',
    '<?xml version="1.0" a="b"?>',
    '<?xml version="1.0\'?>',
    '<?XML version="1.0"?>',
  ],
]
const odd = [
  ...[
    '<a>',
    '</a>',
    '<a/>',
    '<b>',
    '</b>',
    '<b/>',
    '<root>',
    '</root>',
    '<a b="1">',
    '<a b="1" b="2"/>',
    '<a b="1"c="2"/>',
  ],
  ...[
    '<a b>',
    '<a b=c>',
    '<a b="<"/>',
    '<a b="&"/>',
    '</a b="1">',
    '< a>',
    '<1>',
    '<-a/>',
    '<·/>',
    '<a\u00D7/>',
    '<a\u037E/>',
  ],
  ...[
    '<a/ >',
    '<a//>',
    '</ a>',
    '<>',
    '</>',
    '<',
    '>',
    '</',
    '/>',
    '&',
    ';',
    '=',
    '"',
    "'",
    ' ',
    '\r',
    '\0',
    '\u0001',
    '\uFFFE',
  ],
  ...[
    '<!-- a--b -->',
    '<!--->',
    '<!--a--->',
    '<!-',
    '<![CDATA[',
    ']]>',
    '<!a>',
    '<!doctype a>',
    '<? a?>',
    '<?a',
    '?>',
    '<?a/?>',
  ],
  ...[
    '&#0;',
    '&#xD800;',
    '&#xFFFE;',
    '&#1114112;',
    '&nbsp;',
    '&;',
    '&#;',
    '&#x;',
    '&AMP;',
    '&#X41;',
    '&#A;',
    '&amp',
    '& amp;',
  ],
  ...badDeclarations,
]
const part = fc.oneof(fc.constantFrom(...odd), text, extra, fc.constantFrom(...declarations))

/** Documents with a part left out, put in or replaced; few of them are well-formed. */
export const mutatedDocuments = fc
  .tuple(wholeDocuments, fc.nat(), fc.nat(4), fc.oneof(part, fc.constant('')))
  .map(([document, at, removed, put]) => {
    const start = at % (document.length + 1)
    return document.slice(0, start) + put + document.slice(start + removed)
  })
  // Half of a pair can be in a JavaScript string, but reaches no parser.
  .filter((document) => !/\p{Surrogate}/u.test(document))

/** Documents around a few parts of any kind. */
export const oddDocuments = fc.oneof(
  fc.tuple(fc.constantFrom('', ...badDeclarations, ...declarations), root).map((all) => all.join('')),
  fc.array(part, { maxLength: 6 }).map((parts) => `<root>${parts.join('')}</root>`),
  fc.array(part, { maxLength: 6 }).map((parts) => `<root><a>${parts.join('')}</a></root>`),
  fc.tuple(fc.array(part, { maxLength: 3 }), fc.array(part, { maxLength: 3 })).map(([before, after]) => {
    return `${before.join('')}<root>x</root>${after.join('')}`
  }),
)
