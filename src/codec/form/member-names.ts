import type { Member, Shape } from '../../schemas/define/shape.js'
import { isPart } from './form-bytes.js'

/** Where the members of a structure are looked for. */
interface Position {
  /** The names of the members, as they stand in the form's bytes. */
  readonly names: readonly Uint8Array[]
  /** The index of the member that is likely to come next. */
  next: number
}

/** Finds the member whose name stands there, and moves the position behind it. */
export function memberAt(
  bytes: Uint8Array,
  at: number,
  position: Position,
  members: readonly Member[],
): Member | undefined {
  const { names } = position
  let index = position.next
  for (let tries = names.length; tries > 0; tries--) {
    if (index === names.length) index = 0
    const found = index++
    if (!isPart(bytes, at, names[found] as Uint8Array)) continue
    position.next = index
    return members[found]
  }
  return undefined
}

/** Returns the names of a structure's members as bytes, made once for each shape. */
export function memberNames(shape: Shape): readonly Uint8Array[] {
  if (shape.kind !== 'structure') return none
  let names = namesByShape.get(shape)
  if (!names) {
    names = shape.members.map(({ query }) => encoder.encode(query))
    namesByShape.set(shape, names)
  }
  return names
}

const encoder = /* @__PURE__ */ new TextEncoder()
const namesByShape = /* @__PURE__ */ new WeakMap<Shape, readonly Uint8Array[]>()
const none: readonly Uint8Array[] = []
