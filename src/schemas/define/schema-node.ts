import type { Ec2Issue } from './ec2-issue.js'
import type { TimestampFormat, WireName, XmlList } from './wire-metadata.js'

/** Valibot's schemas and actions, as far as ec2wire reads them. */
export interface SchemaNode {
  readonly kind: 'schema' | 'validation' | 'transformation' | 'metadata'
  readonly type: string
  readonly async: boolean
  readonly pipe?: readonly [SchemaNode, ...SchemaNode[]]
  readonly wrapped?: SchemaNode
  readonly default?: unknown
  readonly entries?: Readonly<Record<string, SchemaNode>>
  readonly item?: SchemaNode
  readonly class?: unknown
  readonly options?: readonly unknown[]
  readonly literal?: unknown
  readonly getter?: (input: unknown) => SchemaNode
  readonly key?: SchemaNode
  readonly value?: SchemaNode
  readonly metadata?: object
}

/** A schema without its wrappers: pipes, `optional` and `lazy`. */
export interface UnwrappedSchema {
  readonly base: SchemaNode
  readonly optional: boolean
  readonly metadata: {
    /** Set by `v.integer()` and `v.safeInteger()`, not by users. */
    readonly integersOnly?: true
    readonly wireName?: WireName
    readonly xmlList?: XmlList
    readonly timestampFormat?: TimestampFormat
    readonly resourceId?: string
    readonly idempotencyToken?: () => string
    readonly whenMissing?: Ec2Issue
  }
}

/** Reads a schema through its wrappers, since `v.getMetadata` does not look through `optional`. */
export function unwrapSchema(node: SchemaNode): UnwrappedSchema {
  if (node.pipe) {
    const [first, ...actions] = node.pipe
    const inner = unwrapSchema(first)
    const found = actions.map(({ type, metadata }) =>
      type === 'integer' || type === 'safe_integer' ? { integersOnly: true } : metadata,
    )
    return { ...inner, metadata: Object.assign({}, inner.metadata, ...found) }
  }
  if (node.type === 'optional') return { ...unwrapSchema(node.wrapped as SchemaNode), optional: true }
  if (node.type === 'lazy') return unwrapSchema((node.getter as NonNullable<SchemaNode['getter']>)(undefined))
  return { base: node, optional: false, metadata: {} }
}

/** Returns the names of a member in a request's form and in XML. */
export function wireNamesOf(name: string, { query, xml }: WireName = {}): { query: string; xml: string } {
  const queryBase = xml ?? name
  return {
    query: query ?? queryBase.charAt(0).toUpperCase() + queryBase.slice(1),
    xml: xml ?? name.charAt(0).toLowerCase() + name.slice(1),
  }
}
