import type { StructureShape } from '../../../schemas/define/shape.js'

/** How resources of one kind are built. */
export interface ResourceTypeOptions<Resource, Inner> {
  /** Returns the names of the members in the order of the schema. */
  readonly names: () => readonly string[]
  /** Members that cannot be assigned. */
  readonly fixed: readonly (keyof Resource)[]
  /** Members that depend on the inner state. */
  readonly computed: Computed<Resource, Inner>
  /** The same, but not enumerable: they are no members of EC2's resource. */
  readonly hidden: Computed<Resource, Inner>
}

type Computed<Resource, Inner> = {
  readonly [Name in keyof Resource]?: {
    readonly get: (inner: Inner) => Resource[Name]
    readonly set?: (inner: Inner, value: Resource[Name], resource: Resource) => void
  }
}

/** Builds resources of one kind, and knows their inner state. */
export interface ResourceType<Resource, Inner> {
  /** @param parts The members that do not depend on the inner state. */
  build(parts: Partial<Resource>, inner: Inner): Resource
  /** Returns the inner state of a resource that `build` returned. */
  innerOf(resource: Resource): Inner
}

/**
 * Creates a kind of resources. They are plain objects to their users, with getters for some members. They share these
 * getters, and have their members in the order of the schema: engines need less memory for them, and read them faster,
 * than objects with getters of their own.
 */
export function resourceType<Resource extends object, Inner>(
  options: ResourceTypeOptions<Resource, Inner>,
): ResourceType<Resource, Inner> {
  /** Not enumerable, so copies do not have it. */
  const key = Symbol('inner state')
  type Built = Resource & { readonly [key]: Inner }
  const accessors = (computed: Computed<Resource, Inner>, enumerable: boolean): PropertyDescriptorMap => {
    const descriptors: PropertyDescriptorMap = {}
    for (const name of Object.keys(computed) as (keyof Resource & string)[]) {
      const { get, set } = computed[name] as NonNullable<Computed<Resource, Inner>[typeof name]>
      descriptors[name] = {
        enumerable,
        get(this: Built) {
          return get(this[key])
        },
        ...(set && {
          set(this: Built, value: Resource[typeof name]) {
            set(this[key], value, this)
          },
        }),
      }
    }
    return descriptors
  }
  const computed = new Map(Object.entries(accessors(options.computed, true)))
  const hidden = accessors(options.hidden, false)
  const fixed = new Set<unknown>(options.fixed)
  let names: readonly string[] | undefined

  return {
    build(parts, inner) {
      const given = parts as Readonly<Record<string, unknown>>
      const resource: Record<string, unknown> = {}
      Object.defineProperty(resource, key, { value: inner })
      for (const name of (names ??= options.names())) {
        const accessor = computed.get(name)
        if (accessor) Object.defineProperty(resource, name, accessor)
        else if (!Object.hasOwn(given, name)) continue
        else if (!fixed.has(name)) resource[name] = given[name]
        else Object.defineProperty(resource, name, { enumerable: true, configurable: true, value: given[name] })
      }
      return Object.defineProperties(resource, hidden) as Built
    },
    innerOf: (resource) => (resource as Built)[key],
  }
}

/** Returns the names of the members of a structure, or of the items of its list at a path. */
export function memberNames({ members }: StructureShape, ...path: readonly string[]): string[] {
  const [first, ...rest] = path
  if (first === undefined) return members.map(({ name }) => name)
  const shape = members.find(({ name }) => name === first)?.shape
  return memberNames((shape?.kind === 'list' ? shape.item : shape) as StructureShape, ...rest)
}
