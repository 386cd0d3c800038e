import * as v from 'valibot'
import { ec2Error } from '../../../errors/ec2-error.js'
import { fixedEncryptionOfSnapshot, snapshotNotCompleted, volumeSmallerThanSnapshot } from '../../../errors/texts.js'
import type { EbsBlockDevice } from '../../../schemas/types/block-device-mapping.js'
import { SnapshotId as SnapshotIdSchema } from '../../../schemas/types/resource-ids.js'
import { findSnapshots } from '../query/find-resources.js'
import type { World } from '../state/world.js'
import { invalidMapping } from './invalid-mapping.js'

/**
 * Returns the volume of a device that the instance does not have, with defaults.
 *
 * @throws Ec2ServiceError if the snapshot is missing or not completed, or if a member does not fit the snapshot.
 */
export function newVolume(world: World, ebs: EbsBlockDevice): EbsBlockDevice {
  const { SnapshotId, VolumeType = 'gp2', DeleteOnTermination = true } = ebs
  if (SnapshotId === undefined) return { ...ebs, VolumeType, DeleteOnTermination, Encrypted: ebs.Encrypted ?? false }
  const { issues } = v.safeParse(SnapshotIdSchema, SnapshotId)
  if (issues) throw ec2Error('InvalidSnapshotID.Malformed', issues[0].message)
  const [snapshot] = findSnapshots(world, [SnapshotId])
  if (snapshot?.State !== 'completed') throw ec2Error('IncorrectState', snapshotNotCompleted(SnapshotId))
  if (ebs.Encrypted !== undefined) {
    throw invalidMapping(fixedEncryptionOfSnapshot(SnapshotId))
  }
  const { VolumeSize = snapshot.VolumeSize } = ebs
  if (VolumeSize < snapshot.VolumeSize) {
    throw invalidMapping(volumeSmallerThanSnapshot(VolumeSize, SnapshotId, snapshot.VolumeSize))
  }
  return { ...ebs, VolumeSize, VolumeType, DeleteOnTermination, Encrypted: snapshot.Encrypted }
}
