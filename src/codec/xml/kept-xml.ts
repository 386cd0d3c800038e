/** A text of a document, and its bytes once a server has made them. */
export interface XmlText {
  readonly text: string
  /** Only kept texts have bytes that a later response can use. */
  bytes: Uint8Array | undefined
}

/** The items that never change. */
const keptItems = /* @__PURE__ */ new WeakSet<object>()

/**
 * Keeps the XML of an item once it is encoded in a list, together with the items around it. For items of an output's
 * lists, such as the images of `DescribeImages`.
 *
 * @param item A value that never changes, not even inside.
 */
export function keepXml(item: object): void {
  keptItems.add(item)
}

/** The XML of items that follow each other in a list. */
interface Block {
  readonly template: object
  readonly items: readonly object[]
  readonly xml: XmlText
}

/** The blocks by their first item. They exist as long as it does. */
const blocks = /* @__PURE__ */ new WeakMap<object, Block>()

/**
 * Returns the XML of items of a list from an index on, if they are kept, and how many they are. The XML has about as many
 * characters as asked for.
 *
 * @param template What the XML of an item depends on, beside the item.
 * @param write Encodes the item at an index.
 */
export function keptBlock(
  list: readonly unknown[],
  start: number,
  template: object,
  length: number,
  write: (index: number) => string,
): { readonly xml: XmlText; readonly count: number } | undefined {
  const first = list[start]
  if (!isKept(first)) return undefined
  const block = blocks.get(first)
  if (block?.template === template && block.items.every((item, index) => item === list[start + index])) {
    return { xml: block.xml, count: block.items.length }
  }
  const items: object[] = []
  const texts: string[] = []
  let written = 0
  for (let index = start; index < list.length && written < length; index++) {
    const item = list[index]
    if (!isKept(item)) break
    const text = write(index)
    items.push(item)
    texts.push(text)
    written += text.length
  }
  // `join` makes one text. A text made by `+` keeps its parts.
  const xml = { text: texts.join(''), bytes: undefined }
  blocks.set(first, { template, items, xml })
  return { xml, count: items.length }
}

function isKept(item: unknown): item is object {
  return typeof item === 'object' && item !== null && keptItems.has(item)
}
