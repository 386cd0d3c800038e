import { generateId } from '../../../../random/generate.js'
import { seededRandom } from '../../../../random/seeded-random.js'
import { argumentError, type Place, placeBelow } from '../../../argument-error.js'
import type { ImageInit, SimulatedMapping } from '../image.js'
import type { World } from '../world.js'
import { type CatalogueImage, catalogue } from './catalogue.js'

/**
 * Adds public images of other accounts.
 *
 * @param images `true` for the catalogue. A list is added instead of it.
 * @throws TypeError if an image of the list is invalid, or not public.
 */
export function addPublicImages(
  world: World,
  images: true | readonly ImageInit[],
  placeOf: (index: number) => Place,
): void {
  if (images === true) {
    for (const image of catalogue()) addFromCatalogue(world, image)
    return
  }
  for (const [index, init] of images.entries()) {
    const place = placeOf(index)
    if (init?.Public === false) throw argumentError(placeBelow(place, 'Public'), 'false', 'true, or nothing')
    const owner = init?.OwnerId === undefined ? { OwnerId: amazon, ImageOwnerAlias: 'amazon' } : {}
    world.images.addAt({ ...owner, ...init, Public: true }, place)
  }
}

/** The account of Amazon Linux. */
const amazon = '137112412989'

/**
 * Adds an image of the catalogue and its snapshot, unless the world has such an image. The IDs depend on the Region and the
 * name only, and take nothing from the random numbers of other IDs.
 */
function addFromCatalogue(world: World, { volume, ...image }: CatalogueImage): void {
  const random = seededRandom(hashOf(`${world.settings.region} ${image.Name}`))
  const ImageId = generateId('ami', random)
  const SnapshotId = generateId('snap', random)
  if (world.images.has(ImageId) || world.imageNamed(image.Name, image.OwnerId)) return
  const place = { attempt: 'add a public image', path: image.Name }
  const { OwnerId, RootDeviceName: DeviceName } = image
  if (!world.snapshots.has(SnapshotId)) {
    // Snapshots of copies have this volume.
    const VolumeId = 'vol-ffffffff'
    const { VolumeSize } = volume
    world.snapshots.addAt({ SnapshotId, VolumeId, VolumeSize, OwnerId, StartTime: new Date(image.CreationDate) }, place)
  }
  const mapping: SimulatedMapping = {
    DeviceName,
    Ebs: { DeleteOnTermination: true, SnapshotId, Encrypted: false, ...volume },
  }
  const isPublic = { Public: true, ImageOwnerAlias: 'amazon', SriovNetSupport: 'simple' }
  world.images.addAt({ ...image, ...isPublic, ImageId, BlockDeviceMappings: [mapping] }, place)
}

/** The 32 bits of FNV-1a. @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
