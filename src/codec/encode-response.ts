import { assertOperation } from '../errors/assert-argument.js'
import { formatValue } from '../errors/format-value.js'
import type { Operation } from '../schemas/define/operation.js'
import { isScalar, type Member, type ScalarShape, type StructureShape } from '../schemas/define/shape.js'
import { scalarText } from './values/scalar.js'
import { ValuePath } from './values/value-path.js'
import { asStructure, assertPlain, failMissing, writeStructure } from './values/write-structure.js'
import { codePoint, escapeXml, forbiddenInXml, isPlainXml } from './xml/escape-xml.js'
import { insideOf, type XmlTemplate, xmlTemplate } from './xml/xml-template.js'

/**
 * Encodes the output of an action as EC2's XML document.
 *
 * An empty list or structure becomes an empty element. A member that is `undefined` is left out.
 *
 * @throws CodecError if the output does not have the structure of the schema, or has characters that XML does not
 * allow.
 *
 * @example
 * encodeResponse(CreateImage, { ImageId: 'ami-0123456789abcdef0' })
 * // '<?xml version="1.0" encoding="UTF-8"?>\n<CreateImageResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">…'
 */
export function encodeResponse<Output>(operation: Operation<unknown, Output>, output: NoInfer<Output>): string {
  assertOperation(operation, 'encode a response')
  const root = rootOf(operation)
  return (
    root.open + structure(new ValuePath(`encode the ${operation.action} response`, 'output'), root, output) + root.end
  )
}

/** The beginning of every document of EC2. */
export const declaration = '<?xml version="1.0" encoding="UTF-8"?>'

const roots = /* @__PURE__ */ new WeakMap<object, Map<string, XmlTemplate>>()

/** @param version The version whose namespace the document has. One that the operation accepts, since it is kept. */
export function rootOf(operation: Operation<unknown, unknown>, version = operation.version): XmlTemplate {
  let ofVersions = roots.get(operation)
  if (!ofVersions) roots.set(operation, (ofVersions = new Map()))
  let root = ofVersions.get(version)
  if (!root) {
    const { action, shapes } = operation
    const attributes = ` xmlns="http://ec2.amazonaws.com/doc/${version}/"`
    const template = xmlTemplate(`${action}Response`, shapes.output, 0, undefined, attributes)
    root = { ...template, open: [declaration, template.open].join('') }
    ofVersions.set(version, root)
  }
  return root
}

function structure(path: ValuePath, template: XmlTemplate, value: unknown): string {
  return writeStructure(path, template.shape as StructureShape, value, memberElement, insideOf(template))
}

export function memberElement(
  path: ValuePath,
  templates: readonly XmlTemplate[],
  member: Member,
  item: unknown,
  index: number,
): string {
  if (item !== undefined) return element(path, templates[index] as XmlTemplate, member.name, item)
  return member.required ? failMissing(path, member, item) : ''
}

export function element(path: ValuePath, template: XmlTemplate, name: string | number, value: unknown): string {
  const { shape } = template
  if (isScalar(shape)) {
    const text = xmlText(path, shape, name, value)
    return text === '' ? template.empty : template.open + text + template.close
  }
  path.enter(name)
  const content =
    shape.kind === 'list'
      ? items(path, template, value)
      : shape.kind === 'map'
        ? entries(path, template, value)
        : structure(path, template, value)
  path.leave()
  if (shape.kind === 'list' && shape.flattened && template.member) return content
  return content === '' ? template.empty : template.open + content + template.end
}

function xmlText(path: ValuePath, shape: ScalarShape, name: string | number, value: unknown): string {
  const text = scalarText(path, name, shape, value, true)
  if (shape.kind !== 'string' || isPlainXml(text)) return text
  const char = forbiddenInXml(text)
  if (char !== undefined) path.fail(name, `${formatValue(text)} with ${codePoint(char)}`, 'characters that XML allows')
  return escapeXml(text)
}

function items(path: ValuePath, template: XmlTemplate, value: unknown): string {
  if (!Array.isArray(value)) return path.fail(undefined, formatValue(value), 'a list')
  const [item] = insideOf(template) as [XmlTemplate]
  let written = ''
  for (let index = 0; index < value.length; index++) written += element(path, item, index, value[index])
  return written
}

function entries(path: ValuePath, template: XmlTemplate, value: unknown): string {
  const given = asStructure(path, value)
  assertPlain(path, given)
  const [entry, keyTemplate, valueTemplate] = insideOf(template) as [XmlTemplate, XmlTemplate, XmlTemplate]
  let written = ''
  for (const [key, item] of Object.entries(given)) {
    const content = element(path, keyTemplate, key, key) + element(path, valueTemplate, key, item)
    written += entry.open + content + entry.end
  }
  return written
}
