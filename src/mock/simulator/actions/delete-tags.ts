import { DeleteTags } from '../../../schemas/actions/delete-tags.js'
import type { Tag } from '../../../schemas/types/tag.js'
import { findTagged } from './find-tagged.js'
import { simulatedAction } from './simulated-action.js'

export const deleteTags = simulatedAction(DeleteTags, (world, { Resources, Tags = [] }) => {
  const resources = findTagged(world, Resources)
  return () => {
    for (const resource of resources) resource.Tags = resource.Tags.filter((tag) => !isDeleted(tag, Tags))
    return { Return: true }
  }
})

/** A key without a value deletes the tag whatever its value. A request without tags deletes all but AWS's own. */
function isDeleted(tag: Tag, deleted: readonly Tag[]): boolean {
  if (deleted.length === 0) return !tag.Key?.startsWith('aws:')
  return deleted.some(({ Key, Value }) => Key === tag.Key && (Value === undefined || Value === (tag.Value ?? '')))
}
