import { ec2Error } from '../../../errors/ec2-error.js'
import { duplicateTagKey } from '../../../errors/texts.js'
import { CreateTags } from '../../../schemas/actions/create-tags.js'
import { simulatedAction } from './simulated-action.js'
import { checkTagCount, taggedResources } from './taggable.js'

export const createTags = simulatedAction(CreateTags, (world, { Resources, Tags }) => {
  const changes = new Map<string | undefined, string>()
  for (const { Key, Value = '' } of Tags) {
    if (changes.has(Key)) throw ec2Error('InvalidParameterValue', duplicateTagKey(Key))
    changes.set(Key, Value)
  }
  const added = [...changes].map(([Key, Value]) => ({ Key, Value }))
  const changed = taggedResources(world, Resources).map((resource) => {
    const kept = resource.Tags.filter(({ Key }) => !changes.has(Key))
    checkTagCount([...kept, ...added])
    return { resource, kept }
  })
  return () => {
    for (const { resource, kept } of changed) resource.Tags = [...kept, ...added.map((tag) => ({ ...tag }))]
    return { Return: true }
  }
})
