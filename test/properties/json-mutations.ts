// JSON with members that are left out, put in, doubled or replaced.
import fc from 'fast-check'

/** Changes copies of a JSON value at random places. */
export function mutatedJson(
  value: unknown,
  names: fc.Arbitrary<string>,
  values: fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const kind = fc.constantFrom('replace', 'remove', 'double', 'add')
  return fc.array(fc.record({ at: fc.nat(), kind, name: names, value: values }), { maxLength: 4 }).map((mutations) => {
    const copy: unknown = structuredClone(value)
    for (const { at, kind, name, value } of mutations) {
      const places = placesIn(copy)
      const place = places[at % places.length]
      if (place) change(place, kind, name, structuredClone(value))
    }
    return copy
  })
}

interface Place {
  readonly container: Record<string, unknown> | unknown[]
  readonly key: string
}

/** All members and items at any depth. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const container = value as Record<string, unknown>
  return Object.keys(container).flatMap((key) => [{ container, key }, ...placesIn(container[key])])
}

function change({ container, key }: Place, kind: string, name: string, value: unknown): void {
  if (Array.isArray(container)) {
    const index = Number(key)
    if (kind === 'remove') container.splice(index, 1)
    else
      container.splice(index, kind === 'replace' ? 1 : 0, kind === 'double' ? structuredClone(container[index]) : value)
  } else if (kind === 'remove') delete container[key]
  else {
    // Own members, also of a name such as __proto__.
    const own = { value, enumerable: true, configurable: true, writable: true }
    Object.defineProperty(container, kind === 'add' ? name : key, own)
  }
}
