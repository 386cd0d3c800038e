import { duplicateTagKey } from '../../../errors/catalogue/texts.js'
import { ec2Error } from '../../../errors/ec2-error.js'
import type { Tag } from '../../../schemas/types/tag.js'

/**
 * Returns a copy of the tags of a request.
 *
 * @throws Ec2ServiceError `InvalidParameterValue` if two tags have the same key.
 */
export function newTags(tags: readonly Tag[]): Tag[] {
  const keys = new Set<string | undefined>()
  return tags.map(({ Key, Value }) => {
    if (keys.has(Key)) throw ec2Error('InvalidParameterValue', duplicateTagKey(Key))
    keys.add(Key)
    return { Key, Value }
  })
}

/** @throws Ec2ServiceError `TagLimitExceeded` if a resource has more than 50 tags. The tags of AWS do not count. */
export function assertTagCount(tags: readonly Tag[]): void {
  if (tags.filter(({ Key = '' }) => !Key.startsWith('aws:')).length > 50) throw ec2Error('TagLimitExceeded')
}
