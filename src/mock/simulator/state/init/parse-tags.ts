import { formatValue } from '../../../../errors/format-value.js'
import type { Tag } from '../../../../schemas/types/tag.js'
import { argumentError, type Place, placeBelow } from '../../../argument-error.js'

/**
 * Returns a copy of the tags of an initial resource.
 *
 * @throws TypeError if two tags have the same key.
 */
export function parseTags(tags: readonly Tag[] | undefined, place: Place): Tag[] {
  const keys = new Set<string | undefined>()
  return (tags ?? []).map((tag, index) => {
    if (keys.has(tag.Key)) {
      const keyPlace = placeBelow(placeBelow(placeBelow(place, 'Tags'), index), 'Key')
      throw argumentError(keyPlace, `${formatValue(tag.Key)}, as in another tag`, 'a key that no other tag has')
    }
    keys.add(tag.Key)
    return { ...tag }
  })
}
