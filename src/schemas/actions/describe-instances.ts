import * as v from 'valibot'
import { ec2Rule } from '../define/ec2-issue.js'
import { defineOperation, type Operation, type ResponseMetadata } from '../define/operation.js'
import { wireName } from '../define/wire-metadata.js'
import { timestamp } from '../scalars/timestamp.js'
import { Filter, filterLimit } from '../types/filter.js'
import { Reservation } from '../types/instance.js'
import { idsAndMaxResults, maxResults } from '../types/max-results.js'
import { InstanceId } from '../types/resource-ids.js'

/**
 * The request of `DescribeInstances`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html
 */
export const DescribeInstancesInput = v.pipe(
  v.strictObject({
    /** The IDs of the instances. Default: all instances of the account. */
    InstanceIds: v.optional(v.pipe(v.array(InstanceId), wireName({ query: 'InstanceId' }))),
    /** The filters, such as `instance-state-name`, `image-id` or `tag:Owner`. */
    Filters: v.optional(v.pipe(v.array(Filter), filterLimit, wireName({ query: 'Filter' }))),
    /** Whether to include instances that an AWS service manages and hides. Default `false`. */
    IncludeManagedResources: v.optional(v.boolean()),
    /**
     * The maximum number of instances on a page: 5 to 1,000. A page ends with a whole reservation, so it can have more.
     * Cannot be combined with `InstanceIds`.
     */
    MaxResults: v.optional(maxResults(5)),
    /** The token of the page, from the previous response. */
    NextToken: v.optional(v.string()),
    /** Only checks the permissions: EC2 answers `DryRunOperation` or `UnauthorizedOperation`. */
    DryRun: v.optional(v.boolean()),
  }),
  ec2Rule(({ InstanceIds, MaxResults }) => idsAndMaxResults(InstanceIds, MaxResults, 'instancesSet')),
)

export interface DescribeInstancesInput extends v.InferOutput<typeof DescribeInstancesInput> {}

/**
 * The response of `DescribeInstances`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html
 */
export const DescribeInstancesOutput = v.strictObject({
  /** The instances, grouped by the calls that launched them. */
  Reservations: v.optional(v.pipe(v.array(Reservation), wireName({ xml: 'reservationSet' }))),
  /**
   * The token of the next page. Absent on the last page. EC2 cuts the pages before it applies the filters, so a page with
   * a token can be short, or empty, and a full last page has a token, too.
   */
  NextToken: v.optional(v.string()),
})

export interface DescribeInstancesOutput extends v.InferOutput<typeof DescribeInstancesOutput>, ResponseMetadata {}

/**
 * Describes the instances that match the IDs and the filters. EC2 describes a terminated instance for about an hour.
 *
 * @example
 * encodeRequest(DescribeInstances, { Filters: [{ Name: 'instance-state-name', Values: ['running', 'stopped'] }] })
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html
 */
export const DescribeInstances: Operation<DescribeInstancesInput, DescribeInstancesOutput> =
  /* @__PURE__ */ defineOperation(
    {
      action: 'DescribeInstances',
      input: DescribeInstancesInput,
      output: DescribeInstancesOutput,
    },
    { date: timestamp },
  )
