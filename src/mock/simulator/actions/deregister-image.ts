import { ec2Error } from '../../../errors/ec2-error.js'
import { Ec2ServiceError } from '../../../errors/ec2-service-error.js'
import { imageNotAuthorized, imageProtected, imageUnavailable } from '../../../errors/texts.js'
import { DeregisterImage, type DeregisterImageInput } from '../../../schemas/actions/deregister-image.js'
import { findImages } from '../query/find-resources.js'
import { type SimulatedImage, snapshotsOf } from '../state/image.js'
import type { World } from '../state/world.js'
import { simulatedAction } from './simulated-action.js'

export const deregisterImage = simulatedAction(DeregisterImage, (world, input) => {
  const image = ownImage(world, input)
  return () => {
    world.images.delete(image.ImageId)
    world.deregistered.add(image.ImageId)
    if (!input.DeleteAssociatedSnapshots) return { Return: true }
    const DeleteSnapshotResults = [...new Set(snapshotsOf(image))].map((SnapshotId) => {
      if (world.usersOf(SnapshotId).length > 0) return { SnapshotId, ReturnCode: 'skipped' as const }
      const OwnerId = world.snapshots.get(SnapshotId)?.OwnerId ?? world.settings.accountId
      if (OwnerId !== world.settings.accountId) return { SnapshotId, ReturnCode: 'missing-permissions' as const }
      // Inferred: a missing snapshot is the client's error.
      const ReturnCode = world.snapshots.delete(SnapshotId) ? ('success' as const) : ('client-error' as const)
      return { SnapshotId, ReturnCode }
    })
    return { Return: true, DeleteSnapshotResults }
  }
})

function ownImage(world: World, { ImageId }: DeregisterImageInput): SimulatedImage {
  const [image] = findImages(world, [ImageId])
  if (!image) throw ec2Error('InvalidAMIID.Unavailable', imageUnavailable(ImageId))
  if (image.OwnerId !== world.settings.accountId) {
    throw new Ec2ServiceError({ code: 'AuthFailure', message: imageNotAuthorized(ImageId) })
  }
  // The rule is EC2's. Its code and text are inferred.
  if (image.DeregistrationProtection?.startsWith('enabled')) {
    throw ec2Error('OperationNotPermitted', imageProtected(ImageId))
  }
  return image
}
