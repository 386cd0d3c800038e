import type * as v from 'valibot'
import type { ScalarCodec, ScalarCodecs } from '../scalars/scalar-codec.js'
import { type SchemaNode, type UnwrappedSchema, unwrapSchema, wireNamesOf } from './schema-node.js'
import type { Member, ScalarShape, Shape, StructureShape } from './shape.js'

/**
 * Compiles a Valibot schema into the shape that the codec walks. Reads only: `checkSchema` says whether a schema can be
 * represented on the wire.
 *
 * @param codecs The codecs of the scalars other than strings, integers and booleans.
 */
export function compileShape(schema: v.GenericSchema, codecs: ScalarCodecs): StructureShape {
  /** The structures so far, by their innermost schema, so that recursive schemas end. */
  const known = new Map<SchemaNode, StructureShape>()
  return compile(unwrapSchema(schema as unknown as SchemaNode)) as StructureShape

  function compile({ base, integer, metadata }: UnwrappedSchema): Shape {
    const { type, options = [base.literal] } = base
    if (type === 'strict_object') return known.get(base) ?? compileStructure(base)
    if (type === 'array') {
      const inner = unwrapSchema(base.item as SchemaNode)
      const { item = 'item', flattened = false } = metadata.xmlList ?? {}
      const { resourceId } = inner.metadata
      return { kind: 'list', item: compile(inner), itemName: item, flattened, resourceId }
    }
    if (type === 'record') return { kind: 'map', value: compile(unwrapSchema(base.value as SchemaNode)) }
    if (type === 'picklist' || type === 'literal') {
      return scalar(typeof options[0] === 'string' ? 'string' : 'integer', options)
    }
    if (integer) return scalar('integer')
    const codec = codecs[type]
    return scalar(codec?.kind ?? type, undefined, codec, metadata.timestampFormat)
  }

  function compileStructure(base: SchemaNode): StructureShape {
    const members: Member[] = []
    const required: Member[] = []
    const byXml = new Map<string, Member>()
    const structure: StructureShape = { kind: 'structure', members, required, byXml }
    known.set(base, structure)
    for (const [name, schema] of Object.entries(base.entries as NonNullable<SchemaNode['entries']>)) {
      const unwrapped = unwrapSchema(schema)
      const { wireName, resourceId, idempotencyToken } = unwrapped.metadata
      const { query, xml } = wireNamesOf(name, wireName)
      const shape = compile(unwrapped)
      const member = { name, query, xml, required: !unwrapped.optional, shape, resourceId, idempotencyToken }
      members.push(member)
      if (member.required) required.push(member)
      byXml.set(xml, member)
    }
    return structure
  }
}

function scalar(kind: string, options?: readonly unknown[], codec?: ScalarCodec, format?: string): ScalarShape {
  return { kind, options, format, codec } as ScalarShape
}
