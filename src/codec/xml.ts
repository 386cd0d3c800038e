import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { type Source, undecodable } from './document.js'
import type { ResponseLimits } from './limits.js'
import { forbiddenInXml } from './xml-text.js'

/** An element of a document: its name without a namespace's prefix, the elements inside, and its text. */
export interface XmlElement {
  readonly name: string
  readonly children: readonly XmlElement[]
  /** The text that stands directly inside, character references and CDATA sections resolved. */
  readonly text: string
}

/**
 * Reads a whole document and returns its root.
 *
 * fast-xml-parser splits the text into elements; characters are ours, so that each reference is resolved
 * exactly once. What it takes too lightly is refused before: document types, characters that XML does not
 * have, sections without an end, and more than one root.
 *
 * @throws CodecError for anything that is not one whole, well-formed document without a DOCTYPE.
 */
export function readXml(source: Source, { maxLength = 100_000_000, maxDepth = 100 }: ResponseLimits): XmlElement {
  const { text } = source
  if (text.length > maxLength) {
    throw undecodable(source, `a document of ${text.length} characters`, `at most ${maxLength}`)
  }
  const document = text.startsWith('\uFEFF') ? text.slice(1) : text
  guard(source, document)
  const valid = XMLValidator.validate(document)
  if (valid !== true) throw malformed(source, new Error(`${valid.err.msg} Line ${valid.err.line}.`))
  return new TreeReader(source, maxDepth).read(document)
}

const accepted = 'one whole, well-formed XML document'

function malformed(source: Source, cause?: unknown): Error {
  return undecodable(source, 'not well-formed XML, or cut off', accepted, { cause })
}

/** Refuses what the parser would let pass. */
function guard(source: Source, document: string): void {
  if (/^\s*$/.test(document)) throw undecodable(source, 'empty', accepted)
  if (!/^\s*</.test(document)) throw undecodable(source, 'not XML', accepted)
  const char = forbiddenInXml(document)
  if (char !== undefined) {
    const code = char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    throw undecodable(source, `text with the character U+${code}, which XML does not have`, accepted)
  }
  const markup = /<(?:!--|!\[CDATA\[|[!?])/g
  for (let match = markup.exec(document); match; match = markup.exec(document)) {
    const close = closings[match[0]]
    if (close === undefined)
      throw undecodable(source, 'a document with a DOCTYPE or another declaration', 'a document without')
    const end = document.indexOf(close, markup.lastIndex)
    if (end === -1) throw malformed(source)
    markup.lastIndex = end + close.length
  }
  if (document.slice(document.lastIndexOf('>') + 1).trim() !== '') throw malformed(source)
}

const closings: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' }

/** A node as fast-xml-parser gives it in the document's order: one key, the name, with what is inside. */
type Node = Readonly<Record<string, string | readonly Node[]>>

class TreeReader {
  readonly #source: Source
  readonly #maxDepth: number

  constructor(source: Source, maxDepth: number) {
    this.#source = source
    this.#maxDepth = maxDepth
  }

  read(document: string): XmlElement {
    const top = this.#element('', this.#parse(document))
    const [root] = top.children
    if (!root || top.children.length > 1 || top.text.trim() !== '') throw malformed(this.#source)
    return root
  }

  #parse(document: string): readonly Node[] {
    const parser = new XMLParser({
      preserveOrder: true,
      trimValues: false,
      parseTagValue: false,
      processEntities: false,
      ignoreDeclaration: true,
      ignorePiTags: true,
      cdataPropName: cdata,
      maxNestedTags: this.#maxDepth,
      jPath: false,
      // The parser refuses these names to protect objects made of them; ours are made by the schema alone.
      transformTagName: (name) => (name in Object.prototype || name === 'prototype' ? `${name}_` : name),
    })
    try {
      return parser.parse(document)
    } catch (cause) {
      const deep = cause instanceof Error && cause.message.includes('nested')
      if (!deep) throw malformed(this.#source, cause)
      throw undecodable(
        this.#source,
        `nested more than ${this.#maxDepth} levels deep`,
        `at most ${this.#maxDepth} levels`,
      )
    }
  }

  #element(name: string, nodes: readonly Node[]): XmlElement {
    const children: XmlElement[] = []
    let text = ''
    for (const node of nodes) {
      for (const key in node) {
        const inside = node[key] as string | readonly Node[]
        if (typeof inside === 'string') text += this.#resolve(inside)
        else if (key === cdata) text += inside.map((part) => part['#text']).join('')
        else children.push(this.#element(key.slice(key.indexOf(':') + 1), inside))
      }
    }
    return { name, children, text }
  }

  /** Resolves the references of a text: XML's five names, and numbers of characters that XML has. */
  #resolve(text: string): string {
    if (!text.includes('&')) return text
    return text.replace(/&(?:#(?:x([0-9A-Fa-f]+)|([0-9]+))|(amp|lt|gt|quot|apos));|&/g, (_, hex, decimal, name) => {
      if (name) return named[name] as string
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      const char = code <= 0x10ffff ? String.fromCodePoint(code) : ''
      if (char === '' || forbiddenInXml(char)) throw malformed(this.#source)
      return char
    })
  }
}

const cdata = '#cdata'

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
