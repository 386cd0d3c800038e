import { assertArgument, assertOperation } from '../errors/assert-argument.js'
import { quote } from '../errors/printable.js'
import type { Operation } from '../schemas/define/operation.js'
import {
  isScalar,
  type ListShape,
  type MapShape,
  type Shape,
  type StructureShape,
  stringShape,
} from '../schemas/define/shape.js'
import { isErrorDocument, serviceErrorOf } from './decode-error.js'
import { assertLimits, deepestValue, type ResponseLimits, responseLimits } from './limits.js'
import type { Open } from './open.js'
import { acceptedText, readScalar } from './values/scalar.js'
import { ValuePath } from './values/value-path.js'
import { type Source, undecodable } from './xml/decode-failure.js'
import { parseXml } from './xml/parse-xml.js'
import type { XmlElement } from './xml/xml-parser.js'

/**
 * Decodes the XML document of an action's response.
 *
 * The document must be whole: well-formed to its end, with the root element of the action and without a DOCTYPE. Each
 * required member must be there, and each member that is not a list must be there only once. Unknown elements are
 * ignored, because EC2 adds members over time. Attributes and namespaces are ignored, too.
 *
 * @throws CodecError if the document is not a whole response of the action. For an error document, `cause` is the
 * `Ec2ServiceError`.
 *
 * @example
 * decodeResponse(CreateImage, '<CreateImageResponse><imageId>ami-0123456789abcdef0</imageId></CreateImageResponse>')
 * // { ImageId: 'ami-0123456789abcdef0' }
 */
export function decodeResponse<Output>(
  operation: Operation<unknown, Output>,
  xml: string,
  limits: ResponseLimits = responseLimits,
): Open<Output> {
  assertOperation(operation, 'decode a response')
  const attempt = responseAttempt(operation.action)
  assertArgument(typeof xml === 'string', attempt, 'xml', xml, 'a string')
  assertLimits(limits, responseLimits, attempt)
  return decodeResponseOf(operation, { attempt, text: xml }, limits)
}

export function responseAttempt(action: string): string {
  return `decode the ${action} response`
}

export function decodeResponseOf<Output>(
  operation: Operation<unknown, Output>,
  source: Source,
  limits: ResponseLimits,
): Open<Output> {
  const root = parseXml(source, limits)
  const name = `${operation.action}Response`
  if (root.name !== name) {
    if (!isErrorDocument(root)) throw undecodable(source, `a document <${root.name}>`, `<${name}>`)
    const cause = serviceErrorOf(root, source)
    throw undecodable(source, `the error ${cause.code} (${cause.message})`, `<${name}>`, { cause })
  }
  return new ElementReader(source).structure(operation.shapes.output, root) as Open<Output>
}

class ElementReader {
  readonly #source: Source
  readonly #path: ValuePath

  constructor(source: Source) {
    this.#source = source
    this.#path = new ValuePath(source.attempt, undefined, deepestValue)
  }

  structure(shape: StructureShape, element: XmlElement): Record<string, unknown> {
    this.#refuseText(element)
    const structure: Record<string, unknown> = {}
    for (const child of element.children) {
      const member = shape.byXml.get(child.name)
      if (!member) continue
      const { name, shape: inner } = member
      // A value of Object.prototype is not a value of the structure.
      const before = structure[name] !== undefined && Object.hasOwn(structure, name) ? structure[name] : undefined
      if (inner.kind === 'list' && inner.flattened) {
        const list = (before ?? (structure[name] = [])) as unknown[]
        this.#path.enter(name)
        list.push(this.#value(list.length, inner.item, child))
        this.#path.leave()
      } else {
        if (before !== undefined) this.#fail(name, 'there more than once', 'one element')
        structure[name] = this.#value(name, inner, child)
      }
    }
    for (const { name, xml, shape: inner } of shape.required) {
      if (Object.hasOwn(structure, name)) continue
      // An empty flattened list has no element.
      if (inner.kind === 'list' && inner.flattened) structure[name] = []
      else this.#fail(name, 'missing', `an element <${xml}>`)
    }
    return structure
  }

  #value(name: string | number, shape: Shape, element: XmlElement): unknown {
    if (isScalar(shape)) {
      if (element.children.length > 0) this.#fail(name, `an element with <${element.children[0]?.name}> inside`, 'text')
      const text = shape.kind === 'string' ? element.text : element.text.trim()
      return readScalar(shape, text) ?? this.#fail(name, `the text ${quote(text)}`, acceptedText(shape))
    }
    this.#path.enter(name)
    const value = this.#content(shape, element)
    this.#path.leave()
    return value
  }

  #content(shape: StructureShape | ListShape | MapShape, element: XmlElement): unknown {
    if (shape.kind === 'list') return this.#list(shape, element)
    return shape.kind === 'map' ? this.#map(shape, element) : this.structure(shape, element)
  }

  #list(shape: ListShape, element: XmlElement): unknown[] {
    this.#refuseText(element)
    return element.children.map((child, index) => {
      if (child.name !== shape.itemName) this.#fail(index, `an element <${child.name}>`, `<${shape.itemName}>`)
      return this.#value(index, shape.item, child)
    })
  }

  #map(shape: MapShape, element: XmlElement): Record<string, unknown> {
    this.#refuseText(element)
    const entries = new Map<string, unknown>()
    element.children.forEach((entry, index) => {
      if (entry.name !== 'entry') this.#fail(index, `an element <${entry.name}>`, '<entry>')
      this.#path.enter(index)
      this.#refuseText(entry)
      const key = this.#value('key', stringShape, this.#only(entry, 'key')) as string
      const value = this.#value('value', shape.value, this.#only(entry, 'value'))
      this.#path.leave()
      if (entries.has(key)) this.#fail(key, 'there more than once', 'one entry')
      entries.set(key, value)
    })
    // Makes own properties, even of a key such as __proto__.
    return Object.fromEntries(entries)
  }

  #only({ children }: XmlElement, name: string): XmlElement {
    const [child, second] = children.filter((candidate) => candidate.name === name)
    if (second) this.#fail(name, 'there more than once', 'one element')
    return child ?? this.#fail(name, 'missing', `an element <${name}>`)
  }

  #refuseText({ text }: XmlElement): void {
    if (text.trim() !== '') this.#fail(undefined, `the text ${quote(text.trim())}`, 'elements')
  }

  #fail(name: string | number | undefined, found: string, accepted: string): never {
    throw undecodable(this.#source, found, accepted, { path: this.#path.of(name) })
  }
}
