import { DeleteTags } from '../../../schemas/actions/delete-tags.js'
import type { Tag } from '../../../schemas/types/tag.js'
import { findTagged } from './find-tagged.js'
import { simulatedAction } from './simulated-action.js'

export const deleteTags = simulatedAction(DeleteTags, (world, { Resources, Tags = [] }) => {
  const resources = findTagged(world, Resources)
  const isDeleted = deletedBy(Tags)
  return () => {
    for (const resource of resources) resource.Tags = resource.Tags.filter((tag) => !isDeleted(tag))
    return { Return: true }
  }
})

/**
 * Creates the function that tells whether a tag is deleted. A key without a value deletes the tag whatever its value. A
 * request without tags deletes all but AWS's own.
 */
function deletedBy(deleted: readonly Tag[]): (tag: Tag) => boolean {
  if (deleted.length === 0) return ({ Key }) => !Key?.startsWith('aws:')
  const valuesOf = new Map<string | undefined, Set<string | undefined>>()
  for (const { Key, Value } of deleted) valuesOf.set(Key, (valuesOf.get(Key) ?? new Set()).add(Value))
  return ({ Key, Value = '' }) => {
    const values = valuesOf.get(Key)
    return values !== undefined && (values.has(undefined) || values.has(Value))
  }
}
