import * as v from 'valibot'
import { missingParameter } from '../../errors/texts.js'
import { ec2Issue } from '../define/ec2-issue.js'
import { defineOperation, type Operation, type ResponseMetadata } from '../define/operation.js'
import { wireName } from '../define/wire-metadata.js'
import { ChangedTag, TaggedResources } from '../types/tag-changes.js'

/**
 * The request of `CreateTags`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html
 */
export const CreateTagsInput = v.strictObject({
  /** The IDs of the resources, of any kind, at most 1,000. */
  Resources: v.pipe(TaggedResources, wireName({ query: 'ResourceId' })),
  /** The tags; a key that a resource has already gets the new value. */
  Tags: v.pipe(
    v.array(ChangedTag),
    // Inferred from the text for the resources.
    v.nonEmpty(ec2Issue('MissingParameter', missingParameter('tagSet'))),
    wireName({ query: 'Tag' }),
  ),
  /** Checks the permissions only: EC2 answers `DryRunOperation` or `UnauthorizedOperation`. */
  DryRun: v.optional(v.boolean()),
})

export interface CreateTagsInput extends v.InferOutput<typeof CreateTagsInput> {}

/**
 * The response of `CreateTags`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html
 */
export const CreateTagsOutput = v.strictObject({
  /** `true` for success; failures are errors. The AWS SDKs leave it out. */
  Return: v.optional(v.boolean()),
})

export interface CreateTagsOutput extends v.InferOutput<typeof CreateTagsOutput>, ResponseMetadata {}

/**
 * Adds tags to resources, or gives those that are there new values.
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
