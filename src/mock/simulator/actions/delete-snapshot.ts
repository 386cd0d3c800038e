import { ec2Error } from '../../../errors/ec2-error.js'
import { snapshotInUse } from '../../../errors/texts.js'
import { DeleteSnapshot } from '../../../schemas/actions/delete-snapshot.js'
import { findSnapshots } from '../query/find-resources.js'
import { simulatedAction } from './simulated-action.js'

export const deleteSnapshot = simulatedAction(DeleteSnapshot, (world, { SnapshotId }) => {
  const [snapshot] = findSnapshots(world, [SnapshotId])
  // Inferred: EC2's error for the snapshot of another account.
  if (snapshot?.OwnerId !== world.settings.accountId) throw ec2Error('UnauthorizedOperation')
  const [user] = world.usersOf(SnapshotId)
  if (user) throw ec2Error('InvalidSnapshot.InUse', snapshotInUse(SnapshotId, user.ImageId))
  return () => {
    world.snapshots.delete(SnapshotId)
    return { Return: true }
  }
})
