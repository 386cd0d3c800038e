import * as v from 'valibot'
import {
  invalidSpacedValue,
  invalidValue,
  missingChangedKey,
  missingNewValue,
  missingParameter,
  reservedTagKey,
} from '../../errors/catalogue/texts.js'
import { ec2Issue, ec2Rule, missingMember, whenMissing } from '../define/ec2-issue.js'
import { wireName } from '../define/wire-metadata.js'
import { AnyResourceId } from './resource-ids.js'
import { type Tag, tagKey, tagMembers } from './tag.js'

/** A tag of a request that changes tags. EC2 has texts that only these requests use. */
const changedTag = /* @__PURE__ */ changedTagSchema()

/** A tag of `CreateTags`. */
export const NewTag: v.GenericSchema<Tag> = v.pipe(
  changedTag,
  ec2Rule(
    ({ Key, Value }) => missingKey(Key) ?? missingMember(Value, 'Value', missingNewValue(Key), 'InvalidParameterValue'),
  ),
)

/** A tag of `DeleteTags`. Without a value, the value does not matter. */
export const ChangedTag: v.GenericSchema<Tag> = v.pipe(
  changedTag,
  ec2Rule(({ Key }) => missingKey(Key)),
)

/** The IDs of the resources whose tags a request changes. */
export const TaggedResources = /* @__PURE__ */ taggedResources()

function changedTagSchema() {
  const reserved = (key: string) => invalidSpacedValue(key, 'key', reservedTagKey)
  return v.strictObject({ ...tagMembers, Key: tagKey(missingChangedKey("''"), reserved) })
}

function missingKey(key: string | undefined) {
  return missingMember(key, 'Key', missingChangedKey('null'), 'InvalidParameterValue')
}

function taggedResources() {
  // Seen for CreateTags. Inferred for DeleteTags.
  const missing = ['MissingParameter', missingParameter('resourceIdSet')] as const
  return v.pipe(
    v.array(AnyResourceId),
    v.nonEmpty(ec2Issue(...missing)),
    // The limit is documented. The text is inferred.
    v.maxLength(
      1000,
      ec2Issue('InvalidParameterValue', (ids: readonly string[]) =>
        invalidValue(`${ids.length} resources`, 'resourceIdSet', 'The maximum is 1000 resources.'),
      ),
    ),
    wireName({ query: 'ResourceId' }),
    whenMissing(...missing),
  )
}
