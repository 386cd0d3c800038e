import type * as v from 'valibot'
import { type SchemaNode, type UnwrappedSchema, unwrapSchema, wireNamesOf } from './schema-node.js'
import type { Member, ScalarShape, Shape, StructureShape } from './shape.js'

/**
 * Compiles a Valibot schema into the shape that the codec walks. Reads only: `checkSchema` says whether a schema can be
 * represented on the wire.
 */
export function compileShape(schema: v.GenericSchema): StructureShape {
  return compile(unwrapSchema(schema as unknown as SchemaNode), new Map()) as StructureShape
}

/** @param known The structures so far, by their innermost schema, so that recursive schemas end. */
function compile({ base, integer, metadata }: UnwrappedSchema, known: Map<SchemaNode, StructureShape>): Shape {
  const { type, options = [base.literal] } = base
  if (type === 'strict_object') return known.get(base) ?? compileStructure(base, known)
  if (type === 'array') {
    const inner = unwrapSchema(base.item as SchemaNode)
    const { item = 'item', flattened = false } = metadata.xmlList ?? {}
    const { resourceId } = inner.metadata
    return { kind: 'list', item: compile(inner, known), itemName: item, flattened, resourceId }
  }
  if (type === 'record') return { kind: 'map', value: compile(unwrapSchema(base.value as SchemaNode), known) }
  if (type === 'picklist' || type === 'literal') {
    return scalar(typeof options[0] === 'string' ? 'string' : 'integer', options)
  }
  if (type === 'date') return scalar('timestamp', undefined, metadata.timestampFormat ?? 'date-time')
  const kinds: Readonly<Record<string, string>> = { bigint: 'long', instance: 'blob', number: 'double' }
  return scalar(integer ? 'integer' : (kinds[type] ?? type))
}

function compileStructure(base: SchemaNode, known: Map<SchemaNode, StructureShape>): StructureShape {
  const members: Member[] = []
  const required: Member[] = []
  const byXml = new Map<string, Member>()
  const structure: StructureShape = { kind: 'structure', members, required, byXml }
  known.set(base, structure)
  for (const [name, schema] of Object.entries(base.entries as NonNullable<SchemaNode['entries']>)) {
    const unwrapped = unwrapSchema(schema)
    const { wireName, resourceId, idempotencyToken = false } = unwrapped.metadata
    const { query, xml } = wireNamesOf(name, wireName)
    const shape = compile(unwrapped, known)
    const member = { name, query, xml, required: !unwrapped.optional, shape, resourceId, idempotencyToken }
    members.push(member)
    if (member.required) required.push(member)
    byXml.set(xml, member)
  }
  return structure
}

function scalar(kind: string, options?: readonly unknown[], format?: string): ScalarShape {
  return { kind, options, format } as ScalarShape
}
