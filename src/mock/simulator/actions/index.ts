import { createImage } from './create-image.js'
import { createTags } from './create-tags.js'
import { deleteSnapshot } from './delete-snapshot.js'
import { deleteTags } from './delete-tags.js'
import { deregisterImage } from './deregister-image.js'
import { describeImages } from './describe-images.js'
import { describeInstances } from './describe-instances.js'
import { describeSnapshots } from './describe-snapshots.js'
import type { SimulatedAction } from './simulated-action.js'

/** An action of which nobody here needs to know the types: its input is validated before it is carried out. */
export type AnyAction = SimulatedAction<unknown, object>

/** What the simulator can do, by the names of the actions. */
export const simulatedActions: ReadonlyMap<string, AnyAction> = new Map(
  (
    [
      createImage,
      createTags,
      deleteSnapshot,
      deleteTags,
      deregisterImage,
      describeImages,
      describeInstances,
      describeSnapshots,
    ] as readonly AnyAction[]
  ).map((action) => [action.operation.action, action]),
)
