import { assertOperation } from '../errors/assert-argument.js'
import type { Operation } from '../schemas/define/operation.js'
import type { StructureShape } from '../schemas/define/shape.js'
import { element, memberElement, rootOf } from './encode-response.js'
import { ValuePath } from './values/value-path.js'
import { writeStructure } from './values/write-structure.js'
import { keptBlock, type XmlText } from './xml/kept-xml.js'
import { insideOf, type XmlTemplate } from './xml/xml-template.js'

/**
 * Encodes an output as `encodeResponse` does, as the texts that the document consists of. A server sends one after the
 * other: to make one text of a large document takes longer than to write it. Uses the XML of items that are kept; see
 * `keepXml`.
 *
 * @param version The version whose namespace the document has; see `rootOf`. Default: the operation's.
 * @throws CodecError as `encodeResponse` does.
 */
export function encodeResponseTexts<Output>(
  operation: Operation<unknown, Output>,
  output: NoInfer<Output>,
  version?: string,
): XmlText[] {
  assertOperation(operation, 'encode a response')
  const root = rootOf(operation, version)
  const path = new ValuePath(`encode the ${operation.action} response`, 'output')
  const texts = new Texts()
  texts.add(root.open)
  const addMember: typeof memberElement = (path, templates, member, item, index) => {
    const template = templates[index] as XmlTemplate
    if (!Array.isArray(item) || item.length < 2 || template.shape.kind !== 'list' || template.shape.flattened) {
      return texts.add(memberElement(path, templates, member, item, index))
    }
    path.enter(member.name)
    texts.add(template.open)
    addItems(path, template, item, texts)
    path.leave()
    return texts.add(template.end)
  }
  writeStructure(path, root.shape as StructureShape, output, addMember, insideOf(root))
  texts.add(root.end)
  return texts.list
}

function addItems(path: ValuePath, template: XmlTemplate, list: readonly unknown[], texts: Texts): void {
  const [item] = insideOf(template) as [XmlTemplate]
  const write = (index: number) => element(path, item, index, list[index])
  for (let index = 0; index < list.length; index++) {
    const block = keptBlock(list, index, item, most, write)
    if (!block) {
      texts.add(write(index))
      continue
    }
    texts.list.push(block.xml)
    index += block.count - 1
  }
}

/** About as long as a text can be that engines put together without extra cost. */
const most = 32_000

/** Texts that grow until they are long. */
class Texts {
  readonly list: XmlText[] = []
  #last: { text: string; bytes: undefined } | undefined

  /** Returns the text. */
  add(text: string): string {
    if (this.#last && this.#last === this.list.at(-1) && this.#last.text.length < most) this.#last.text += text
    else this.list.push((this.#last = { text, bytes: undefined }))
    return text
  }
}
