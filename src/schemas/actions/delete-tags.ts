import * as v from 'valibot'
import { defineOperation, type Operation, type ResponseMetadata } from '../define/operation.js'
import { wireName } from '../define/wire-metadata.js'
import { ChangedTag, TaggedResources } from '../types/tag-changes.js'

/**
 * The request of `DeleteTags`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteTags.html
 */
export const DeleteTagsInput = v.strictObject({
  /** The IDs of at most 1,000 resources of any kind. */
  Resources: TaggedResources,
  /**
   * The tags. A key without a value deletes the tag whatever its value is. A key with a value, even an empty value,
   * deletes the tag only if it has this value. Without tags, all tags are deleted, except for the tags of AWS.
   */
  Tags: v.optional(v.pipe(v.array(ChangedTag), wireName({ query: 'Tag' }))),
  /** Only checks the permissions: EC2 answers `DryRunOperation` or `UnauthorizedOperation`. */
  DryRun: v.optional(v.boolean()),
})

export interface DeleteTagsInput extends v.InferOutput<typeof DeleteTagsInput> {}

/**
 * The response of `DeleteTags`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteTags.html
 */
export const DeleteTagsOutput = v.strictObject({
  /** `true`: EC2 reports failures as errors. The AWS SDKs leave this member out. */
  Return: v.optional(v.boolean()),
})

export interface DeleteTagsOutput extends v.InferOutput<typeof DeleteTagsOutput>, ResponseMetadata {}

/**
 * Deletes tags of resources. Without `Tags`, it deletes all of their tags.
 *
 * @example
 * encodeRequest(DeleteTags, { Resources: ['ami-0123456789abcdef0'], Tags: [{ Key: 'purpose' }] })
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteTags.html
 */
export const DeleteTags: Operation<DeleteTagsInput, DeleteTagsOutput> = /* @__PURE__ */ defineOperation({
  action: 'DeleteTags',
  input: DeleteTagsInput,
  output: DeleteTagsOutput,
})
