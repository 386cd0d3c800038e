import * as v from 'valibot'
import { volumeSmallerThanSnapshot } from '../../../../errors/catalogue/device-texts.js'
import { snapshotNotCompleted } from '../../../../errors/catalogue/texts.js'
import { ec2Error } from '../../../../errors/ec2-error.js'
import { ec2IssueOf } from '../../../../schemas/define/ec2-issue.js'
import type { EbsBlockDevice } from '../../../../schemas/types/block-device-mapping.js'
import { SnapshotId as SnapshotIdSchema } from '../../../../schemas/types/resource-ids.js'
import { defaultVolumeType, volumeProblem } from '../../../../schemas/types/volume-type.js'
import { findSnapshots } from '../../query/find-resources.js'
import type { World } from '../../state/world.js'
import { invalidMapping } from './invalid-mapping.js'

/**
 * Returns the volume of a device that the instance does not have, with defaults.
 *
 * @throws Ec2ServiceError if the snapshot is missing or not completed, or if a member does not fit the snapshot.
 */
export function newVolume(world: World, ebs: EbsBlockDevice): EbsBlockDevice {
  const { SnapshotId, VolumeType = defaultVolumeType, DeleteOnTermination = true } = ebs
  if (SnapshotId === undefined) return { ...ebs, VolumeType, DeleteOnTermination, Encrypted: ebs.Encrypted ?? false }
  const { issues } = v.safeParse(SnapshotIdSchema, SnapshotId)
  const refused = issues && ec2IssueOf(issues[0])
  if (refused) throw ec2Error(refused.code, refused.text)
  const [snapshot] = findSnapshots(world, [SnapshotId])
  if (snapshot?.State !== 'completed') throw ec2Error('IncorrectState', snapshotNotCompleted(SnapshotId))
  const { VolumeSize = snapshot.VolumeSize } = ebs
  if (VolumeSize < snapshot.VolumeSize) {
    throw invalidMapping(volumeSmallerThanSnapshot(VolumeSize, SnapshotId, snapshot.VolumeSize))
  }
  // The schema could not check what depends on the size of the snapshot.
  const problem = volumeProblem({ ...ebs, VolumeSize })
  if (problem) throw ec2Error(problem.code, problem.text)
  return { ...ebs, VolumeSize, VolumeType, DeleteOnTermination, Encrypted: snapshot.Encrypted }
}
