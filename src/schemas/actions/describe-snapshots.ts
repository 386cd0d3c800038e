import * as v from 'valibot'
import { ec2Rule } from '../define/ec2-issue.js'
import { defineOperation, type Operation, type ResponseMetadata } from '../define/operation.js'
import { wireName } from '../define/wire-metadata.js'
import { timestamp } from '../scalars/timestamp.js'
import { Filter, filterLimit } from '../types/filter.js'
import { idsAndMaxResults, openMaxResults } from '../types/max-results.js'
import { SnapshotId } from '../types/resource-ids.js'
import { Snapshot } from '../types/snapshot.js'

/**
 * The request of `DescribeSnapshots`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html
 */
export const DescribeSnapshotsInput = v.pipe(
  v.strictObject({
    /** The IDs of the snapshots. Default: all snapshots that you may create volumes from. */
    SnapshotIds: v.optional(v.pipe(v.array(SnapshotId), wireName({ query: 'SnapshotId' }))),
    /** The owners of the snapshots: account IDs, `self` or `amazon`. */
    OwnerIds: v.optional(v.pipe(v.array(v.string()), wireName({ query: 'Owner' }))),
    /** The users that may create volumes from the snapshots: account IDs, `self` or `all`. */
    RestorableByUserIds: v.optional(v.pipe(v.array(v.string()), wireName({ query: 'RestorableBy' }))),
    /** The filters, such as `status`, `volume-id`, `description` or `tag:Owner`. */
    Filters: v.optional(v.pipe(v.array(Filter), filterLimit, wireName({ query: 'Filter' }))),
    /**
     * The maximum number of snapshots on a page, at least 5. EC2 takes more than 1,000 for 1,000. Cannot be combined with
     * `SnapshotIds`.
     */
    MaxResults: v.optional(openMaxResults(5)),
    /** The token of the page, from the previous response. */
    NextToken: v.optional(v.string()),
    /** Only checks the permissions: EC2 answers `DryRunOperation` or `UnauthorizedOperation`. */
    DryRun: v.optional(v.boolean()),
  }),
  // Documented. The name in the text is from the source of the AWS SDK for Ruby.
  ec2Rule(({ SnapshotIds, MaxResults }) => idsAndMaxResults(SnapshotIds, MaxResults, 'snapshotSet')),
)

export interface DescribeSnapshotsInput extends v.InferOutput<typeof DescribeSnapshotsInput> {}

/**
 * The response of `DescribeSnapshots`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html
 */
export const DescribeSnapshotsOutput = v.strictObject({
  /** The snapshots. */
  Snapshots: v.optional(v.pipe(v.array(Snapshot), wireName({ xml: 'snapshotSet' }))),
  /**
   * The token of the next page. Absent on the last page. EC2 cuts the pages before it applies the filters, so a page with
   * a token can be short, or empty, and a full last page has a token, too.
   */
  NextToken: v.optional(v.string()),
})

export interface DescribeSnapshotsOutput extends v.InferOutput<typeof DescribeSnapshotsOutput>, ResponseMetadata {}

/**
 * Describes the snapshots that match the IDs, the owners and the filters. The description of a snapshot that
 * `CreateImage` created names the image.
 *
 * @example
 * encodeRequest(DescribeSnapshots, { OwnerIds: ['self'], Filters: [{ Name: 'status', Values: ['pending'] }] })
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html
 */
export const DescribeSnapshots: Operation<DescribeSnapshotsInput, DescribeSnapshotsOutput> =
  /* @__PURE__ */ defineOperation(
    {
      action: 'DescribeSnapshots',
      input: DescribeSnapshotsInput,
      output: DescribeSnapshotsOutput,
    },
    { date: timestamp },
  )
