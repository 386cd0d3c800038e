// In Chromium only: our XML parser and the browser's must agree on what is a document, and on its elements and text.
import { isCodecError } from 'ec2wire'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseXml } from '../../src/codec/xml/parse-xml.ts'
import type { XmlTree } from '../support/xml-tree.ts'
import { mutatedDocuments, oddDocuments, wholeDocuments } from './xml-documents.ts'

test.each([
  ['whole', wholeDocuments, { accepted: 9000, rejected: 0 }],
  ['mutated', mutatedDocuments, { accepted: 2000, rejected: 4000 }],
  ['odd', oddDocuments, { accepted: 2000, rejected: 4000 }],
] as const)('%s documents', { timeout: 120_000 }, (_, documents, least) => {
  let accepted = 0
  let rejected = 0
  const property = fc.property(documents, (document) => {
    const theirs = browsers(document)
    if (theirs === undefined || chromiumAccepts.some((pattern) => pattern.test(document))) return
    const root = ours(document)
    expect(root).toEqual(theirs)
    if (root === 'rejected') rejected++
    else accepted++
  })
  // The same documents in every run. The error holds the smallest document that fails.
  fc.assert(property, { numRuns: 10_000, seed: 12 })
  expect(accepted).toBeGreaterThanOrEqual(least.accepted)
  expect(rejected).toBeGreaterThanOrEqual(least.rejected)
})

/** What Chromium accepts, although XML 1.0 does not allow it. */
const chromiumAccepts = [
  // Any text as the encoding.
  /^<\?xml[^>]*encoding\s*=\s*(["'])(?![A-Za-z][\w.-]*\1)/,
  // A `<` in the value of an attribute.
  /=\s*(?:"[^"]*<|'[^']*<)/,
  // The attribute xmlns twice.
  /\sxmlns\s*=[^>]*\sxmlns\s*=/,
  // References to control characters, as in XML 1.1.
  /^<\?xml version="1\.1".*&#/s,
]

function ours(text: string): XmlTree | 'rejected' {
  try {
    return comparable(parseXml({ attempt: 'read a document', text }, {}))
  } catch (error) {
    if (isCodecError(error)) return 'rejected'
    throw error
  }
}

const parser = new DOMParser()

/** What the browser reads; `undefined` if it only complains about namespaces, which have no meaning here. */
function browsers(text: string): XmlTree | 'rejected' | undefined {
  const document = parser.parseFromString(text, 'text/xml')
  const error = document.querySelector('parsererror')?.textContent
  if (error === undefined) return elementOf(document.documentElement)
  return /prefix|namespace|qualified name/i.test(error) ? undefined : 'rejected'
}

function elementOf({ localName, children, childNodes }: Element): XmlTree {
  const texts = [...childNodes].filter((node) => node instanceof Text).map(({ data }) => data)
  return comparable({ name: localName, children: [...children].map(elementOf), text: texts.join('') })
}

/** Beside children, our parser does not keep all white space in front of text. */
function comparable({ name, children, text }: XmlTree): XmlTree {
  return { name, children: children.map(comparable), text: children.length > 0 ? text.trimStart() : text }
}
