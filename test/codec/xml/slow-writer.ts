// A writer of responses that is slow and obviously right: it writes line by line, without templates.
import type { Operation } from 'ec2wire'
import type { Member, ScalarShape, Shape } from '../../../src/schemas/define/shape.ts'
import { slowlyWritten } from '../values/slow-scalars.ts'

/** Encodes an output that is valid. */
export function slowlyEncoded({ action, version, shapes }: Operation<unknown, object>, output: unknown): string {
  const name = `${action}Response`
  const inside = linesInside(shapes.output, output)
  const start = `<${name} xmlns="http://ec2.amazonaws.com/doc/${version}/">`
  return ['<?xml version="1.0" encoding="UTF-8"?>', start, ...inside.map(indented), `</${name}>`].join('\n')
}

function indented(line: string): string {
  return `    ${line}`
}

/** The lines of an element. */
function lines(name: string, shape: Shape, value: unknown): string[] {
  if (shape.kind !== 'structure' && shape.kind !== 'list' && shape.kind !== 'map') {
    const text = slowlyEscaped(slowlyWritten(shape as ScalarShape, value, 'xml'))
    return [text === '' ? `<${name}/>` : `<${name}>${text}</${name}>`]
  }
  const inside = linesInside(shape, value)
  return inside.length === 0 ? [`<${name}/>`] : [`<${name}>`, ...inside.map(indented), `</${name}>`]
}

function linesInside(shape: Shape, value: unknown): string[] {
  if (shape.kind === 'list') return (value as unknown[]).flatMap((item) => lines(shape.itemName, shape.item, item))
  const values = value as Readonly<Record<string, unknown>>
  if (shape.kind === 'structure') return shape.members.flatMap((member) => linesOfMember(member, values[member.name]))
  if (shape.kind !== 'map') return []
  const text: ScalarShape = { kind: 'string', options: undefined, format: undefined, codec: undefined }
  return Object.entries(values).flatMap(([key, item]) => [
    '<entry>',
    ...[...lines('key', text, key), ...lines('value', shape.value, item)].map(indented),
    '</entry>',
  ])
}

function linesOfMember({ xml, shape }: Member, value: unknown): string[] {
  if (value === undefined) return []
  if (shape.kind !== 'list' || !shape.flattened) return lines(xml, shape, value)
  return (value as unknown[]).flatMap((item) => lines(xml, shape.item, item))
}

/** Escapes what the content of an element cannot have, and the carriage return, which a reader would change. */
function slowlyEscaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;')
}
