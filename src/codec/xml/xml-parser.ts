import { quote } from '../../errors/printable.js'
import { type Source, undecodable, wholeDocument } from './decode-failure.js'
import { codePoint, forbiddenInXml } from './escape-xml.js'
import { resolveReferences } from './references.js'
import { endOfName, endOfSpace, xmlDeclaration } from './xml-grammar.js'

/**
 * An element of a document. It has either text or children, or rarely both, so one field holds whichever it is: a document
 * of millions of elements takes a sixth less memory.
 */
export class XmlElement {
  /** @internal The text, the children, or both. */
  content: string | readonly XmlElement[] | Mixed = ''

  /** @param name The name without its namespace prefix. */
  constructor(readonly name: string) {}

  get children(): readonly XmlElement[] {
    const { content } = this
    if (typeof content === 'string') return none
    return content instanceof Mixed ? content.children : content
  }

  /** The text directly inside, with references and CDATA sections resolved. White space around children is no text. */
  get text(): string {
    const { content } = this
    if (typeof content === 'string') return content
    return content instanceof Mixed ? content.text : ''
  }
}

/** The content of an element with text beside its children. */
class Mixed {
  constructor(
    readonly text: string,
    readonly children: readonly XmlElement[],
  ) {}
}

const none: readonly XmlElement[] = []

const lessThan = 0x3c
const greaterThan = 0x3e
const slash = 0x2f
const exclamation = 0x21
const question = 0x3f
const equals = 0x3d
const doubleQuote = 0x22
const singleQuote = 0x27

/**
 * Parses one document, in one pass from its start to its end. The elements that it is inside of are on a stack of its
 * own, so that no depth overflows the stack of the engine.
 */
export class XmlParser {
  readonly #source: Source
  readonly #document: string
  readonly #maxDepth: number
  /** The elements that the parser is inside of. */
  readonly #open: XmlElement[] = []
  /** Their names with prefixes, which their end tags repeat. */
  readonly #tags: string[] = []
  /** The children so far of all open elements, outermost first. Each end tag takes its element's from the end. */
  readonly #children: XmlElement[] = []
  /** Where the children of each open element begin. */
  readonly #starts: number[] = []
  #root: XmlElement | undefined
  /** The last empty element. The next ones of its name share it, so that millions of them take little memory. */
  #empty: XmlElement | undefined
  #at = 0

  constructor(source: Source, maxDepth: number) {
    this.#source = source
    this.#document = source.text.startsWith('\uFEFF') ? source.text.slice(1) : source.text
    this.#maxDepth = maxDepth
  }

