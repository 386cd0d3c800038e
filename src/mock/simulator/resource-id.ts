import * as v from 'valibot'
import { AnyResourceId } from '../../schemas/types/resource-ids.js'

/** Returns the prefix of a resource ID: `ami` for `ami-0123456789abcdef0`. */
export function prefixOf(id: string): string {
  return id.slice(0, id.lastIndexOf('-'))
}

/** Returns whether a text is a resource ID with the prefix. */
export function isResourceId(id: string, prefix: string): boolean {
  return prefixOf(id) === prefix && v.is(AnyResourceId, id)
}
