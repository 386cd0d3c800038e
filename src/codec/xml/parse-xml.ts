import { type ResponseLimits, responseLimits } from '../limits.js'
import { type Source, undecodable } from './decode-failure.js'
import { type XmlElement, XmlParser } from './xml-parser.js'

/**
 * Parses a whole document and returns its root element.
 *
 * A response is trusted only if it is whole, so this accepts well-formed documents without a DOCTYPE and nothing else.
 * Attributes, comments and processing instructions are checked, but not kept.
 *
 * @throws CodecError if the document is longer or deeper than the limits, or is not well-formed to its end.
 * @see https://www.w3.org/TR/xml/
 */
export function parseXml(
  source: Source,
  { maxLength = responseLimits.maxLength, maxDepth = responseLimits.maxDepth }: ResponseLimits,
): XmlElement {
  const { text } = source
  if (text.length > maxLength) {
    throw undecodable(source, `a document of ${text.length} characters`, `at most ${maxLength}`)
  }
  return new XmlParser(source, maxDepth).parse()
}
