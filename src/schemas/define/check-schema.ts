import type * as v from 'valibot'
import { quote } from '../../errors/printable.js'
import { type SchemaNode, unwrapSchema, wireNamesOf } from './schema-node.js'

/**
 * Checks that EC2 Query can represent a schema. The codec would silently ignore a transform or a default, so they are
 * rejected when the operation is defined.
 *
 * @param where How the error begins: `Cannot define CreateImage: input`.
 * @param maps Whether `v.record` is allowed: XML has a form for it, requests have not.
 * @throws TypeError with the path and the kind of the first schema that has no wire form.
 */
export function checkSchema(schema: v.GenericSchema, where: string, maps: boolean): void {
  const node = schema as unknown as SchemaNode
  new SchemaChecker(maps).check(node, where)
  const { type } = unwrapSchema(node).base
  if (type !== 'strict_object') throw new TypeError(`${where} is of the kind '${type}'; expected a v.strictObject(…).`)
}

/** Whether a name needs no escapes in a form, and is a name in XML. */
export function isWireName(name: unknown): name is string {
  return typeof name === 'string' && /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)
}

const accepted =
  'v.strictObject, v.array, v.string, v.number, v.boolean, v.bigint, v.date, v.instance(Uint8Array), v.picklist, ' +
  'v.literal, v.record (in outputs), v.optional (without a default), v.lazy, and v.pipe of these with checks, v.brand and metadata'

const scalars = new Set(['string', 'number', 'boolean', 'bigint', 'date'])

class SchemaChecker {
  /** The structures that were visited, so that recursive schemas end. */
  readonly #visited = new Set<SchemaNode>()
  readonly #maps: boolean

  constructor(maps: boolean) {
    this.#maps = maps
  }

  check(schema: SchemaNode, where: string): void {
    checkWrappers(schema, where)
    const { base } = unwrapSchema(schema)
    if (scalars.has(base.type) || (base.type === 'instance' && base.class === Uint8Array)) return
    if (base.type === 'strict_object') this.#structure(base, where)
    else if (base.type === 'array') this.#inner(base.item as SchemaNode, `${where}[]`)
    else if (base.type === 'record') this.#map(base, where)
    else if (base.type === 'picklist' || base.type === 'literal') checkOptions(base, where)
    else throw rejected(base, where)
  }

  #structure(base: SchemaNode, where: string): void {
    if (this.#visited.has(base)) return
    this.#visited.add(base)
    const [byQuery, byXml] = [new Map<string, string>(), new Map<string, string>()]
    for (const [name, schema] of Object.entries(base.entries as NonNullable<SchemaNode['entries']>)) {
      const place = `${where}.${name}`
      // Such a member would be read from Object.prototype where the value does not have it.
      if (name in Object.prototype)
        throw new TypeError(`${place} is a name that every JavaScript object has; expected another name.`)
      this.check(schema, place)
      const unwrapped = unwrapSchema(schema)
      if (unwrapped.metadata.idempotencyToken && unwrapped.base.type !== 'string') {
        throw new TypeError(`${place} is an idempotency token of another type; expected a v.string().`)
      }
      const { query, xml } = wireNamesOf(name, unwrapped.metadata.wireName)
      for (const wireName of [query, xml]) {
        if (isWireName(wireName)) continue
        throw new TypeError(`${place} is called ${quote(wireName)} on the wire; expected letters, digits, - and _.`)
      }
      register(byQuery, query, name, where)
      register(byXml, xml, name, where)
    }
  }

  #map({ key, value }: SchemaNode, where: string): void {
    if (!this.#maps)
      throw new TypeError(`${where} is a v.record; expected another schema, since EC2 requests have no form for it.`)
    if (unwrapSchema(key as SchemaNode).base.type !== 'string') {
      throw new TypeError(`${where} is a v.record with other keys; expected v.string() keys.`)
    }
    this.#inner(value as SchemaNode, `${where}.*`)
  }

  /** Checks the item of a list, or the value of a map. */
  #inner(schema: SchemaNode, where: string): void {
    this.check(schema, where)
    if (unwrapSchema(schema).optional) {
      throw new TypeError(`${where} is optional; expected an item that is always there, since wire lists have no gaps.`)
    }
  }
}

function checkWrappers(node: SchemaNode, where: string): void {
  if (node.async) throw rejected(node, where)
  if (node.pipe) {
    const [first, ...actions] = node.pipe
    checkWrappers(first, where)
    for (const action of actions) {
      const allowed = action.kind === 'validation' || action.kind === 'metadata' || action.type === 'brand'
      if (!allowed || action.async) throw rejected(action, where)
    }
  } else if (node.type === 'optional') {
    if (node.default !== undefined) {
      throw new TypeError(`${where} has a default value; expected none, since the codec would ignore it.`)
    }
    checkWrappers(node.wrapped as SchemaNode, where)
  } else if (node.type === 'lazy') checkWrappers((node.getter as NonNullable<SchemaNode['getter']>)(undefined), where)
}

function checkOptions({ options, literal }: SchemaNode, where: string): void {
  const values = options ?? [literal]
  if (values.every((value) => typeof value === 'string') || values.every(Number.isSafeInteger)) return
  throw new TypeError(`${where} has values of several kinds; expected only strings, or only integers.`)
}

function register(members: Map<string, string>, wireName: string, name: string, where: string): void {
  const other = members.get(wireName)
  if (other !== undefined) {
    throw new TypeError(`${where}.${name} is called ${wireName} on the wire, as ${other} is; expected another name.`)
  }
  members.set(wireName, name)
}

function rejected(node: SchemaNode, where: string): TypeError {
  return new TypeError(`${where} is of the kind '${node.type}'; expected ${accepted}.`)
}
