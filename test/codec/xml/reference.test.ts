// The XML parser must read every well-formed document as fast-xml-parser does.
import { DescribeImages, encodeResponse, isCodecError } from 'ec2wire'
import { errorSamples, outputArbitrary } from 'ec2wire/fixtures'
import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { parseXml } from '../../../src/codec/xml/parse-xml.js'
import { mutatedDocuments, oddDocuments, wholeDocuments } from '../../properties/xml-documents.ts'
import { cases } from '../../support/cases.ts'
import { treeOf, type XmlTree } from '../../support/xml-tree.ts'

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

/** A node of fast-xml-parser in document order. Its only key is the name. */
type Node = Readonly<Record<string, string | readonly Node[]>>

const parser = new XMLParser({
  preserveOrder: true,
  trimValues: false,
  parseTagValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  cdataPropName: 'cdata#',
  jPath: false,
  // fast-xml-parser rejects these names, so they get a mark that no XML name has.
  transformTagName: (name) => (name in Object.prototype ? `${name}#` : name),
})

function reference(document: string): XmlTree {
  // fast-xml-parser stops a processing instruction at a quotation mark, so they are left out, as are comments.
  // Line ends come first: what a comment keeps apart must not become one line end.
  const bare = document
    .replace(/\r\n?/g, '\n')
    .replace(/<!\[CDATA\[.*?\]\]>|<!--.*?-->|<\?.*?\?>/gs, (part) => (part.startsWith('<![CDATA[') ? part : ''))
  return elementOf('', parser.parse(bare)).children[0] as XmlTree
}

function elementOf(name: string, nodes: readonly Node[]): XmlTree {
  const children: XmlTree[] = []
  let text = ''
  for (const [key, inside] of nodes.flatMap((node) => Object.entries(node))) {
    if (typeof inside === 'string') text += resolved(inside)
    else if (key === 'cdata#') text += inside.map((part) => part['#text']).join('')
    else children.push(elementOf(key.replace(/^.*?:|#$/g, ''), inside))
  }
  return ownComparable({ name, children, text })
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function resolved(text: string): string {
  return text.replace(/&(?:#x(.+?)|#(.+?)|(.+?));/g, (_, hexadecimal, decimal, name) => {
    if (name) return named[name] as string
    return String.fromCodePoint(hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal))
  })
}

function comparable(element: XmlTree): XmlTree {
  return ownComparable({ ...element, children: element.children.map(comparable) })
}

/** Beside children, our parser does not keep all white space in front of text. */
function ownComparable({ name, children, text }: XmlTree): XmlTree {
  return { name, children, text: children.length > 0 ? text.trimStart() : text }
}
