import type { Operation } from '../schemas/define/operation.js'
import { isScalar, type Member, type ScalarShape, type StructureShape } from '../schemas/define/shape.js'
import { scalarText } from './values/scalar.js'
import { describe, ValuePath } from './values/value-path.js'
import { asStructure, refuseContainer, refuseMissing, writeStructure } from './values/write-structure.js'
import { escapeXml, forbiddenInXml, isPlainXml } from './xml/escape-xml.js'
import { insideOf, type XmlTemplate, xmlTemplate } from './xml/xml-template.js'

/**
 * Encodes the output of an action as the XML document that EC2 answers with.
 *
 * An empty list or structure is an empty element; `undefined` is not written.
 *
 * @throws CodecError when the output does not have the structure of the schema, or holds characters that XML
 * cannot carry.
 *
 * @example
 * encodeResponse(CreateImage, { ImageId: 'ami-0123456789abcdef0' })
 * // '<?xml version="1.0" encoding="UTF-8"?>\n<CreateImageResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">…'
 */
export function encodeResponse<Output>(operation: Operation<unknown, Output>, output: NoInfer<Output>): string {
  const root = rootOf(operation)
  return root.open + structure(new ValuePath('encode', operation.action, 'response'), root, output) + root.end
}

/** What every document of EC2 begins with. */
export const declaration = '<?xml version="1.0" encoding="UTF-8"?>'

const roots = /* @__PURE__ */ new WeakMap<object, XmlTemplate>()

function rootOf(operation: Operation<unknown, unknown>): XmlTemplate {
  let root = roots.get(operation)
  if (!root) {
    const { action, version, shapes } = operation
    const attributes = ` xmlns="http://ec2.amazonaws.com/doc/${version}/"`
    const template = xmlTemplate(`${action}Response`, shapes.output, 0, undefined, attributes)
    root = { ...template, open: [declaration, template.open].join('') }
    roots.set(operation, root)
  }
  return root
}

function structure(site: ValuePath, template: XmlTemplate, value: unknown): string {
  return writeStructure(site, template.shape as StructureShape, value, memberElement, insideOf(template))
}

function memberElement(
  site: ValuePath,
  templates: readonly XmlTemplate[],
  member: Member,
  item: unknown,
  index: number,
): string {
  if (item !== undefined) return element(site, templates[index] as XmlTemplate, member.name, item)
  return member.required ? refuseMissing(site, member, item) : ''
}

function element(site: ValuePath, template: XmlTemplate, name: string | number, value: unknown): string {
  const { shape } = template
  if (isScalar(shape)) {
    const text = xmlText(site, shape, name, value)
    return text === '' ? template.empty : template.open + text + template.close
  }
  site.enter(name)
  const content =
    shape.kind === 'list'
      ? items(site, template, value)
      : shape.kind === 'map'
        ? entries(site, template, value)
        : structure(site, template, value)
  site.leave()
  if (shape.kind === 'list' && shape.flattened && template.member) return content
  return content === '' ? template.empty : template.open + content + template.end
}

function xmlText(site: ValuePath, shape: ScalarShape, name: string | number, value: unknown): string {
  const text = scalarText(site, name, shape, value)
  if (shape.kind !== 'string' || isPlainXml(text)) return text
  if (forbiddenInXml(text)) site.fail(name, `${describe(text)}, which XML cannot carry`, 'characters that XML has')
  return escapeXml(text)
}

function items(site: ValuePath, template: XmlTemplate, value: unknown): string {
  if (!Array.isArray(value)) return site.fail(undefined, describe(value), 'a list')
  const [item] = insideOf(template) as [XmlTemplate]
  let written = ''
  for (let index = 0; index < value.length; index++) written += element(site, item, index, value[index])
  return written
}

function entries(site: ValuePath, template: XmlTemplate, value: unknown): string {
  const given = asStructure(site, value)
  refuseContainer(site, given)
  const [entry, keyTemplate, valueTemplate] = insideOf(template) as [XmlTemplate, XmlTemplate, XmlTemplate]
  let written = ''
  for (const [key, item] of Object.entries(given)) {
    const content = element(site, keyTemplate, key, key) + element(site, valueTemplate, key, item)
    written += entry.open + content + entry.end
  }
  return written
}
