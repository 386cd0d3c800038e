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
  /** The IDs of the resources, of any kind, at most 1,000. */
  Resources: v.pipe(TaggedResources, wireName({ query: 'ResourceId' })),
  /**
   * The tags: a key alone means whatever its value, a key with a value (an empty one, too) that value only. Without
   * any, all tags are deleted, except those that AWS put there.
   */
  Tags: v.optional(v.pipe(v.array(ChangedTag), wireName({ query: 'Tag' }))),
  /** Checks the permissions only: EC2 answers `DryRunOperation` or `UnauthorizedOperation`. */
  DryRun: v.optional(v.boolean()),
})

export interface DeleteTagsInput extends v.InferOutput<typeof DeleteTagsInput> {}

/**
 * The response of `DeleteTags`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteTags.html
 */
export const DeleteTagsOutput = v.strictObject({
  /** `true` for success; failures are errors. The AWS SDKs leave it out. */
  Return: v.optional(v.boolean()),
})

export interface DeleteTagsOutput extends v.InferOutput<typeof DeleteTagsOutput>, ResponseMetadata {}

/**
 * Deletes tags of resources; without `Tags`, all of them.
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
