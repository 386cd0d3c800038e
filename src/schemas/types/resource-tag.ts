import * as v from 'valibot'
import type { Tag } from './tag.js'

/** A tag of a resource in a response. Unlike in requests, its key may begin with `aws:`. */
export const ResourceTag: v.GenericSchema<Tag> = v.strictObject({
  Key: v.optional(v.string()),
  Value: v.optional(v.string()),
})