  /** @throws CodecError if the document is not well-formed, has a DOCTYPE, or is nested too deep. */
  parse(): XmlElement {
    const document = this.#document
    this.#at = this.#endOfDeclaration()
    for (let next = document.indexOf('<', this.#at); next !== -1; next = document.indexOf('<', this.#at)) {
      if (next > this.#at) this.#text(next)
      this.#at = next
      const code = document.charCodeAt(next + 1)
      if (code === slash) this.#endTag()
      else if (code === exclamation) this.#commentOrCdata()
      else if (code === question) this.#instruction()
      else this.#startTag()
    }
    const inside = this.#tags.at(-1)
    if (inside !== undefined) this.#fail(`cut off inside <${inside}>`)
    if (this.#at < document.length) this.#text(document.length)
    return this.#root ?? this.#fail('a document without an element')
  }

  /** Checks the beginning and all characters, and returns the index behind the XML declaration. */
  #endOfDeclaration(): number {
    const document = this.#document
    const start = endOfSpace(document, 0)
    if (start === document.length) this.#fail('empty')
    if (document.charCodeAt(start) !== lessThan) this.#fail('not XML')
    const char = forbiddenInXml(document)
    if (char !== undefined) this.#fail(`a document with ${codePoint(char)}, a character that XML does not allow`)
    if (!document.startsWith('<?xml') || endOfName(document, 2) !== 5) return 0
    const end = this.#endOf('?>', 2, 'the XML declaration')
    if (xmlDeclaration.test(document)) return end
    return this.#fail(`a document with the invalid XML declaration ${quote(document.slice(0, end))}`)
  }

  /** Reads the text up to the markup at `end`. */
  #text(end: number): void {
    const document = this.#document
    const element = this.#open.at(-1)
    if (!element?.text) {
      const isSpace = endOfSpace(document, this.#at) === end
      if (!element && !isSpace) this.#fail('a document with text outside its root')
      // Dropping the space before a child here, and not when its parent ends, saves copying it.
      if (!element || (isSpace && endOfName(document, end + 1) > end + 1)) return
    }
    element.content += this.#resolved(document.slice(this.#at, end))
  }

  #resolved(text: string): string {
    if (text.includes(']]>')) this.#fail('a document with "]]>" in its text')
    return resolveReferences(withLineFeeds(text), this.#refuseReference)
  }

  readonly #refuseReference = (reference: string): never =>
    this.#fail(`a document with ${quote(reference)}, which is not an XML reference`)

  #startTag(): void {
    const document = this.#document
    const start = this.#at + 1
    let end = endOfName(document, start)
    if (end === start) this.#broken()
    const tag = document.slice(start, end)
    if (document.charCodeAt(end) !== greaterThan) end = this.#attributes(tag, end)
    const isEmpty = document.charCodeAt(end) === slash
    if (isEmpty && document.charCodeAt(++end) !== greaterThan) this.#broken()
    const name = tag.slice(tag.indexOf(':') + 1)
    const element = isEmpty && this.#empty?.name === name ? this.#empty : new XmlElement(name)
    this.#add(element, tag)
    this.#at = end + 1
    if (isEmpty) this.#empty = element
    if (isEmpty || this.#leaf(element, tag)) return
    this.#open.push(element)
    this.#tags.push(tag)
    this.#starts.push(this.#children.length)
  }

  /** Reads the rest of an element that has only text, as most elements do. Returns whether it is one. */
  #leaf(element: XmlElement, tag: string): boolean {
    const document = this.#document
    const start = this.#at
    const next = document.indexOf('<', start)
    const end = next + 2 + tag.length
    if (document.charCodeAt(next + 1) !== slash || document.charCodeAt(end) !== greaterThan) return false
    if (!document.startsWith(tag, next + 2)) return false
    if (next > start) element.content = this.#resolved(document.slice(start, next))
    this.#at = end + 1
    return true
  }

  /** Checks the attributes and returns the index behind them, of `>` or `/`. */
  #attributes(tag: string, start: number): number {
    const document = this.#document
    let only: string | undefined
    let names: Set<string> | undefined
    for (let at = start; ; at++) {
      const nameStart = endOfSpace(document, at)
      const code = document.charCodeAt(nameStart)
      if (code === greaterThan || code === slash) return nameStart
      const nameEnd = endOfName(document, nameStart)
      if (nameStart === at || nameEnd === nameStart) this.#broken()
      const name = document.slice(nameStart, nameEnd)
      if (only === undefined) only = name
      else {
        names ??= new Set([only])
        if (names.has(name)) this.#fail(`a document with the attribute ${name} twice in <${tag}>`)
        names.add(name)
      }
      at = this.#attributeValue(endOfSpace(document, nameEnd))
    }
  }

  /** Checks `="value"` and returns the index of the closing quote. */
  #attributeValue(equalsAt: number): number {
    const document = this.#document
    if (document.charCodeAt(equalsAt) !== equals) this.#broken()
    const start = endOfSpace(document, equalsAt + 1)
    const code = document.charCodeAt(start)
    if (code !== doubleQuote && code !== singleQuote) this.#broken()
    const end = document.indexOf(code === doubleQuote ? '"' : "'", start + 1)
    const value = document.slice(start + 1, end)
    if (end === -1 || value.includes('<')) this.#broken()
    resolveReferences(value, this.#refuseReference)
    return end
  }

