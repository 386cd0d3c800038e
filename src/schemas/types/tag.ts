import * as v from 'valibot'
import { echoValue } from '../../errors/format-value.js'
import { ec2Issue, ec2ValueIssue } from '../define/ec2-issue.js'
import { wireName } from '../define/wire-metadata.js'

/** What EC2 says of a key that only AWS may use. */
export const reserved = "Tag keys starting with 'aws:' are reserved for internal use"

const tag = v.strictObject({
  /** The key of the tag. Case-sensitive; at most 128 characters; must not begin with `aws:`. */
  Key: tagKey(reserved),
  /** The value of the tag. Case-sensitive; at most 256 characters; may be empty. */
  Value: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(256, ec2Issue('InvalidParameterValue', 'Tag value exceeds the maximum length of 256 characters')),
    ),
  ),
})

/** The members of a tag, for tags with other constraints. */
export const tagMembers = tag.entries

export interface Tag extends v.InferOutput<typeof tag> {}

/**
 * A key and a value that describe a resource.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Tag.html
 */
export const Tag: v.GenericSchema<Tag> = v.pipe(
  tag,
  v.check(({ Key }) => Key !== undefined, ec2Issue('MissingParameter', 'The request must contain the parameter Key')),
)

const imageTagSpecification = v.strictObject({
  /** The kind of resource to tag: `image`, or `snapshot` for every snapshot that is made. */
  ResourceType: v.optional(
    v.picklist(
      ['image', 'snapshot'],
      ec2Issue(
        'InvalidParameterValue',
        (type: unknown) => `'${echoValue(type)}' is not a valid taggable resource type for this operation.`,
      ),
    ),
  ),
  /** The tags, at most 50, each key once. */
  Tags: v.optional(
    v.pipe(
      v.array(Tag),
      v.maxLength(50, ec2Issue('TagLimitExceeded', 'The maximum number of Tags for a resource has been reached.')),
      v.check(
        (tags) => repeatedKey(tags) === undefined,
        ec2Issue(
          'InvalidParameterValue',
          (tags: readonly Tag[]) => `Duplicate tag key '${repeatedKey(tags)}' specified.`,
        ),
      ),
      wireName({ query: 'Tag' }),
    ),
  ),
})

export interface ImageTagSpecification extends v.InferOutput<typeof imageTagSpecification> {}

/**
 * The tags to put on one kind of resource that `CreateImage` makes: the image or its snapshots.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TagSpecification.html
 */
export const ImageTagSpecification: v.GenericSchema<ImageTagSpecification> = v.pipe(
  imageTagSpecification,
  v.check(
    ({ ResourceType }) => ResourceType !== undefined,
    ec2Issue('InvalidParameterValue', 'Tag specification resource type must have a value'),
  ),
)

function repeatedKey(tags: readonly Tag[]): string | undefined {
  const seen = new Set<string | undefined>()
  for (const { Key } of tags) {
    if (seen.has(Key)) return Key
    seen.add(Key)
  }
  return undefined
}

/** The key of a tag in a request; `reservedText` answers a key that only AWS may use. */
export function tagKey(reservedText: string | ((key: string) => string)) {
  return v.optional(
    v.pipe(
      v.string(),
      v.nonEmpty(ec2ValueIssue('key', 'The value cannot be empty')),
      v.maxLength(128, ec2Issue('InvalidParameterValue', 'Tag key exceeds the maximum length of 128 characters')),
      v.regex(/^(?!aws:)/i, ec2Issue('InvalidParameterValue', reservedText)),
    ),
  )
}
