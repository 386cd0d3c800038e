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
  /** Whether to delete the snapshots of the image as well, unless another image uses them. Default `false`. */
  DeleteAssociatedSnapshots: v.optional(v.boolean()),
  /** Only checks the permissions: EC2 answers `DryRunOperation` or `UnauthorizedOperation`. */
  DryRun: v.optional(v.boolean()),
})

export interface DeregisterImageInput extends v.InferOutput<typeof DeregisterImageInput> {}

const deleteSnapshotReturnCode = v.strictObject({
  /** The ID of the snapshot. */
  SnapshotId: v.optional(v.pipe(v.string(), resourceId('snap'))),
  /** The result. `skipped` if another image uses the snapshot. */
  ReturnCode: v.optional(v.picklist(['success', 'skipped', 'missing-permissions', 'internal-error', 'client-error'])),
})

export interface DeleteSnapshotReturnCode extends v.InferOutput<typeof deleteSnapshotReturnCode> {}

/**
 * The result of the deletion of a snapshot with its image.
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
  /** `true`: EC2 reports failures as errors. */
  Return: v.optional(v.boolean()),
  /** The snapshots of the image, if the request has `DeleteAssociatedSnapshots`. */
  DeleteSnapshotResults: v.optional(
    v.pipe(v.array(DeleteSnapshotReturnCode), wireName({ xml: 'deleteSnapshotResultSet' })),
  ),
})

export interface DeregisterImageOutput extends v.InferOutput<typeof DeregisterImageOutput>, ResponseMetadata {}

/**
 * Deregisters an image: no instance can be launched from it any more. Its instances stay, and so do its snapshots by
 * default. A second call gets `InvalidAMIID.Unavailable`.
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
