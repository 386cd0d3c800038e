import { XMLParser } from 'fast-xml-parser'
import { parseXml } from '../codec/xml/parse-xml.js'
import { isSecretName, redacted, redactedValue } from '../mock/simulator/auth/redact.js'

/** A document without a schema: every value is a text, a list or an object. */
export interface UntypedDocument {
  /** The name of the root element, without its namespace prefix. */
  readonly root: string
  readonly content: unknown
}

/**
 * Reads the name of the root element.
 *
 * @throws CodecError if the text is not one whole, well-formed document without a DOCTYPE.
 */
export function rootOf(text: string): string {
  return parseXml({ attempt: 'decode the XML', text }, {}).name
}

/**
 * Turns a document without a schema into JSON. Attributes are left out, and so are the values of secrets.
 *
 * @throws CodecError if the text is not one whole, well-formed document; Error if an element has a name that
 * fast-xml-parser refuses, such as `__proto__`.
 */
export function xmlToJson(text: string): UntypedDocument {
  // fast-xml-parser accepts documents that are cut off, so the strict reader comes first.
  const root = rootOf(text)
  const parser = new XMLParser({
    ignoreDeclaration: true,
    ignorePiTags: true,
    removeNSPrefix: true,
    parseTagValue: false,
    trimValues: false,
    // For references to characters, such as &#233;.
    htmlEntities: true,
    maxNestedTags: 1000,
    isArray: (name) => isItem(name),
  })
  try {
    return { root, content: simplified(parser.parse(text)[root], root) }
  } catch (error) {
    throw new Error(`Cannot decode the XML: ${(error as Error).message}.`, { cause: error })
  }
}

/** Takes out the space around elements, the element around each item of a list, and secrets. */
function simplified(value: unknown, name: string): unknown {
  if (isSecretName(name)) return redactedValue
  if (typeof value === 'string') return redacted(value)
  if (Array.isArray(value)) return value.map((item) => simplified(item, name))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key, text]) => key !== '#text' || String(text).trim() !== '')
  const [only] = entries
  if (only && entries.length === 1 && isItem(only[0])) return simplified(only[1], only[0])
  return Object.fromEntries(entries.map(([key, inner]) => [key, simplified(inner, key)]))
}

/** The elements around the items of a list, in EC2 and in the other Query services. */
function isItem(name: string): boolean {
  return name === 'item' || name === 'member'
}
