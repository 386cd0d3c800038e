import { imageNotAuthorized, imageOfBackup, imageProtected, imageUnavailable } from '../../../errors/catalogue/texts.js'
import { ec2Error } from '../../../errors/ec2-error.js'
import { Ec2ServiceError } from '../../../errors/ec2-service-error.js'
import {
  type DeleteSnapshotReturnCode,
  DeregisterImage,
  type DeregisterImageInput,
} from '../../../schemas/actions/deregister-image.js'
import { findImages } from '../query/find-resources.js'
import { type SimulatedImage, snapshotsOf } from '../state/image.js'
import { isOfBackup } from '../state/snapshot.js'
import type { World } from '../state/world.js'
import { simulatedAction } from './simulated-action.js'

export const deregisterImage = simulatedAction(DeregisterImage, (world, input) => {
  const image = ownImage(world, input)
  return () => {
    world.deregister(image)
    if (!input.DeleteAssociatedSnapshots) return { Return: true }
    const DeleteSnapshotResults = [...new Set(snapshotsOf(image))].map((SnapshotId) => ({
      SnapshotId,
      ReturnCode: deleteSnapshot(world, SnapshotId),
    }))
    return { Return: true, DeleteSnapshotResults }
  }
})

function deleteSnapshot(world: World, id: string): DeleteSnapshotReturnCode['ReturnCode'] {
  if (world.usersOf(id).length > 0) return 'skipped'
  const snapshot = world.snapshots.get(id)
  // Inferred: a missing snapshot, and one of AWS Backup, is the client's error.
  if (!snapshot) return 'client-error'
  if (snapshot.OwnerId !== world.settings.accountId) return 'missing-permissions'
  if (isOfBackup(snapshot)) return 'client-error'
  world.snapshots.delete(id)
  return 'success'
}

/** @throws Ec2ServiceError if the account must not deregister the image. */
function ownImage(world: World, { ImageId }: DeregisterImageInput): SimulatedImage {
  const [image] = findImages(world, [ImageId])
  if (!image) throw ec2Error('InvalidAMIID.Unavailable', imageUnavailable(ImageId))
  // The status is 400 as in other reports of AuthFailure about an image, not 401 as for invalid credentials.
  if (image.ImageOwnerAlias === 'aws-backup-vault') {
    throw new Ec2ServiceError({ code: 'AuthFailure', message: imageOfBackup })
  }
  if (image.OwnerId !== world.settings.accountId) {
    throw new Ec2ServiceError({ code: 'AuthFailure', message: imageNotAuthorized(ImageId) })
  }
  // The rule is EC2's. Its code and text are inferred.
  if (image.DeregistrationProtection?.startsWith('enabled')) {
    throw ec2Error('OperationNotPermitted', imageProtected(ImageId))
  }
  return image
}
