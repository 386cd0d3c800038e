import { assertArgument } from '../../../errors/assert-argument.js'
import { printable } from '../../../errors/printable.js'
import type { Place } from '../../argument-error.js'
import { OrderedItems } from './ordered-items.js'
import type { ResourceObserver } from './resource-index.js'

/** How a {@link ResourceMap} creates and names its resources. */
export interface ResourceKind<Init, Resource> {
  /** For messages: `image`. */
  readonly name: string
  readonly create: CreateResource<Init, Resource>
  /** Returns the name that only one resource can have. Default: there is none. */
  readonly uniqueName?: (resource: Resource) => string
  /** Told of each resource that comes or goes. */
  readonly observers?: readonly ResourceObserver<Resource>[]
}

/** Creates a resource from its initial state. @throws TypeError if the state is invalid. */
export type CreateResource<Init, Resource> = (init: Init, place: Place, id?: string) => CreatedResource<Resource>

/** A new resource and its ID. */
export interface CreatedResource<Resource> {
  readonly id: string
  readonly resource: Resource
}

/** The resources of one kind in a simulator, by ID. You pass a part of a resource, and the simulator adds the rest. */
export class ResourceMap<Init, Resource> extends Map<string, Resource> {
  readonly #kind: ResourceKind<Init, Resource>
  readonly #observers: readonly ResourceObserver<Resource>[]
  readonly #byName = new Map<string, Resource>()
  /** The resources in the order of creation. Pages depend on their positions. */
  readonly #ordered = new OrderedItems<Resource>()
  readonly #positions = new Map<Resource, number>()

  /** @internal */
  constructor(kind: ResourceKind<Init, Resource>) {
    super()
    this.#kind = kind
    this.#observers = kind.observers ?? []
  }

  /**
   * Sets a resource, and replaces the one with the same ID.
   *
   * @throws TypeError if the initial state is invalid or inconsistent with the other resources.
   */
  override set(id: string, init: Init | Resource): this {
    const { name } = this.#kind
    const remedy = ' Without an ID, call add().'
    assertArgument(typeof id === 'string', `set the ${name}`, 'id', id, `the ID of the ${name}`, remedy)
    const { resource } = this.#kind.create(init as Init, { attempt: `set the ${name} ${printable(id)}`, path: '' }, id)
    this.put(id, resource)
    return this
  }

  /**
   * Adds a resource and returns it. Without an ID it gets a new one.
   *
   * @throws TypeError if the initial state is invalid or inconsistent with the other resources.
   *
   * @example
   * const { InstanceId } = ec2.instances.add({ State: { Name: 'stopped' } })
   */
  add(init: Init): Resource {
    return this.addAt(init, { attempt: `add the ${this.#kind.name}`, path: '' })
  }

  /** @param place The place of the initial state, for the message of an error. @internal */
  addAt(init: Init, place: Place): Resource {
    const { id, resource } = this.#kind.create(init, place)
    this.put(id, resource)
    return resource
  }

  override delete(id: string): boolean {
    const resource = this.get(id)
    if (resource === undefined) return false
    const name = this.#kind.uniqueName?.(resource)
    if (name !== undefined && this.#byName.get(name) === resource) this.#byName.delete(name)
    this.#ordered.remove(this.positionOf(resource))
    this.#positions.delete(resource)
    super.delete(id)
    for (const observer of this.#observers) observer.removed(resource)
    return true
  }

  override clear(): void {
    super.clear()
    this.#byName.clear()
    this.#ordered.clear()
    this.#positions.clear()
    for (const observer of this.#observers) observer.cleared()
  }

  /** Empties the map, and starts again with the first position. @internal */
  reset(): void {
    this.clear()
    this.#ordered.reset()
  }

  /** Returns the resource with the unique name. @internal */
  named(name: string): Resource | undefined {
    return this.#byName.get(name)
  }

  /** Returns the resource with the ID, in a list, or an empty list. @internal */
  some(id: string): Resource[] {
    const resource = this.get(id)
    return resource === undefined ? [] : [resource]
  }

  /** Returns the position of a resource in the order of creation, or 0. @internal */
  positionOf(resource: Resource): number {
    return this.#positions.get(resource) ?? 0
  }

  /** Sorts resources in the order of creation. @internal */
  inOrder(resources: Iterable<Resource>): Resource[] {
    return [...resources].sort((one, other) => this.positionOf(one) - this.positionOf(other))
  }

  /** Returns the resources after a position, in the order of creation. @internal */
  after(position: number): Iterable<Resource> {
    return this.#ordered.after(position)
  }

  /** Sets a complete resource. @internal */
  put(id: string, resource: Resource): void {
    this.delete(id)
    const name = this.#kind.uniqueName?.(resource)
    if (name !== undefined) this.#byName.set(name, resource)
    this.#positions.set(resource, this.#ordered.add(resource))
    super.set(id, resource)
    for (const observer of this.#observers) observer.added(resource)
  }
}

/** @deprecated Use {@link ResourceMap}. */
export type Resources<Init, Resource> = ResourceMap<Init, Resource>
