import * as v from 'valibot'
import { invalidSpacedValue, invalidValue, missingParameter, reservedTagKey } from '../../errors/texts.js'
import { ec2Issue, ec2Rule, missingMember } from '../define/ec2-issue.js'
import { AnyResourceId } from './resource-ids.js'
import { type Tag, tagKey, tagMembers } from './tag.js'

/** A tag of `CreateTags` or `DeleteTags`. EC2 has a text for reserved keys that only these actions use. */
export const ChangedTag: v.GenericSchema<Tag> = v.pipe(
  v.strictObject({
    ...tagMembers,
    Key: tagKey((key: string) => invalidSpacedValue(key, 'key', reservedTagKey)),
  }),
  ec2Rule(({ Key }) => missingMember(Key, 'Key', missingParameter('Key'))),
)

/** The IDs of the resources whose tags a request changes. */
export const TaggedResources = /* @__PURE__ */ taggedResources()

function taggedResources() {
  return v.pipe(
    v.array(AnyResourceId),
    v.nonEmpty(ec2Issue('MissingParameter', missingParameter('resourceIdSet'))),
    // The limit is documented. The text is inferred.
    v.maxLength(
      1000,
      ec2Issue('InvalidParameterValue', (ids: readonly string[]) =>
        invalidValue(`${ids.length} resources`, 'resourceIdSet', 'The maximum is 1000 resources.'),
      ),
    ),
  )
}
