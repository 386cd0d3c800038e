import { XMLParser } from 'fast-xml-parser'
import { type Source, undecodable } from './document.js'
import type { ResponseLimits } from './limits.js'
import { checkedXml, wholeDocument } from './well-formed.js'
import { resolveReferences } from './xml-text.js'

/** An element of a document: its name without a namespace's prefix, the elements inside, and its text. */
export interface XmlElement {
  readonly name: string
  readonly children: readonly XmlElement[]
  /** The text that stands directly inside, references and CDATA sections resolved. */
  readonly text: string
}

/**
 * Reads a whole document and returns its root. The check of the document and its characters are ours, so that
 * each reference is resolved exactly once; fast-xml-parser splits the text into elements.
 *
 * @throws CodecError for anything that is not one whole, well-formed document without a DOCTYPE.
 */
export function readXml(source: Source, { maxLength = 100_000_000, maxDepth = 100 }: ResponseLimits): XmlElement {
  const { text } = source
  if (text.length > maxLength) {
    throw undecodable(source, `a document of ${text.length} characters`, `at most ${maxLength}`)
  }
  const document = checkedXml(source, text.startsWith('\uFEFF') ? text.slice(1) : text, maxDepth)
  const [root] = element('', parse(source, document, maxDepth)).children
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
  return { name, children, text }
}

function localName(key: string): string {
  return key.slice(key.indexOf(':') + 1, key.endsWith(mark) ? -mark.length : undefined)
}

const cdata = '#cdata'

/** No name of an element ends with it. */
const mark = '#'
