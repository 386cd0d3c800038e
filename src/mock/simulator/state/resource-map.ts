/**
 * The resources of one kind in a simulator, by their IDs: a `Map` that takes as much of a resource as you say and
 * fills in the rest.
 */
export class ResourceMap<Init, Resource> extends Map<string, Resource> {
  readonly #make: Make<Init, Resource>
  readonly #uniqueName: (resource: Resource) => string | undefined
  readonly #names = new Map<string, Resource>()
  /** The place of each in the order in which they came; never used twice, so that pages can go by it. */
  readonly #places = new Map<string, number>()
  #nextPlace = 1

  /** @internal */
  constructor(make: Make<Init, Resource>, uniqueName: (resource: Resource) => string | undefined = () => undefined) {
    super()
    this.#make = make
    this.#uniqueName = uniqueName
  }

  /**
   * Puts a resource there, in the place of the one with this ID, if there is one.
   *
   * @throws TypeError for what is not a resource, or cannot be there beside the others.
   */
  override set(id: string, init: Init | Resource): this {
    const { resource } = this.#make(init as Init, `set('${id}')`, id)
    this.put(id, resource)
    return this
  }

  /**
   * Puts a new resource there and returns it; without an ID of its own it gets one.
   *
   * @throws TypeError for what is not a resource, or cannot be there beside the others.
   *
   * @example
   * const { InstanceId } = ec2.instances.add({ State: { Name: 'stopped' } })
   */
  add(init: Init): Resource {
    return this.addAt(init, 'add')
  }

  /** @param where How an error calls the place that the resource was given at. @internal */
  addAt(init: Init, where: string): Resource {
    const { id, resource } = this.#make(init, where)
    this.put(id, resource)
    return resource
  }

  override delete(id: string): boolean {
    const resource = this.get(id)
    if (resource === undefined) return false
    const name = this.#uniqueName(resource)
    if (name !== undefined && this.#names.get(name) === resource) this.#names.delete(name)
    this.#places.delete(id)
    return super.delete(id)
  }

  override clear(): void {
    super.clear()
    this.#names.clear()
    this.#places.clear()
  }

  /** Empties it as if nothing had ever been there. @internal */
  reset(): void {
    this.clear()
    this.#nextPlace = 1
  }

  /** The resource that has the name which only one can have. @internal */
  named(name: string): Resource | undefined {
    return this.#names.get(name)
  }

  /** @internal */
  placeOf(id: string): number {
    return this.#places.get(id) ?? 0
  }

  /** Puts a whole resource there. @internal */
  put(id: string, resource: Resource): void {
    this.delete(id)
    const name = this.#uniqueName(resource)
    if (name !== undefined) this.#names.set(name, resource)
    this.#places.set(id, this.#nextPlace++)
    super.set(id, resource)
  }
}

/** Makes a resource of what is given of it, or refuses that with a TypeError that begins with `where`. */
export type Make<Init, Resource> = (init: Init, where: string, id?: string) => Made<Resource>

export interface Made<Resource> {
  readonly id: string
  readonly resource: Resource
}

/** @deprecated Use {@link ResourceMap}. */
export type Resources<Init, Resource> = ResourceMap<Init, Resource>
