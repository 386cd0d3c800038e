import type * as v from 'valibot'
import { isScalar, type Member, type ScalarShape, type Shape, type StructureShape } from './shape.js'
import type { TimestampFormat, WireName, XmlList } from './wire-metadata.js'

/**
 * Reads a Valibot schema into the shape that the codec walks.
 *
 * Only what has a meaning on the wire is allowed; the rest is refused here, by name, since the codec
 * would otherwise ignore it silently.
 *
 * @param maps Whether `v.record` has a meaning: it has in XML.
 * @throws TypeError naming the place and the kind of the schema that has no wire form.
 */
export function structureShape(schema: v.GenericSchema, where: string, maps: boolean): StructureShape {
  const shape = new ShapeReader(maps).shape(schema, where)
  if (shape.kind !== 'structure') throw new TypeError(`${where} must be a v.strictObject(…).`)
  return shape
}

/** Valibot's schemas and actions, as far as they are read here. */
interface Node {
  readonly kind: 'schema' | 'validation' | 'transformation' | 'metadata'
  readonly type: string
  readonly async: boolean
  readonly pipe?: readonly Node[]
  readonly wrapped?: Node
  readonly default?: unknown
  readonly entries?: Readonly<Record<string, Node>>
  readonly item?: Node
  readonly class?: unknown
  readonly options?: readonly unknown[]
  readonly literal?: unknown
  readonly getter?: (input: unknown) => Node
  readonly key?: Node
  readonly value?: Node
  readonly metadata?: object
}

/** A schema without its wrappers: pipes, `optional` and `lazy`. */
interface Unwrapped {
  readonly base: Node
  readonly optional: boolean
  readonly integer: boolean
  readonly metadata: {
    readonly wireName?: WireName
    readonly xmlList?: XmlList
    readonly timestampFormat?: TimestampFormat
    readonly resourceId?: string
    readonly idempotencyToken?: true
  }
}

const accepted =
  'v.strictObject, v.array, v.string, v.number, v.boolean, v.bigint, v.date, v.instance(Uint8Array), v.picklist, ' +
  'v.literal, v.record (in outputs), v.optional (without a default), v.lazy, and v.pipe of these with checks, v.brand and metadata'

const encoder = /* @__PURE__ */ new TextEncoder()

class ShapeReader {
  /** By the innermost schema, so that recursive schemas end. */
  readonly #structures = new Map<Node, StructureShape>()
  readonly #maps: boolean

  constructor(maps: boolean) {
    this.#maps = maps
  }

  shape(schema: v.GenericSchema, where: string): Shape {
    return this.#shape(unwrap(schema as unknown as Node, where), where)
  }

  #shape({ base, integer, metadata }: Unwrapped, where: string): Shape {
    switch (base.type) {
      case 'strict_object':
        return this.#structure(base, where)
      case 'array':
        return {
          kind: 'list',
          item: this.#inner(base.item as Node, `${where}[]`),
          itemName: metadata.xmlList?.item ?? 'item',
          flattened: metadata.xmlList?.flattened ?? false,
          resourceId: unwrap(base.item as Node, `${where}[]`).metadata.resourceId,
        }
      case 'record':
        if (!this.#maps) throw new TypeError(`${where} is a v.record, and EC2's requests have no form for it.`)
        if (unwrap(base.key as Node, where).base.type !== 'string')
          throw new TypeError(`${where} must have v.string() for its keys.`)
        return { kind: 'map', value: this.#inner(base.value as Node, `${where}.*`) }
      case 'string':
      case 'boolean':
        return scalar(base.type)
      case 'number':
        return scalar(integer ? 'integer' : 'double')
      case 'bigint':
        return scalar('long')
      case 'date':
        return scalar('timestamp', undefined, metadata.timestampFormat ?? 'date-time')
      case 'instance':
        if (base.class === Uint8Array) return scalar('blob')
        break
      case 'picklist':
      case 'literal': {
        const options = base.options ?? [base.literal]
        if (options.every((option) => typeof option === 'string')) return scalar('string', options)
        if (options.every(Number.isSafeInteger)) return scalar('integer', options)
        throw new TypeError(`${where} has a value that is neither a string nor an integer, or a mix of both.`)
      }
    }
    throw refused(base, where)
  }

  #structure(base: Node, where: string): StructureShape {
    const known = this.#structures.get(base)
    if (known) return known
    const members: Member[] = []
    const required: Member[] = []
    const byQuery = new Map<string, Member>()
    const byXml = new Map<string, Member>()
    const names = new Set(Object.keys(base.entries as NonNullable<Node['entries']>))
    const structure: StructureShape = { kind: 'structure', members, required, names, byXml }
    this.#structures.set(base, structure)
    for (const [name, schema] of Object.entries(base.entries as NonNullable<Node['entries']>)) {
      const member = this.#member(name, schema, `${where}.${name}`)
      members.push(member)
      if (member.required) required.push(member)
      register(byQuery, member.query, member, where)
      register(byXml, member.xml, member, where)
    }
    return structure
  }

