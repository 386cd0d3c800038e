/**
 * Returns a deep copy of data that nobody can change: what `structuredClone` returns, frozen. Copies of larger data share
 * it.
 */
export function frozenData<Data>(data: Data): Data {
  const frozen = copyOf(data)
  freeze(frozen)
  return frozen as Data
}

/** Freezes data that nobody else has, and returns it. Copies of larger data share it. */
export function freezeOwn<Data>(data: Data): Data {
  freeze(data)
  return data
}

/** What `frozenData` returned. A frozen list of somebody else may have items that change. */
const frozenCopies = new WeakSet<object>()

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (frozenCopies.has(value)) return value
  if (Array.isArray(value)) return value.map(copyOf)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return structuredClone(value)
  const copy: Record<string, unknown> = { ...value }
  for (const name of Object.keys(copy)) {
    const member = copy[name]
    if (typeof member === 'object' && member !== null) copy[name] = copyOf(member)
  }
  return copy
}

function freeze(value: unknown): void {
  // A Date cannot be frozen.
  if (typeof value !== 'object' || value === null || frozenCopies.has(value) || value instanceof Date) return
  for (const member of Object.values(value)) freeze(member)
  frozenCopies.add(Object.freeze(value))
}
