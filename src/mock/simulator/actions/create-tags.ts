import { CreateTags } from '../../../schemas/actions/create-tags.js'
import { findTagged } from './find-tagged.js'
import { assertTagCount, newTags } from './new-tags.js'
import { simulatedAction } from './simulated-action.js'

export const createTags = simulatedAction(CreateTags, (world, { Resources, Tags }) => {
  const added = newTags(Tags)
  const keys = new Set(added.map(({ Key }) => Key))
  const changes = findTagged(world, Resources).map((resource) => {
    const kept = resource.Tags.filter(({ Key }) => !keys.has(Key))
    assertTagCount([...kept, ...added])
    return { resource, kept }
  })
  return () => {
    for (const { resource, kept } of changes) resource.Tags = [...kept, ...added.map((tag) => ({ ...tag }))]
    return { Return: true }
  }
})
