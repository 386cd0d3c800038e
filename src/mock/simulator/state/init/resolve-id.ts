import { idPattern } from '../../../../schemas/types/resource-ids.js'
import type { Tag } from '../../../../schemas/types/tag.js'
import type { World } from '../world.js'

/**
 * The ID of a resource: the one that is given, or a new one.
 *
 * @param expected The ID that it has to be, where one is known.
 * @throws TypeError for an ID that is not one of EC2's.
 */
export function resolveId(
  world: World,
  prefix: string,
  member: string,
  given: string | undefined,
  where: string,
  expected = given,
): string {
  if (given !== undefined && given !== expected) {
    throw new TypeError(`${where}.${member} is ${given}; expected ${expected}, or none.`)
  }
  if (expected === undefined) return world.newId(prefix)
  if (!idPattern(prefix).test(expected)) {
    throw new TypeError(`${where}.${member} is ${expected}; expected ${prefix}- and 8 or 17 hexadecimal digits.`)
  }
  return expected
}

/** Refuses an ID that another has. */
export function assertFreeId(ids: { has(id: string): boolean }, id: string, where: string): void {
  if (ids.has(id)) throw new TypeError(`${where}: ${id} is there already; expected an ID of its own.`)
}

/**
 * The tags of a resource that is given.
 *
 * @throws TypeError for a key that comes twice.
 */
export function parseTags(tags: readonly Tag[] | undefined, where: string): Tag[] {
  const keys = new Set<string | undefined>()
  return (tags ?? []).map((tag, index) => {
    if (keys.has(tag.Key)) {
      throw new TypeError(`${where}.Tags[${index}].Key is ${tag.Key}, as one before; expected a key of its own.`)
    }
    keys.add(tag.Key)
    return { ...tag }
  })
}
