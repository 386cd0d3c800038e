import * as v from 'valibot'
import { defineOperation, type Operation, type ResponseMetadata } from '../define/operation.js'
import { resourceId, wireName } from '../define/wire-metadata.js'
import { ImageId } from '../types/resource-ids.js'

/**
 * The request of `DeregisterImage`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeregisterImage.html
 */
export const DeregisterImageInput = v.strictObject({
  /** The ID of the image. */
  ImageId,
  /** Whether to delete the snapshots of the image, too, except those of other images. Default `false`. */
  DeleteAssociatedSnapshots: v.optional(v.boolean()),
  /** Checks the permissions only: EC2 answers `DryRunOperation` or `UnauthorizedOperation`. */
  DryRun: v.optional(v.boolean()),
})

export interface DeregisterImageInput extends v.InferOutput<typeof DeregisterImageInput> {}

const deleteSnapshotReturnCode = v.strictObject({
  /** The ID of the snapshot. */
  SnapshotId: v.optional(v.pipe(v.string(), resourceId('snap'))),
  /** What became of the snapshot; `skipped` where another image has it. */
  ReturnCode: v.optional(v.picklist(['success', 'skipped', 'missing-permissions', 'internal-error', 'client-error'])),
})

export interface DeleteSnapshotReturnCode extends v.InferOutput<typeof deleteSnapshotReturnCode> {}

/**
 * What became of a snapshot that was to be deleted with its image.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSnapshotReturnCode.html
 */
export const DeleteSnapshotReturnCode: v.GenericSchema<DeleteSnapshotReturnCode> = deleteSnapshotReturnCode

/**
 * The response of `DeregisterImage`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeregisterImage.html
 */
export const DeregisterImageOutput = v.strictObject({
  /** `true` for success; failures are errors. */
  Return: v.optional(v.boolean()),
  /** The snapshots of the image, where they were to be deleted. */
  DeleteSnapshotResults: v.optional(
    v.pipe(v.array(DeleteSnapshotReturnCode), wireName({ xml: 'deleteSnapshotResultSet' })),
  ),
})

export interface DeregisterImageOutput extends v.InferOutput<typeof DeregisterImageOutput>, ResponseMetadata {}

/**
 * Takes an image away: no instance can be launched from it any more. Instances and, unless asked for, snapshots
 * stay. A second call meets `InvalidAMIID.Unavailable`.
 *
 * @example
 * encodeRequest(DeregisterImage, { ImageId: 'ami-0123456789abcdef0', DeleteAssociatedSnapshots: true })
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeregisterImage.html
 */
export const DeregisterImage: Operation<DeregisterImageInput, DeregisterImageOutput> = /* @__PURE__ */ defineOperation({
  action: 'DeregisterImage',
  input: DeregisterImageInput,
  output: DeregisterImageOutput,
})
