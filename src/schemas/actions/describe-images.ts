import * as v from 'valibot'
import { defineOperation, type Operation, type ResponseMetadata } from '../define/operation.js'
import { wireName } from '../define/wire-metadata.js'
import { Filter } from '../types/filter.js'
import { Image } from '../types/image.js'
import { maxResults, refuseWithIds } from '../types/max-results.js'
import { ImageId } from '../types/resource-ids.js'

/**
 * The request of `DescribeImages`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
 */
export const DescribeImagesInput = v.pipe(
  v.strictObject({
    /** The IDs of the images. Default: all that you may launch. */
    ImageIds: v.optional(v.pipe(v.array(ImageId), wireName({ query: 'ImageId' }))),
    /** Whose images: account IDs, `self`, `amazon`, `aws-backup-vault` or `aws-marketplace`. */
    Owners: v.optional(v.pipe(v.array(v.string()), wireName({ query: 'Owner' }))),
    /** Who may launch the images: an account ID, `self`, or `all` for public images. */
    ExecutableUsers: v.optional(v.pipe(v.array(v.string()), wireName({ query: 'ExecutableBy' }))),
    /** The conditions for the images, such as `name`, `state`, `source-instance-id` or `tag:Owner`. */
    Filters: v.optional(v.pipe(v.array(Filter), wireName({ query: 'Filter' }))),
    /** Whether to describe deprecated images, too; the owner's own are always described. Default `false`. */
    IncludeDeprecated: v.optional(v.boolean()),
    /** Whether to describe disabled images, too. Default `false`. */
    IncludeDisabled: v.optional(v.boolean()),
    /** How many images a page holds at most: 1 to 1,000. Cannot be given together with `ImageIds`. */
    MaxResults: v.optional(maxResults(1)),
    /** The token of the page, from the response before. */
    NextToken: v.optional(v.string()),
    /** Checks the permissions only: EC2 answers `DryRunOperation` or `UnauthorizedOperation`. */
    DryRun: v.optional(v.boolean()),
  }),
  v.check(
    ({ ImageIds = [], MaxResults }) => ImageIds.length === 0 || MaxResults === undefined,
    refuseWithIds('imageIdsSet'),
  ),
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
  /** The token of the next page; left out on the last one. */
  NextToken: v.optional(v.string()),
})

export interface DescribeImagesOutput extends v.InferOutput<typeof DescribeImagesOutput>, ResponseMetadata {}

/**
 * Describes images: those with the IDs, of the owners, and for which the filters hold. Right after an image was
 * made, its ID may not be known yet.
 *
 * @example
 * encodeRequest(DescribeImages, { Owners: ['self'], Filters: [{ Name: 'state', Values: ['available'] }] })
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
 */
export const DescribeImages: Operation<DescribeImagesInput, DescribeImagesOutput> = /* @__PURE__ */ defineOperation({
  action: 'DescribeImages',
  input: DescribeImagesInput,
  output: DescribeImagesOutput,
})
