/** Stands in for the reader of plain documents, so that fast-xml-parser reads all of them. */
export function readPlainXml(): undefined {
  return undefined
}
