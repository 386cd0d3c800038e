import * as v from 'valibot'
import { ec2Rule } from '../define/ec2-issue.js'
import { defineOperation, type Operation, type ResponseMetadata } from '../define/operation.js'
import { wireName } from '../define/wire-metadata.js'
import { timestamp } from '../scalars/timestamp.js'
import { Filter, filterLimit } from '../types/filter.js'
import { Image } from '../types/image.js'
import { idsAndMaxResults, maxResults } from '../types/max-results.js'
import { ImageId } from '../types/resource-ids.js'

/**
 * The request of `DescribeImages`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
 */
export const DescribeImagesInput = v.pipe(
  v.strictObject({
    /** The IDs of the images. Default: all images that you may launch. */
    ImageIds: v.optional(v.pipe(v.array(ImageId), wireName({ query: 'ImageId' }))),
    /** The owners of the images: account IDs, `self`, `amazon`, `aws-backup-vault` or `aws-marketplace`. */
    Owners: v.optional(v.pipe(v.array(v.string()), wireName({ query: 'Owner' }))),
    /** The users that may launch the images: an account ID, `self`, or `all` for public images. */
    ExecutableUsers: v.optional(v.pipe(v.array(v.string()), wireName({ query: 'ExecutableBy' }))),
    /** The filters, such as `name`, `state`, `source-instance-id` or `tag:Owner`. */
    Filters: v.optional(v.pipe(v.array(Filter), filterLimit, wireName({ query: 'Filter' }))),
    /** Whether to include deprecated images of other accounts. Your own are always included. Default `false`. */
    IncludeDeprecated: v.optional(v.boolean()),
    /** Whether to include disabled images. Default `false`. */
    IncludeDisabled: v.optional(v.boolean()),
    /** The maximum number of images on a page: 1 to 1,000. Cannot be combined with `ImageIds`. */
    MaxResults: v.optional(maxResults(1)),
    /** The token of the page, from the previous response. */
    NextToken: v.optional(v.string()),
    /** Only checks the permissions: EC2 answers `DryRunOperation` or `UnauthorizedOperation`. */
    DryRun: v.optional(v.boolean()),
  }),
  ec2Rule(({ ImageIds, MaxResults }) => idsAndMaxResults(ImageIds, MaxResults, 'imageIdsSet')),
)

export interface DescribeImagesInput extends v.InferOutput<typeof DescribeImagesInput> {}

/**
 * The response of `DescribeImages`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
 */
export const DescribeImagesOutput = v.strictObject({
  /** The images, in no particular order. */
  Images: v.optional(v.pipe(v.array(Image), wireName({ xml: 'imagesSet' }))),
  /**
   * The token of the next page. Absent on the last page. EC2 cuts the pages before it applies the filters, so a page with
   * a token can be short, or empty, and a full last page has a token, too.
   */
  NextToken: v.optional(v.string()),
})

export interface DescribeImagesOutput extends v.InferOutput<typeof DescribeImagesOutput>, ResponseMetadata {}

/**
 * Describes the images that match the IDs, the owners and the filters. Right after `CreateImage`, EC2 may not know the
 * ID of the image yet.
 *
 * @example
 * encodeRequest(DescribeImages, { Owners: ['self'], Filters: [{ Name: 'state', Values: ['available'] }] })
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
 */
export const DescribeImages: Operation<DescribeImagesInput, DescribeImagesOutput> = /* @__PURE__ */ defineOperation(
  {
    action: 'DescribeImages',
    input: DescribeImagesInput,
    output: DescribeImagesOutput,
  },
  { date: timestamp },
)
