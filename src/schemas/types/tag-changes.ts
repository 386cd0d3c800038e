import * as v from 'valibot'
import { ec2Issue } from '../define/ec2-issue.js'
import { AnyResourceId } from './resource-ids.js'
import { reserved, type Tag, tagKey, tagMembers } from './tag.js'

/** A tag in a request that changes the tags of resources: `CreateTags` and `DeleteTags` have a text of their own. */
export const ChangedTag: v.GenericSchema<Tag> = v.pipe(
  v.strictObject({
    ...tagMembers,
    Key: tagKey((key: string) => `Value ( ${key} ) for parameter key is invalid. ${reserved}`),
  }),
  v.check(({ Key }) => Key !== undefined, ec2Issue('MissingParameter', 'The request must contain the parameter Key')),
)

/** The IDs of the resources whose tags are changed. */
export const TaggedResources = /* @__PURE__ */ taggedResources()

function taggedResources() {
  return v.pipe(
    v.array(AnyResourceId),
    v.nonEmpty(ec2Issue('MissingParameter', 'The request must contain the parameter resourceIdSet')),
    // The limit is documented, the text inferred.
    v.maxLength(
      1000,
      ec2Issue(
        'InvalidParameterValue',
        (ids: readonly string[]) =>
          `Value (${ids.length} resources) for parameter resourceIdSet is invalid. The maximum is 1000 resources.`,
      ),
    ),
  )
}
