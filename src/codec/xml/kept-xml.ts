import type { XmlTemplate } from './xml-template.js'

interface KeptXml {
  template: XmlTemplate | undefined
  text: string
}

/** The items whose XML is kept. */
const kept = /* @__PURE__ */ new WeakMap<object, KeptXml>()

/**
 * Keeps the XML of an item once it is encoded, as long as the item exists. For items of an output's lists, such as the
 * images of `DescribeImages`.
 *
 * @param item A value that never changes, not even inside.
 */
export function keepXml(item: object): void {
  kept.set(item, { template: undefined, text: '' })
}

/** Returns the XML of an item: the kept one, if it was written with the same template. */
export function keptXml(item: unknown, template: XmlTemplate, write: () => string): string {
  const entry = typeof item === 'object' && item !== null ? kept.get(item) : undefined
  if (!entry) return write()
  if (entry.template !== template) {
    entry.text = flat(write())
    entry.template = template
  }
  return entry.text
}

/** Makes one piece of a text that was put together, so that each document with it need not do it again. */
function flat(text: string): string {
  // Engines make a text one piece before they search it.
  return text.includes('\0') ? '' : text
}
