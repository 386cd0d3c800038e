/** What a `ResourceMap` tells about the resources that come and go. */
export interface ResourceObserver<Resource> {
  added(resource: Resource): void
  removed(resource: Resource): void
  cleared(): void
}

/** Finds resources by keys that they have, such as the IDs of their volumes, without a search. */
export class ResourceIndex<Resource> implements ResourceObserver<Resource> {
  readonly #keysOf: (resource: Resource) => readonly string[]
  readonly #watch: Watch<Resource> | undefined
  readonly #byKey = new Map<string, Set<Resource>>()
  /** The keys under which each resource was added. */
  readonly #keys = new Map<Resource, readonly string[]>()

  /** @param watch Calls `changed` when a resource has other keys. Default: keys cannot change. */
  constructor(keysOf: (resource: Resource) => readonly string[], watch?: Watch<Resource>) {
    this.#keysOf = keysOf
    this.#watch = watch
  }

  /** Returns the resources with the key, in no particular order. */
  get(key: string): ReadonlySet<Resource> {
    return this.#byKey.get(key) ?? none
  }

  added(resource: Resource): void {
    this.#watch?.(resource, this.#update)
    this.#add(resource)
  }

  removed(resource: Resource): void {
    for (const key of this.#keys.get(resource) ?? []) {
      const resources = this.#byKey.get(key)
      resources?.delete(resource)
      if (resources?.size === 0) this.#byKey.delete(key)
    }
    this.#keys.delete(resource)
  }

  cleared(): void {
    this.#byKey.clear()
    this.#keys.clear()
  }

  /** A resource that was removed stays outside. */
  readonly #update = (resource: Resource): void => {
    if (!this.#keys.has(resource)) return
    this.removed(resource)
    this.#add(resource)
  }

  #add(resource: Resource): void {
    const keys = this.#keysOf(resource)
    this.#keys.set(resource, keys)
    for (const key of keys) {
      const resources = this.#byKey.get(key)
      if (resources) resources.add(resource)
      else this.#byKey.set(key, new Set([resource]))
    }
  }
}

type Watch<Resource> = (resource: Resource, changed: (resource: Resource) => void) => void

const none: ReadonlySet<never> = new Set()
