// Reads documents with fast-xml-parser, which is independent of ours. It accepts documents that are not well-formed, too.
import { XMLParser } from 'fast-xml-parser'
import type { XmlTree } from '../../support/xml-tree.ts'

/** A node of fast-xml-parser in document order. Its only key is the name. */
type Node = Readonly<Record<string, string | readonly Node[]>>

const parser = new XMLParser({
  preserveOrder: true,
  trimValues: false,
  parseTagValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  cdataPropName: 'cdata#',
  jPath: false,
  // fast-xml-parser rejects these names, so they get a mark that no XML name has.
  transformTagName: (name) => (name in Object.prototype ? `${name}#` : name),
})

/** Reads a well-formed document with fast-xml-parser. */
export function reference(document: string): XmlTree {
  // fast-xml-parser stops a processing instruction at a quotation mark, so they are left out, as are comments.
  // Line ends come first: what a comment keeps apart must not become one line end.
  const bare = document
    .replace(/\r\n?/g, '\n')
    .replace(/<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>/gs, (part) => (part.startsWith('<![CDATA[') ? part : ''))
  return elementOf('', parser.parse(bare)).children[0] as XmlTree
}

function elementOf(name: string, nodes: readonly Node[]): XmlTree {
  const children: XmlTree[] = []
  let text = ''
  for (const [key, inside] of nodes.flatMap((node) => Object.entries(node))) {
    if (typeof inside === 'string') text += resolved(inside)
    else if (key === 'cdata#') text += inside.map((part) => part['#text']).join('')
    else children.push(elementOf(key.replace(/^.*?:|#$/g, ''), inside))
  }
  return ownComparable({ name, children, text })
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function resolved(text: string): string {
  return text.replace(/&(?:#x(.+?)|#(.+?)|(.+?));/g, (_, hexadecimal, decimal, name) => {
    if (name) return named[name] as string
    return String.fromCodePoint(hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal))
  })
}

/** Returns an element without the white space that our parser keeps, but need not. */
export function comparable(element: XmlTree): XmlTree {
  return ownComparable({ ...element, children: element.children.map(comparable) })
}

/** Beside children, our parser does not keep all white space in front of text. */
function ownComparable({ name, children, text }: XmlTree): XmlTree {
  return { name, children, text: children.length > 0 ? text.trimStart() : text }
}