  #member(name: string, schema: Node, where: string): Member {
    // Such a member would be read off Object.prototype where the value does not have it.
    if (name in Object.prototype) throw new TypeError(`${where} has a name that every JavaScript object has.`)
    const unwrapped = unwrap(schema, where)
    const { wireName = {}, resourceId, idempotencyToken = false } = unwrapped.metadata
    const query = wireName.query ?? upperFirst(wireName.xml ?? name)
    const xml = wireName.xml ?? lowerFirst(name)
    checkName(query, where)
    checkName(xml, where)
    if (idempotencyToken && unwrapped.base.type !== 'string')
      throw new TypeError(`${where} is an idempotency token, and so must be a v.string().`)
    const shape = this.#shape(unwrapped, where)
    return {
      name,
      query,
      // Joined, since engines keep the parts of what is put together by operators.
      opening: [query, isScalar(shape) ? '=' : '.'].join(''),
      queryBytes: encoder.encode(query),
      xml,
      required: !unwrapped.optional,
      shape,
      resourceId,
      idempotencyToken,
      needsVisit: idempotencyToken || !unwrapped.optional,
    }
  }

  /** The item of a list, or the value of a map. */
  #inner(schema: Node, where: string): Shape {
    const inner = unwrap(schema, where)
    if (inner.optional) throw new TypeError(`${where} cannot be optional: lists and maps on the wire have no gaps.`)
    return this.#shape(inner, where)
  }
}

function scalar(kind: ScalarShape['kind'], options?: readonly unknown[], format?: TimestampFormat): ScalarShape {
  return { kind, options, format } as ScalarShape
}

function unwrap(node: Node, where: string): Unwrapped {
  if (node.async) throw refused(node, where)
  if (node.pipe) {
    const [first, ...actions] = node.pipe as [Node, ...Node[]]
    const inner = unwrap(first, where)
    let { integer } = inner
    const metadata = { ...inner.metadata }
    for (const action of actions) {
      const allowed = action.kind === 'validation' || action.kind === 'metadata' || action.type === 'brand'
      if (!allowed || action.async) throw refused(action, where)
      if (action.type === 'integer' || action.type === 'safe_integer') integer = true
      Object.assign(metadata, action.metadata)
    }
    return { ...inner, integer, metadata }
  }
  if (node.type === 'optional') {
    if (node.default !== undefined) {
      throw new TypeError(`${where} has a default value, which the codec would ignore; leave it out.`)
    }
    return { ...unwrap(node.wrapped as Node, where), optional: true }
  }
  if (node.type === 'lazy') return unwrap((node.getter as NonNullable<Node['getter']>)(undefined), where)
  return { base: node, optional: false, integer: false, metadata: {} }
}

/** What stands for itself in a form and is a name in XML. */
export function checkName(name: string, where: string): void {
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) {
    throw new TypeError(`${where} is called ${JSON.stringify(name)} on the wire; expected letters, digits, - and _.`)
  }
}

function register(members: Map<string, Member>, wireName: string, member: Member, where: string): void {
  const other = members.get(wireName)
  if (other)
    throw new TypeError(`${where}.${other.name} and ${where}.${member.name} are both called ${wireName} on the wire.`)
  members.set(wireName, member)
}

function refused(node: Node, where: string): TypeError {
  return new TypeError(
    `${where} is of the kind '${node.type}', which has no form on the wire. Accepted are ${accepted}.`,
  )
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
