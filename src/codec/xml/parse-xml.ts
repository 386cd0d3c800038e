import { XMLParser } from 'fast-xml-parser'
import { type ResponseLimits, responseLimits } from '../limits.js'
import { type Source, undecodable } from './decode-failure.js'
import { resolveReferences } from './escape-xml.js'
import { readPlainXml, type XmlElement } from './plain-xml.js'
import { checkedXml, wholeDocument } from './well-formed.js'

/**
 * Reads a whole document and returns its root.
 *
 * @throws CodecError for anything that is not one whole, well-formed document without a DOCTYPE.
 */
export function readXml(
  source: Source,
  { maxLength = responseLimits.maxLength, maxDepth = responseLimits.maxDepth }: ResponseLimits,
): XmlElement {
  const { text } = source
  if (text.length > maxLength) {
    throw undecodable(source, `a document of ${text.length} characters`, `at most ${maxLength}`)
  }
  const document = text.startsWith('\uFEFF') ? text.slice(1) : text
  return readPlainXml(document, maxDepth) ?? readAnyXml(source, document, maxDepth)
}

/**
 * The same for documents of every kind. The check of the document and its characters are ours, so that each
 * reference is resolved exactly once; fast-xml-parser splits the text into elements.
 */
export function readAnyXml(source: Source, document: string, maxDepth: number): XmlElement {
  const [root] = element('', parse(source, checkedXml(source, document, maxDepth), maxDepth)).children
  return root ?? fail(source)
}

/** A node as fast-xml-parser gives it in the document's order: one key, the name, with what is inside. */
type Node = Readonly<Record<string, string | readonly Node[]>>

function parse(source: Source, document: string, maxDepth: number): readonly Node[] {
  const parser = new XMLParser({
    preserveOrder: true,
    trimValues: false,
    parseTagValue: false,
    processEntities: false,
    ignoreDeclaration: true,
    cdataPropName: cdata,
    maxNestedTags: maxDepth,
    jPath: false,
    // The parser refuses these names to protect objects made of them; ours are made by the schema alone.
    transformTagName: (name) => (name in Object.prototype || name === 'prototype' ? name + mark : name),
  })
  try {
    return parser.parse(document)
  } catch (cause) {
    return fail(source, cause)
  }
}

/** The document was checked before, so that the parser takes it; should it not, this is no reason to trust it. */
function fail(source: Source, cause?: unknown): never {
  throw undecodable(source, 'a document that the parser does not take', wholeDocument, { cause })
}

function element(name: string, nodes: readonly Node[]): XmlElement {
  const children: XmlElement[] = []
  let text = ''
  for (const node of nodes) {
    for (const key in node) {
      const inside = node[key] as string | readonly Node[]
      if (typeof inside === 'string') text += resolveReferences(inside)
      else if (key === cdata) text += inside.map((part) => part['#text']).join('')
      else children.push(element(localName(key), inside))
    }
  }
  return { name, children, text: children.length > 0 && text.trim() === '' ? '' : text }
}

function localName(key: string): string {
  return key.slice(key.indexOf(':') + 1, key.endsWith(mark) ? -mark.length : undefined)
}

const cdata = '#cdata'

/** No name of an element ends with it. */
const mark = '#'
