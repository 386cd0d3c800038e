import * as v from 'valibot'
import { defineOperation, type Operation, type ResponseMetadata } from '../define/operation.js'
import { SnapshotId } from '../types/resource-ids.js'

/**
 * The request of `DeleteSnapshot`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSnapshot.html
 */
export const DeleteSnapshotInput = v.strictObject({
  /** The ID of the snapshot. */
  SnapshotId,
  /** Only checks the permissions: EC2 answers `DryRunOperation` or `UnauthorizedOperation`. */
  DryRun: v.optional(v.boolean()),
})

export interface DeleteSnapshotInput extends v.InferOutput<typeof DeleteSnapshotInput> {}

/**
 * The response of `DeleteSnapshot`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSnapshot.html
 */
export const DeleteSnapshotOutput = v.strictObject({
  /** `true`: EC2 reports failures as errors. The AWS SDKs leave this member out. */
  Return: v.optional(v.boolean()),
})

export interface DeleteSnapshotOutput extends v.InferOutput<typeof DeleteSnapshotOutput>, ResponseMetadata {}

/**
 * Deletes a snapshot. If an image uses the snapshot, EC2 answers `InvalidSnapshot.InUse` until the image is deregistered.
 *
 * @example
 * encodeRequest(DeleteSnapshot, { SnapshotId: 'snap-1234567890abcdef0' })
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSnapshot.html
 */
export const DeleteSnapshot: Operation<DeleteSnapshotInput, DeleteSnapshotOutput> = /* @__PURE__ */ defineOperation({
  action: 'DeleteSnapshot',
  input: DeleteSnapshotInput,
  output: DeleteSnapshotOutput,
})
