import * as v from 'valibot'
import { ec2Error } from '../../../errors/ec2-error.js'
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
  if (snapshot?.State !== 'completed') throw ec2Error('IncorrectState', `Snapshot '${SnapshotId}' is not 'completed'.`)
  if (ebs.Encrypted !== undefined) {
    throw invalidMapping(`The encryption of a volume that is made from the snapshot '${SnapshotId}' cannot be given.`)
  }
  const { VolumeSize = snapshot.VolumeSize } = ebs
  if (VolumeSize < snapshot.VolumeSize) {
    // EC2's text for launches has both spaces.
    throw invalidMapping(
      `Volume of size ${VolumeSize}GB is smaller than  snapshot '${SnapshotId}', expect size >= ${snapshot.VolumeSize}GB`,
    )
  }
  return { ...ebs, VolumeSize, VolumeType, DeleteOnTermination, Encrypted: snapshot.Encrypted }
}
