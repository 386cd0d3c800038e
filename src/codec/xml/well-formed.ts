import { type Source, undecodable } from './decode-failure.js'
import { forbiddenInXml, unknownReference } from './escape-xml.js'

/** What is expected of every document. */
export const wholeDocument = 'one whole, well-formed XML document'

/**
 * Checks that a document is well-formed to its end and has no DOCTYPE, in one pass, and returns it without
 * comments and processing instructions, which have no meaning.
 *
 * fast-xml-parser takes more than XML allows, down to documents that are cut off; a response is trusted only
 * if it is whole, so that this comes first.
 *
 * @throws CodecError that says what is wrong.
 * @see https://www.w3.org/TR/xml/
 */
export function checkedXml(source: Source, document: string, maxDepth: number): string {
  return new Checker(source, document, maxDepth).check()
}

const nameStart =
  ':A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}' +
  '\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
const name = `[${nameStart}][${nameStart}\\-.0-9\\xB7\\u{300}-\\u{36F}\\u{203F}\\u{2040}]*`
const space = '[\\t\\n\\r ]'
const attribute = `${space}+(${name})${space}*=${space}*("[^<"]*"|'[^<']*')`

// Each is tried at one place only, and no two of its parts match the same text, so that the time is linear.
const startTag = new RegExp(`<(${name})((?:${attribute})*)${space}*(/?)>`, 'uy')
const endTag = new RegExp(`</(${name})${space}*>`, 'uy')
const attributes = new RegExp(attribute, 'gu')
const declaration = new RegExp(`<\\?xml(?:${attribute})+${space}*\\?>`, 'uy')
const instruction = new RegExp(`<\\?(${name})(?:${space}|\\?>)`, 'uy')
const onlySpace = new RegExp(`^${space}*$`, 'u')

class Checker {
  readonly #source: Source
  readonly #document: string
  readonly #maxDepth: number
  /** The elements that the check is inside of. */
  readonly #open: string[] = []
  #at = 0
  #hasRoot = false
  #kept = ''
  #keptTo = 0

  constructor(source: Source, document: string, maxDepth: number) {
    this.#source = source
    this.#document = document
    this.#maxDepth = maxDepth
  }

  check(): string {
    const document = this.#document
    if (onlySpace.test(document)) this.#fail('empty')
    if (!/^\s*</.test(document)) this.#fail('not XML')
    const char = forbiddenInXml(document)
    if (char !== undefined) this.#fail(`text with the character ${codePoint(char)}, which XML does not have`)
    const [declared] = this.#matchAttributes(declaration) ?? []
    if (declared) this.#at = declared.length
    while (this.#at < document.length) {
      const next = document.indexOf('<', this.#at)
      this.#text(document.slice(this.#at, next === -1 ? document.length : next))
      if (next === -1) break
      this.#at = next
      this.#markup()
    }
    const inside = this.#open.at(-1)
    if (inside !== undefined) this.#fail(`cut off inside of <${inside}>`)
    if (!this.#hasRoot) this.#fail('a document without an element')
    return this.#keptTo === 0 ? document : this.#kept + document.slice(this.#keptTo)
  }

  #text(text: string): void {
    if (this.#open.length === 0) {
      if (!onlySpace.test(text)) this.#fail('text outside of the root')
    } else if (text.includes(']]>')) this.#fail('text with ]]>')
    else this.#references(text)
  }

  #markup(): void {
    const document = this.#document
    const char = document[this.#at + 1]
    if (char === '/') this.#endTag()
    else if (document.startsWith('<!--', this.#at)) this.#comment()
    else if (document.startsWith('<![CDATA[', this.#at)) {
      if (this.#open.length === 0) this.#fail('text outside of the root')
      this.#at = this.#endOf(']]>', 9)
    } else if (document.startsWith('<!DOCTYPE', this.#at)) this.#fail('a document with a DOCTYPE', 'a document without')
    else if (char === '?') this.#instruction()
    else this.#startTag()
  }

  #startTag(): void {
    const match = this.#matchAttributes(startTag)
    if (!match) this.#broken()
    const [tag, element = '', attributeText = '', , , empty] = match
    if (attributeText) this.#attributes(attributeText)
    if (this.#open.length === 0) {
      if (this.#hasRoot) this.#fail(`a second root, <${element}>`)
      this.#hasRoot = true
    }
    if (this.#open.length >= this.#maxDepth) {
      this.#fail(`nested more than ${this.#maxDepth} levels deep`, `at most ${this.#maxDepth} levels`)
    }
    if (!empty) this.#open.push(element)
    this.#at += tag.length
  }

  #endTag(): void {
    const match = this.#match(endTag)
    if (!match) this.#broken()
    const open = this.#open.pop()
    if (match[1] !== open)
      this.#fail(open ? `</${match[1]}> where <${open}> ends` : `</${match[1]}> without a beginning`)
    this.#at += match[0].length
  }

  #attributes(text: string): void {
    const names = new Set<string>()
    for (const [, attributeName = '', value = ''] of text.matchAll(attributes)) {
      if (names.has(attributeName)) this.#fail(`an element with the attribute ${attributeName} twice`)
      names.add(attributeName)
      this.#references(value.slice(1, -1))
    }
  }

  #comment(): void {
    const end = this.#endOf('--', 4)
    if (this.#document[end] !== '>') this.#fail('a comment with -- inside')
    this.#cutTo(end + 1)
  }

  #instruction(): void {
    const match = this.#match(instruction)
    if (!match) this.#broken()
    if (/^xml$/i.test(match[1] as string)) this.#fail('an XML declaration that is not at the beginning')
    this.#cutTo(this.#endOf('?>', 2))
  }

  /** Leaves out what is between here and there. */
  #cutTo(end: number): void {
    this.#kept += this.#document.slice(this.#keptTo, this.#at)
    this.#keptTo = end
    this.#at = end
  }

  #endOf(closing: string, opening: number): number {
    const end = this.#document.indexOf(closing, this.#at + opening)
    return end === -1 ? this.#fail('cut off') : end + closing.length
  }

  #references(text: string): void {
    const unknown = unknownReference(text)
    if (unknown !== undefined) this.#fail(`text with ${unknown.slice(0, 20)}, which is no reference that XML has`)
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    return pattern.exec(this.#document)
  }

  /** The engine's stack has room for some hundred thousand attributes. */
  #matchAttributes(pattern: RegExp): RegExpExecArray | null {
    try {
      return this.#match(pattern)
    } catch {
      return this.#fail('an element with more attributes than can be read')
    }
  }

  /** At something that begins as a tag does. */
  #broken(): never {
    const rest = this.#document.slice(this.#at, this.#at + 40)
    if (!this.#document.includes('>', this.#at)) this.#fail('cut off inside of a tag')
    this.#fail(`not well-formed at ${JSON.stringify(rest)}`)
  }

  #fail(found: string, accepted = wholeDocument): never {
    throw undecodable(this.#source, found, accepted)
  }
}

function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`
}
