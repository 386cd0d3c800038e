import type { XmlElement } from '../../src/codec/xml/xml-parser.ts'

/** An element as plain data, to compare. */
export interface XmlTree {
  readonly name: string
  readonly children: readonly XmlTree[]
  readonly text: string
}

export function treeOf({ name, children, text }: XmlElement): XmlTree {
  return { name, children: children.map(treeOf), text }
}
