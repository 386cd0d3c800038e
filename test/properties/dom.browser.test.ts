// In Chromium only: our XML parser and the browser's must agree on what is a document, and on its elements and text.
import { isCodecError } from 'ec2wire'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseXml, type XmlElement } from '../../src/codec/xml/parse-xml.ts'
import { mutatedDocuments, oddDocuments, wholeDocuments } from './xml-documents.ts'

test.each([
  ['whole', wholeDocuments],
  ['mutated', mutatedDocuments],
  ['odd', oddDocuments],
] as const)('%s documents', { timeout: 120_000 }, (_, documents) => {
  const property = fc.property(documents, (document) => {
    expect(ours(document)).toEqual(browsers(document))
  })
  // The same documents in every run. The error holds the smallest document that fails.
  fc.assert(property, { numRuns: 10_000, seed: 12 })
})

const rejected = 'rejected'

function ours(text: string): XmlElement | typeof rejected {
  try {
    return comparable(parseXml({ attempt: 'read a document', text }, {}))
  } catch (error) {
    if (isCodecError(error)) return rejected
    throw error
  }
}

const parser = new DOMParser()

function browsers(text: string): XmlElement | typeof rejected {
  const document = parser.parseFromString(text, 'text/xml')
  const error = document.querySelector('parsererror')
  return error ? rejected : elementOf(document.documentElement)
}

function elementOf({ localName, children, childNodes }: Element): XmlElement {
  const texts = [...childNodes].filter((node) => node instanceof Text).map(({ data }) => data)
  return comparable({ name: localName, children: [...children].map(elementOf), text: texts.join('') })
}

/** White space in front of text beside children has no meaning, and our parser does not keep all of it. */
function comparable({ name, children, text }: XmlElement): XmlElement {
  return { name, children: children.map(comparable), text: children.length > 0 ? text.trimStart() : text }
}
