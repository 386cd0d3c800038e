import * as v from 'valibot'
import { AnyResourceId } from './ids.js'
import { refuse } from './refuse.js'
import { reserved, type Tag, tagKey, tagMembers } from './tags.js'

/** A tag in a request that changes the tags of resources: `CreateTags` and `DeleteTags` have a text of their own. */
export const ChangedTag: v.GenericSchema<Tag> = v.pipe(
  v.strictObject({
    ...tagMembers,
    Key: tagKey((key: string) => `Value ( ${key} ) for parameter key is invalid. ${reserved}`),
  }),
  v.check(({ Key }) => Key !== undefined, refuse('MissingParameter', 'The request must contain the parameter Key')),
)

/** The IDs of the resources whose tags are changed. */
export const TaggedResources = /* @__PURE__ */ taggedResources()

function taggedResources() {
  return v.pipe(
    v.array(AnyResourceId),
    v.nonEmpty(refuse('MissingParameter', 'The request must contain the parameter resourceIdSet')),
    // The limit is documented, the text inferred.
    v.maxLength(
      1000,
      refuse(
        'InvalidParameterValue',
        (ids: readonly string[]) =>
          `Value (${ids.length} resources) for parameter resourceIdSet is invalid. The maximum is 1000 resources.`,
      ),
    ),
  )
}
