import type { Operation } from '../schemas/operation.js'
import {
  isScalar,
  type ListShape,
  type MapShape,
  type Member,
  type Shape,
  type StructureShape,
} from '../schemas/shape.js'
import { scalarText } from './scalar.js'
import { describe, Site } from './site.js'
import { asStructure, refuseContainer, refuseMissing, refuseUnknown } from './structure.js'
import { escapeXml, forbiddenInXml } from './xml-text.js'

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
  const { action, version, shapes } = operation
  const site = new Site(`encode the ${action} response`)
  const content = structure(site, shapes.output, output, '\n    ')
  const name = `${action}Response`
  return `${declaration}\n<${name} xmlns="http://ec2.amazonaws.com/doc/${escapeXml(version)}/">${content}\n</${name}>`
}

/** What every document of EC2 begins with. */
export const declaration = '<?xml version="1.0" encoding="UTF-8"?>'

/** @param line What begins a line: a line feed and the indentation. */
function structure(site: Site, shape: StructureShape, value: unknown, line: string): string {
  const given = asStructure(site, value)
  let written = ''
  let known = 0
  for (const member of shape.members) {
    const item = given[member.name]
    if (item !== undefined) {
      known++
      written += memberElements(site, member, item, line)
    } else if (member.required) refuseMissing(site, member, item)
  }
  refuseUnknown(site, shape, given, known)
  return written
}

function memberElements(site: Site, { name, xml, shape }: Member, value: unknown, line: string): string {
  if (shape.kind !== 'list' || !shape.flattened) return element(site, name, xml, shape, value, line)
  site.enter(name)
  const written = items(site, shape, value, xml, line)
  site.leave()
  return written
}

function element(site: Site, name: string | number, xml: string, shape: Shape, value: unknown, line: string): string {
  if (isScalar(shape)) {
    const text = scalarText(site, name, shape, value)
    if (forbiddenInXml(text)) site.fail(name, `${describe(text)}, which XML cannot carry`, 'characters that XML has')
    return text === '' ? `${line}<${xml}/>` : `${line}<${xml}>${escapeXml(text)}</${xml}>`
  }
  site.enter(name)
  const content = contentOf(site, shape, value, `${line}    `)
  site.leave()
  return content === '' ? `${line}<${xml}/>` : `${line}<${xml}>${content}${line}</${xml}>`
}

function contentOf(site: Site, shape: StructureShape | ListShape | MapShape, value: unknown, line: string): string {
  if (shape.kind === 'list') return items(site, shape, value, shape.itemName, line)
  return shape.kind === 'map' ? entries(site, shape, value, line) : structure(site, shape, value, line)
}

function entries(site: Site, shape: MapShape, value: unknown, line: string): string {
  const inside = `${line}    `
  let written = ''
  const given = asStructure(site, value)
  refuseContainer(site, given)
  for (const [key, item] of Object.entries(given)) {
    const entry =
      element(site, key, 'key', keyShape, key, inside) + element(site, key, 'value', shape.value, item, inside)
    written += `${line}<entry>${entry}${line}</entry>`
  }
  return written
}

const keyShape = { kind: 'string' } as const

function items(site: Site, shape: ListShape, value: unknown, xml: string, line: string): string {
  if (!Array.isArray(value)) return site.fail(undefined, describe(value), 'a list')
  let written = ''
  for (let index = 0; index < value.length; index++) {
    written += element(site, index, xml, shape.item, value[index], line)
  }
  return written
}
