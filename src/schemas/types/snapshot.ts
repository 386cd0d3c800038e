import * as v from 'valibot'
import { resourceId, wireName } from '../define/wire-metadata.js'
import { ResourceTag } from './resource-tag.js'

export const snapshot = v.strictObject({
  /** The ID of the snapshot. */
  SnapshotId: v.optional(v.pipe(v.string(), resourceId('snap'))),
  /** The volume of the snapshot. For a copy, the ID has no meaning. */
  VolumeId: v.optional(v.pipe(v.string(), resourceId('vol'))),
  /** The state of the snapshot. */
  State: v.optional(
    v.pipe(v.picklist(['pending', 'completed', 'error', 'recoverable', 'recovering']), wireName({ xml: 'status' })),
  ),
  /** The reason why a copy failed. */
  StateMessage: v.optional(v.pipe(v.string(), wireName({ xml: 'statusMessage' }))),
  /** When the snapshot was started. */
  StartTime: v.optional(v.date()),
  /** The progress, such as `30%`. */
  Progress: v.optional(v.string()),
  /** The account that owns the snapshot. */
  OwnerId: v.optional(v.string()),
  /** The alias of the owner: `amazon`. */
  OwnerAlias: v.optional(v.string()),
  /** The description. `CreateImage` writes the IDs of the instance and the image here. */
  Description: v.optional(v.string()),
  /** The size of the volume in GiB. */
  VolumeSize: v.optional(v.pipe(v.number(), v.integer())),
  /** Whether the snapshot is encrypted. */
  Encrypted: v.optional(v.boolean()),
  /** The KMS key of the volume. */
  KmsKeyId: v.optional(v.string()),
  /** The ID of the data encryption key, which a volume and its snapshots share. */
  DataEncryptionKeyId: v.optional(v.string()),
  /** The ARN of the Outpost that holds the snapshot. */
  OutpostArn: v.optional(v.string()),
  /** The tags of the snapshot. */
  Tags: v.optional(v.pipe(v.array(ResourceTag), wireName({ xml: 'tagSet' }))),
  /** The storage tier. An archived snapshot must be restored before it is used. */
  StorageTier: v.optional(v.picklist(['archive', 'standard'])),
  /** When a temporarily restored snapshot returns to the archive. */
  RestoreExpiryTime: v.optional(v.date()),
  /** Reserved by EC2. */
  SseType: v.optional(v.picklist(['sse-ebs', 'sse-kms', 'none'])),
  /** The Availability Zone or Local Zone of the snapshot. */
  AvailabilityZone: v.optional(v.string()),
  /** For a copy: whether the copy was time-based. */
  TransferType: v.optional(v.picklist(['time-based', 'standard'])),
  /** For a time-based copy: its completion time in minutes. */
  CompletionDurationMinutes: v.optional(v.pipe(v.number(), v.integer())),
  /** When the snapshot was completed. */
  CompletionTime: v.optional(v.date()),
  /** The size of all blocks of the snapshot in bytes, changed and unchanged. */
  FullSnapshotSizeInBytes: v.optional(v.pipe(v.number(), v.integer())),
})

export interface Snapshot extends v.InferOutput<typeof snapshot> {}

/**
 * A snapshot of a volume as `DescribeSnapshots` describes it.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Snapshot.html
 */
export const Snapshot: v.GenericSchema<Snapshot> = snapshot
