import { DeleteTags } from '../../../schemas/actions/delete-tags.js'
import type { Tag } from '../../../schemas/types/tag.js'
import { simulatedAction } from './simulated-action.js'
import { taggedResources } from './taggable.js'

export const deleteTags = simulatedAction(DeleteTags, (world, { Resources, Tags = [] }) => {
  const resources = taggedResources(world, Resources)
  return () => {
    for (const resource of resources) resource.Tags = resource.Tags.filter((tag) => !isMeant(tag, Tags))
    return { Return: true }
  }
})

/** A key alone means every value; no tags at all mean every tag but those of AWS. */
function isMeant(tag: Tag, given: readonly Tag[]): boolean {
  if (given.length === 0) return !tag.Key?.startsWith('aws:')
  return given.some(({ Key, Value }) => Key === tag.Key && (Value === undefined || Value === (tag.Value ?? '')))
}
