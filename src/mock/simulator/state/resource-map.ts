import type { Place } from '../../argument-error.js'

/** How a {@link ResourceMap} creates and names its resources. */
export interface ResourceKind<Init, Resource> {
  /** For messages: `image`. */
  readonly name: string
  readonly create: CreateResource<Init, Resource>
  /** Returns the name that only one resource can have. Default: there is none. */
  readonly uniqueName?: (resource: Resource) => string
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
  readonly #byName = new Map<string, Resource>()
  /** The position of each resource in the order of creation. Pages depend on it, so no position is used twice. */
  readonly #positions = new Map<string, number>()
  #nextPosition = 1

  /** @internal */
  constructor(kind: ResourceKind<Init, Resource>) {
    super()
    this.#kind = kind
  }

  /**
   * Sets a resource, and replaces the one with the same ID.
   *
   * @throws TypeError if the initial state is invalid or inconsistent with the other resources.
   */
  override set(id: string, init: Init | Resource): this {
    const { resource } = this.#kind.create(init as Init, { attempt: `set the ${this.#kind.name} ${id}`, path: '' }, id)
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
    this.#positions.delete(id)
    return super.delete(id)
  }

  override clear(): void {
    super.clear()
    this.#byName.clear()
    this.#positions.clear()
  }

  /** Empties the map, and starts again with the first position. @internal */
  reset(): void {
    this.clear()
    this.#nextPosition = 1
  }

  /** Returns the resource with the unique name. @internal */
  named(name: string): Resource | undefined {
    return this.#byName.get(name)
  }

  /** @internal */
  positionOf(id: string): number {
    return this.#positions.get(id) ?? 0
  }

  /** Sets a complete resource. @internal */
  put(id: string, resource: Resource): void {
    this.delete(id)
    const name = this.#kind.uniqueName?.(resource)
    if (name !== undefined) this.#byName.set(name, resource)
    this.#positions.set(id, this.#nextPosition++)
    super.set(id, resource)
  }
}

/** @deprecated Use {@link ResourceMap}. */
export type Resources<Init, Resource> = ResourceMap<Init, Resource>
