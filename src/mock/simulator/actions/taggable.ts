import { ec2Error } from '../../../errors/ec2-error.js'
import { imageUnavailable, invalidId, volumeNotFound } from '../../../errors/texts.js'
import { maxTags, type Tag } from '../../../schemas/types/tag.js'
import { findImages, findInstances, findSnapshots } from '../query/find-resources.js'
import type { World } from '../state/world.js'

/** Something that has tags. */
export interface Tagged {
  Tags: Tag[]
}

/**
 * The resources with the IDs, of whatever kind.
 *
 * @throws Ec2ServiceError as EC2 says it of the kind that the first missing one is of.
 */
export function taggedResources(world: World, ids: readonly string[]): Tagged[] {
  return ids.map((id) => {
    const [found] = find(world, id)
    // A deregistered image can no longer be tagged; inferred.
    return found ?? refuse('InvalidAMIID.Unavailable', imageUnavailable(id))
  })
}

/** @throws Ec2ServiceError `TagLimitExceeded`; the tags that AWS put there do not count. */
export function checkTagCount(tags: readonly Tag[]): void {
  if (tags.filter(({ Key = '' }) => !Key.startsWith('aws:')).length > maxTags) throw ec2Error('TagLimitExceeded')
}

function find(world: World, id: string): Tagged[] {
  const prefix = id.slice(0, id.lastIndexOf('-'))
  switch (prefix) {
    case 'ami':
      return findImages(world, [id])
    case 'i':
      return findInstances(world, [id])
    case 'snap':
      return findSnapshots(world, [id])
    case 'vol':
      return [world.volume(id) ?? refuse('InvalidVolume.NotFound', volumeNotFound(id))]
    default:
      // The simulator has no other kinds.
      return refuse('InvalidID', invalidId(id))
  }
}

function refuse(code: string, text: string): never {
  throw ec2Error(code, text)
}