  #add(element: XmlElement, tag: string): void {
    const depth = this.#open.length
    if (depth >= this.#maxDepth) {
      this.#fail(`nested more than ${this.#maxDepth} levels deep`, `at most ${this.#maxDepth} levels`)
    }
    if (depth > 0) this.#children.push(element)
    else if (this.#root) this.#fail(`a document with a second root, <${tag}>`)
    else this.#root = element
  }

  #endTag(): void {
    const document = this.#document
    const tag = this.#tags.pop()
    const start = this.#at + 2
    const end = endOfSpace(document, start + (tag?.length ?? 0))
    if (tag === undefined || !document.startsWith(tag, start) || document.charCodeAt(end) !== greaterThan) {
      this.#wrongEndTag(start, tag)
    }
    const element = this.#open.pop() as XmlElement
    const firstChild = this.#starts.pop() as number
    // Taken at once, since an array that grows child by child takes several times the memory.
    if (firstChild < this.#children.length) {
      const children = this.#children.splice(firstChild)
      element.content = element.text.trim() === '' ? children : new Mixed(element.text, children)
    }
    this.#at = end + 1
  }

  #wrongEndTag(start: number, expected: string | undefined): never {
    const document = this.#document
    const end = endOfName(document, start)
    if (end === start || document.charCodeAt(endOfSpace(document, end)) !== greaterThan) this.#broken()
    const found = `</${document.slice(start, end)}>`
    this.#fail(
      expected === undefined
        ? `a document with ${found}, but no start tag for it`
        : `a document with ${found} in place of </${expected}>`,
    )
  }

  #commentOrCdata(): void {
    const document = this.#document
    const start = this.#at
    if (document.startsWith('<!--', start)) {
      this.#at = this.#endOf('--', 4, 'a comment') + 1
      if (this.#at > document.length) this.#fail('cut off inside a comment')
      if (document.charCodeAt(this.#at - 1) !== greaterThan) this.#fail('a document with "--" in a comment')
    } else if (document.startsWith('<![CDATA[', start)) {
      const element = this.#open.at(-1) ?? this.#fail('a document with text outside its root')
      this.#at = this.#endOf(']]>', 9, 'a CDATA section')
      element.content += withLineFeeds(document.slice(start + 9, this.#at - 3))
    } else if (/^<!doctype/i.test(document.slice(start, start + 9))) {
      this.#fail('a document with a DOCTYPE', 'a document without one')
    } else this.#broken()
  }

  #instruction(): void {
    const document = this.#document
    const start = this.#at + 2
    const nameEnd = endOfName(document, start)
    if (nameEnd === start) this.#broken()
    if (/^xml$/i.test(document.slice(start, nameEnd))) {
      this.#fail('a document with an XML declaration that is not at its start')
    }
    const end = this.#endOf('?>', 2, 'a processing instruction')
    if (endOfSpace(document, nameEnd) === nameEnd && nameEnd + 2 < end) this.#broken()
    this.#at = end
  }

  /** Returns the index behind `closing`. */
  #endOf(closing: string, opening: number, inside: string): number {
    const end = this.#document.indexOf(closing, this.#at + opening)
    return end === -1 ? this.#fail(`cut off inside ${inside}`) : end + closing.length
  }

  /** Fails at the current tag. */
  #broken(): never {
    const document = this.#document
    if (!document.includes('>', this.#at)) this.#fail('cut off inside a tag')
    this.#fail(`not well-formed at ${quote(document.slice(this.#at, this.#at + 40))}`)
  }

  #fail(found: string, accepted = wholeDocument): never {
    throw undecodable(this.#source, found, accepted)
  }
}

/** @see https://www.w3.org/TR/xml/#sec-line-ends */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}
