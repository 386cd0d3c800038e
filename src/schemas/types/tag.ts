import * as v from 'valibot'
import {
  duplicateTagKey,
  emptyTagSpecification,
  longTagKey,
  longTagValue,
  missingTagKey,
  missingTagType,
  missingTagValue,
  notTaggable,
  reservedTagKey,
  tagLimitExceeded,
} from '../../errors/catalogue/texts.js'
import { type Ec2Problem, ec2Issue, ec2Rule, missingMember } from '../define/ec2-issue.js'
import { wireName } from '../define/wire-metadata.js'

/** How many tags a resource can have. Tags with keys that begin with `aws:` do not count. */
export const maxTags = 50

const tag = v.strictObject({
  /** The key of the tag. Case-sensitive, at most 128 characters. It must not begin with `aws:`. */
  Key: tagKey(missingTagKey, reservedTagKey),
  /** The value of the tag. Case-sensitive, at most 256 characters. It may be empty, but a new tag must have one. */
  Value: v.optional(v.pipe(v.string(), v.regex(/^.{0,256}$/s, ec2Issue('InvalidParameterValue', longTagValue)))),
})

/** The members of a tag, for schemas with other constraints. */
export const tagMembers = tag.entries

export interface Tag extends v.InferOutput<typeof tag> {}

/**
 * A key and a value that describe a resource.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Tag.html
 */
export const Tag: v.GenericSchema<Tag> = v.pipe(
  tag,
  ec2Rule(
    ({ Key, Value }) =>
      missingMember(Key, 'Key', missingTagKey, 'InvalidParameterValue') ??
      missingMember(Value, 'Value', missingTagValue, 'InvalidParameterValue'),
  ),
)

const imageTagSpecification = v.strictObject({
  /** The kind of resource to tag: `image`, or `snapshot` for every snapshot of the image. */
  ResourceType: v.optional(
    v.picklist(
      ['image', 'snapshot'],
      // Inferred: an empty type is a missing one.
      ec2Issue('InvalidParameterValue', (type) => (type === '' ? missingTagType : notTaggable(type))),
    ),
  ),
  /** One to 50 tags, each key once. */
  Tags: v.optional(
    v.pipe(
      v.array(Tag),
      ec2Rule<Tag[]>((tags) =>
        tags.length > maxTags ? { code: 'TagLimitExceeded', text: tagLimitExceeded } : repeatedKey(tags),
      ),
      wireName({ query: 'Tag' }),
    ),
  ),
})

export interface ImageTagSpecification extends v.InferOutput<typeof imageTagSpecification> {}

/**
 * The tags for the image that `CreateImage` creates, or for its snapshots.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TagSpecification.html
 */
export const ImageTagSpecification: v.GenericSchema<ImageTagSpecification> = v.pipe(
  imageTagSpecification,
  ec2Rule(
    ({ ResourceType, Tags }) =>
      missingMember(ResourceType, 'ResourceType', missingTagType, 'InvalidParameterValue') ??
      missingMember(Tags?.[0], 'Tags', emptyTagSpecification, 'InvalidParameterValue'),
  ),
)

function repeatedKey(tags: readonly Tag[]): Ec2Problem | undefined {
  const seen = new Set<string | undefined>()
  for (const [at, { Key }] of tags.entries()) {
    if (seen.has(Key)) return { code: 'InvalidParameterValue', text: duplicateTagKey(Key), at }
    seen.add(Key)
  }
  return undefined
}

/**
 * Creates the schema of a tag's key in a request.
 *
 * @param emptyText EC2's text for an empty key.
 * @param reservedText EC2's text for keys that only AWS may use.
 */
export function tagKey(emptyText: string, reservedText: string | ((key: string) => string)) {
  return v.optional(
    v.pipe(
      v.string(),
      // Patterns only, since each further kind of check makes bundles larger.
      v.regex(/./s, ec2Issue('InvalidParameterValue', emptyText)),
      v.regex(/^.{0,128}$/s, ec2Issue('InvalidParameterValue', longTagKey)),
      v.regex(/^(?!aws:)/i, ec2Issue('InvalidParameterValue', reservedText)),
    ),
  )
}
