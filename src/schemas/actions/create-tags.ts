import * as v from 'valibot'
import { missingNewTags } from '../../errors/catalogue/texts.js'
import { ec2Issue, whenMissing } from '../define/ec2-issue.js'
import { defineOperation, type Operation, type ResponseMetadata } from '../define/operation.js'
import { wireName } from '../define/wire-metadata.js'
import { NewTag, TaggedResources } from '../types/tag-changes.js'

/**
 * The request of `CreateTags`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html
 */
export const CreateTagsInput = v.strictObject({
  /** The IDs of at most 1,000 resources of any kind. */
  Resources: TaggedResources,
  /** The tags. Each needs a value, which may be empty. If a resource already has a key, its value is replaced. */
  Tags: v.pipe(
    v.array(NewTag),
    v.nonEmpty(ec2Issue('InvalidParameterValue', missingNewTags)),
    wireName({ query: 'Tag' }),
    whenMissing('InvalidParameterValue', missingNewTags),
  ),
  /** Only checks the permissions: EC2 answers `DryRunOperation` or `UnauthorizedOperation`. */
  DryRun: v.optional(v.boolean()),
})

export interface CreateTagsInput extends v.InferOutput<typeof CreateTagsInput> {}

/**
 * The response of `CreateTags`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html
 */
export const CreateTagsOutput = v.strictObject({
  /** `true`: EC2 reports failures as errors. The AWS SDKs leave this member out. */
  Return: v.optional(v.boolean()),
})

export interface CreateTagsOutput extends v.InferOutput<typeof CreateTagsOutput>, ResponseMetadata {}

/**
 * Adds tags to resources, or replaces the values of their tags.
 *
 * @example
 * encodeRequest(CreateTags, { Resources: ['ami-0123456789abcdef0'], Tags: [{ Key: 'purpose', Value: 'test' }] })
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html
 */
export const CreateTags: Operation<CreateTagsInput, CreateTagsOutput> = /* @__PURE__ */ defineOperation({
  action: 'CreateTags',
  input: CreateTagsInput,
  output: CreateTagsOutput,
})
