import type { Place } from '../../../argument-error.js'
import { type SimulatorOptions, simulatorAttempt } from '../../options.js'
import type { ImageInit } from '../image.js'
import type { InstanceInit } from '../instance.js'
import type { SnapshotInit } from '../snapshot.js'
import type { World } from '../world.js'
import { defaultInstances } from './default-instances.js'
import { addPublicImages } from './public-images.js'

/** The initial resources of a simulator. */
export interface InitialState {
  readonly snapshots: readonly SnapshotInit[]
  readonly images: readonly ImageInit[]
  readonly instances: readonly InstanceInit[]
  readonly publicImages: boolean | readonly ImageInit[]
}

/** Copies the initial state out of the options, so that later changes of the lists do not change what a reset restores. */
export function copyInitialState({
  snapshots = [],
  images = [],
  instances = defaultInstances,
  publicImages = false,
}: Pick<SimulatorOptions, keyof InitialState>): InitialState {
  return {
    snapshots: copy(snapshots),
    images: copy(images),
    instances: copy(instances),
    publicImages: typeof publicImages === 'boolean' ? publicImages : copy(publicImages),
  }
}

/** Adds the initial resources to an empty world. @throws TypeError if they are inconsistent. */
export function fillWorld(
  world: World,
  {
    snapshots = [],
    images = [],
    instances = defaultInstances,
    publicImages = false,
  }: Pick<SimulatorOptions, keyof InitialState>,
): void {
  // Images need their snapshots.
  for (const [index, init] of snapshots.entries()) world.snapshots.addAt(init, placeOf('snapshots', index))
  for (const [index, init] of images.entries()) world.images.addAt(init, placeOf('images', index))
  for (const [index, init] of instances.entries()) world.instances.addAt(init, placeOf('instances', index))
  // The images of the options come first, and may have the IDs of the catalogue, as a saved state has.
  if (publicImages !== false) addPublicImages(world, publicImages, (index) => placeOf('publicImages', index))
}

function placeOf(list: string, index: number): Place {
  return { attempt: simulatorAttempt, path: `${list}[${index}]` }
}

/** An item that cannot be copied is invalid, and becomes an error when it is added to the world. */
function copy<Init extends object>(list: readonly Init[]): readonly Init[] {
  return list.map((init) => {
    if (typeof init !== 'object') return init
    try {
      return structuredClone({ ...init })
    } catch {
      return init
    }
  })
}
