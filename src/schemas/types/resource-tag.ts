import * as v from 'valibot'
import type { Tag } from './tag.js'

/** A tag that a resource has; those that AWS put there, whose keys begin with `aws:`, included. */
export const ResourceTag: v.GenericSchema<Tag> = v.strictObject({
  Key: v.optional(v.string()),
  Value: v.optional(v.string()),
})
