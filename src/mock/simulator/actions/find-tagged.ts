import { imageUnavailable, invalidId, volumeNotFound } from '../../../errors/catalogue/texts.js'
import { ec2Error } from '../../../errors/ec2-error.js'
import type { Tag } from '../../../schemas/types/tag.js'
import { findImages, findInstances, findSnapshots } from '../query/find-resources.js'
import type { World } from '../state/world.js'

/** A resource with tags. */
export interface Tagged {
  Tags: Tag[]
}

/**
 * Returns the resources with the IDs, of any kind.
 *
 * @throws Ec2ServiceError with EC2's code for the kind of the first missing resource.
 */
export function findTagged(world: World, ids: readonly string[]): Tagged[] {
  return ids.map((id) => {
    const [found] = find(world, id)
    // Inferred: EC2 has no tags for deregistered images.
    if (!found) throw ec2Error('InvalidAMIID.Unavailable', imageUnavailable(id))
    return found
  })
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
      return findVolume(world, id)
    default:
      // The simulator has no other kinds.
      throw ec2Error('InvalidID', invalidId(id))
  }
}

function findVolume(world: World, id: string): Tagged[] {
  const volume = world.volume(id)
  if (!volume) throw ec2Error('InvalidVolume.NotFound', volumeNotFound(id))
  return [volume]
}
