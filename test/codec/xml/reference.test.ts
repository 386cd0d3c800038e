// The XML parser must read every well-formed document as fast-xml-parser does.
import { DescribeImages, encodeResponse, isCodecError } from 'ec2wire'
import { errorSamples, outputArbitrary } from 'ec2wire/fixtures'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseXml } from '../../../src/codec/xml/parse-xml.js'
import { mutatedDocuments, oddDocuments, wholeDocuments } from '../../properties/xml-documents.ts'
import { cases } from '../../support/cases.ts'
import { treeOf, type XmlTree } from '../../support/xml-tree.ts'
import { comparable, reference } from './reference.ts'

test('whole documents', { timeout: 120_000 }, () => {
  hold(wholeDocuments, (document) => {
    expect(comparable(parse(document))).toEqual(reference(document))
  })
})

describe('other documents, if they are well-formed', () => {
  test.each([
    ['mutated', mutatedDocuments],
    ['odd', oddDocuments],
  ] as const)('%s', { timeout: 120_000 }, (_, documents) => {
    let accepted = 0
    hold(documents, (document) => {
      const root = parsed(document)
      if (!root) return
      accepted++
      expect(comparable(root)).toEqual(reference(document))
    })
    expect(accepted).toBeGreaterThan(cases(1000))
  })
})

test("EC2's documents", { timeout: 60_000 }, () => {
  for (const { xml } of errorSamples) expect(parse(xml)).toEqual(reference(xml))
  const documents = outputArbitrary(fc, DescribeImages).map((output) => encodeResponse(DescribeImages, output))
  hold(
    documents,
    (document) => {
      expect(parse(document)).toEqual(reference(document))
    },
    cases(100),
  )
})

/** Checks the same documents in every run. The error holds the smallest document that fails. */
function hold(documents: fc.Arbitrary<string>, check: (document: string) => void, numRuns = cases(10_000)): void {
  fc.assert(fc.property(documents, check), { numRuns, seed: 12 })
}

function parse(text: string): XmlTree {
  return treeOf(parseXml({ attempt: 'read a document', text }, {}))
}

/** The root; `undefined` if our parser rejects the document. */
function parsed(text: string): XmlTree | undefined {
  try {
    return parse(text)
  } catch (error) {
    if (isCodecError(error)) return undefined
    throw error
  }
}
