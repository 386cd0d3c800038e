import { createImage } from './create-image.js'
import { createTags } from './create-tags.js'
import { deleteSnapshot } from './delete-snapshot.js'
import { deleteTags } from './delete-tags.js'
import { deregisterImage } from './deregister-image.js'
import { describeImages } from './describe-images.js'
import { describeInstances } from './describe-instances.js'
import { describeSnapshots } from './describe-snapshots.js'
import type { SimulatedAction } from './simulated-action.js'

/** A simulated action of any type. Its input is validated before `plan` receives it. */
export type AnyAction = SimulatedAction<unknown, object>

/** The actions of the simulator by name. The only list of them. */
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
