import type * as v from 'valibot'
import type { ScalarCodecs } from '../scalars/scalar-codec.js'
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

  function compile({ base, metadata }: UnwrappedSchema): Shape {
    const { type } = base
    if (type === 'strict_object') return known.get(base) ?? compileStructure(base)
    if (type === 'array') {
      const inner = unwrapSchema(base.item as SchemaNode)
      const { item = 'item', flattened = false } = metadata.xmlList ?? {}
      const { resourceId } = inner.metadata
      return { kind: 'list', item: compile(inner), itemName: item, flattened, resourceId }
    }
    if (type === 'record') return { kind: 'map', value: compile(unwrapSchema(base.value as SchemaNode)) }
    const options = type === 'literal' ? [base.literal] : base.options
    const isInteger = metadata.integersOnly || typeof options?.[0] === 'number'
    const codec = isInteger ? undefined : codecs[type]
    const kind = isInteger ? 'integer' : options ? 'string' : (codec?.kind ?? type)
    return { kind, options, format: metadata.timestampFormat, codec } as ScalarShape
  }

  function compileStructure(base: SchemaNode): StructureShape {
    const members: Member[] = []
    const required: Member[] = []
    const byXml = new Map<string, Member>()
    const structure: StructureShape = { kind: 'structure', members, required, byXml }
    known.set(base, structure)
    for (const [name, schema] of Object.entries(base.entries as NonNullable<SchemaNode['entries']>)) {
      const unwrapped = unwrapSchema(schema)
      const { wireName, resourceId, idempotencyToken, whenMissing } = unwrapped.metadata
      const { query, xml } = wireNamesOf(name, wireName)
      const shape = compile(unwrapped)
      const isRequired = !unwrapped.optional
      const member = { name, query, xml, required: isRequired, shape, resourceId, idempotencyToken, whenMissing }
      members.push(member)
      if (isRequired) required.push(member)
      byXml.set(xml, member)
    }
    return structure
  }
}
