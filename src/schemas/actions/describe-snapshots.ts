import * as v from 'valibot'
import { defineOperation, type Operation, type ResponseMetadata } from '../define/operation.js'
import { wireName } from '../define/wire-metadata.js'
import { Filter } from '../types/filter.js'
import { maxResults } from '../types/max-results.js'
import { SnapshotId } from '../types/resource-ids.js'
import { Snapshot } from '../types/snapshot.js'

/**
 * The request of `DescribeSnapshots`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html
 */
export const DescribeSnapshotsInput = v.strictObject({
  /** The IDs of the snapshots. Default: all that you may make volumes from. */
  SnapshotIds: v.optional(v.pipe(v.array(SnapshotId), wireName({ query: 'SnapshotId' }))),
  /** Whose snapshots: account IDs, `self` or `amazon`. */
  OwnerIds: v.optional(v.pipe(v.array(v.string()), wireName({ query: 'Owner' }))),
  /** Who may make volumes from the snapshots: account IDs, `self` or `all`. */
  RestorableByUserIds: v.optional(v.pipe(v.array(v.string()), wireName({ query: 'RestorableBy' }))),
  /** The conditions for the snapshots, such as `status`, `volume-id`, `description` or `tag:Owner`. */
  Filters: v.optional(v.pipe(v.array(Filter), wireName({ query: 'Filter' }))),
  /** How many snapshots a page holds at most: 5 to 1,000. */
  MaxResults: v.optional(maxResults(5)),
  /** The token of the page, from the response before. */
  NextToken: v.optional(v.string()),
  /** Checks the permissions only: EC2 answers `DryRunOperation` or `UnauthorizedOperation`. */
  DryRun: v.optional(v.boolean()),
})

export interface DescribeSnapshotsInput extends v.InferOutput<typeof DescribeSnapshotsInput> {}

/**
 * The response of `DescribeSnapshots`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html
 */
export const DescribeSnapshotsOutput = v.strictObject({
  /** The snapshots. */
  Snapshots: v.optional(v.pipe(v.array(Snapshot), wireName({ xml: 'snapshotSet' }))),
  /** The token of the next page; left out on the last one. */
  NextToken: v.optional(v.string()),
})

export interface DescribeSnapshotsOutput extends v.InferOutput<typeof DescribeSnapshotsOutput>, ResponseMetadata {}

/**
 * Describes snapshots: those with the IDs, of the owners, and for which the filters hold. Of those that
 * `CreateImage` made, the description names the image.
 *
 * @example
 * encodeRequest(DescribeSnapshots, { OwnerIds: ['self'], Filters: [{ Name: 'status', Values: ['pending'] }] })
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html
 */
export const DescribeSnapshots: Operation<DescribeSnapshotsInput, DescribeSnapshotsOutput> =
  /* @__PURE__ */ defineOperation({
    action: 'DescribeSnapshots',
    input: DescribeSnapshotsInput,
    output: DescribeSnapshotsOutput,
  })
