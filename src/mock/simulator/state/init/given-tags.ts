import type { Tag } from '../../../../schemas/types/tag.js'

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
