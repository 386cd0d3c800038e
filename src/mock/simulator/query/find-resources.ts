import { imagesNotFound, instancesNotFound, snapshotNotFound } from '../../../errors/catalogue/texts.js'
import { ec2Error } from '../../../errors/ec2-error.js'
import { printable } from '../../../errors/printable.js'
import type { SimulatedImage } from '../state/image.js'
import type { SimulatedInstance } from '../state/instance.js'
import type { SimulatedSnapshot } from '../state/snapshot.js'
import type { World } from '../state/world.js'

/**
 * Returns the images with the IDs, without the deregistered ones.
 *
 * @throws Ec2ServiceError `InvalidAMIID.NotFound` if an ID was never in use, is too new to be found, or belongs to an image
 * of another account that is neither public nor shared.
 */
export function findImages(world: World, ids: readonly string[]): SimulatedImage[] {
  const found: SimulatedImage[] = []
  const missing: string[] = []
  for (const id of new Set(ids)) {
    const image = world.images.get(id)
    if (image && world.isVisible(image)) found.push(image)
    else if (!world.deregistered.has(id)) missing.push(id)
  }
  if (missing.length === 0) return found
  throw ec2Error('InvalidAMIID.NotFound', imagesNotFound(missing))
}

/**
 * Returns the instances with the IDs.
 *
 * @throws Ec2ServiceError `InvalidInstanceID.NotFound` if one is missing. The console lists the existing ones.
 */
export function findInstances(world: World, ids: readonly string[]): SimulatedInstance[] {
  const { found, missing } = lookUp(world.instances, ids)
  if (missing.length === 0) return found
  console.info(
    `[ec2wire] The simulator has no instance ${printable(missing.join(', '))}. It has ${existingIn(world)}. Pass others to simulateEc2({ instances }).`,
  )
  throw ec2Error('InvalidInstanceID.NotFound', instancesNotFound(missing))
}

/**
 * Returns the snapshots with the IDs.
 *
 * @throws Ec2ServiceError `InvalidSnapshot.NotFound` with the first missing ID. Snapshots of other accounts that are neither
 * public nor shared are missing, too.
 */
export function findSnapshots(world: World, ids: readonly string[]): SimulatedSnapshot[] {
  const { found, missing } = lookUp(world.snapshots, ids, (snapshot) => world.isRestorable(snapshot))
  if (missing.length === 0) return found
  throw ec2Error('InvalidSnapshot.NotFound', snapshotNotFound(missing[0]))
}

function lookUp<Resource>(
  resources: ReadonlyMap<string, Resource>,
  ids: readonly string[],
  isVisible: (resource: Resource) => boolean = () => true,
) {
  const found: Resource[] = []
  const missing: string[] = []
  for (const id of new Set(ids)) {
    const resource = resources.get(id)
    if (resource === undefined || !isVisible(resource)) missing.push(id)
    else found.push(resource)
  }
  return { found, missing }
}

/** Lists the first instances of a world. */
function existingIn({ instances }: World): string {
  const listed: string[] = []
  for (const instance of instances.values()) {
    if (listed.push(`${instance.InstanceId} (${nameAndState(instance)})`) === 20) break
  }
  const more = instances.size - listed.length
  return `${listed.join(', ') || 'none'}${more > 0 ? ` and ${more} more` : ''}`
}

function nameAndState({ Tags, State }: SimulatedInstance): string {
  const name = Tags.find(({ Key }) => Key === 'Name')?.Value
  return name ? `${printable(name, 60)}, ${State.Name}` : State.Name
}
