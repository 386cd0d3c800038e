import { snapshotInUse, snapshotOfBackup } from '../../../errors/catalogue/texts.js'
import { ec2Error } from '../../../errors/ec2-error.js'
import { DeleteSnapshot } from '../../../schemas/actions/delete-snapshot.js'
import { findSnapshots } from '../query/find-resources.js'
import { isOfBackup } from '../state/snapshot.js'
import { simulatedAction } from './simulated-action.js'

export const deleteSnapshot = simulatedAction(DeleteSnapshot, (world, { SnapshotId }) => {
  for (const snapshot of findSnapshots(world, [SnapshotId])) {
    // Inferred: EC2's error for the snapshot of another account.
    if (snapshot.OwnerId !== world.settings.accountId) throw ec2Error('UnauthorizedOperation')
    // Inferred: EC2 looks at this before it looks at the image, since the text does not depend on an image.
    if (isOfBackup(snapshot)) throw ec2Error('InvalidParameterValue', snapshotOfBackup)
  }
  const user = world.userOf(SnapshotId)
  if (user !== undefined) throw ec2Error('InvalidSnapshot.InUse', snapshotInUse(SnapshotId, user))
  return () => {
    world.snapshots.delete(SnapshotId)
    return { Return: true }
  }
})
