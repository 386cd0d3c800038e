import { formatValue } from '../../../../errors/format-value.js'
import { idPattern } from '../../../../schemas/types/resource-ids.js'
import { argumentError, type Place } from '../../../argument-error.js'
import type { World } from '../world.js'

/**
 * Returns the ID of an initial resource, or a new ID if the initial state has none.
 *
 * @param expected The only ID that the resource can have, if it is known.
 * @throws TypeError if the ID is malformed, or is not the expected one.
 */
export function resolveId(
  world: World,
  prefix: string,
  given: string | undefined,
  place: Place,
  expected = given,
): string {
  if (given !== undefined && given !== expected) {
    throw argumentError(place, formatValue(given), `${expected}, or no ID`)
  }
  if (expected === undefined) return world.newId(prefix)
  if (!idPattern(prefix).test(expected)) {
    throw argumentError(place, formatValue(expected), `${prefix}- and 8 or 17 hexadecimal digits`)
  }
  return expected
}

/** @throws TypeError if another resource has the ID. */
export function assertFreeId(ids: { has(id: string): boolean }, id: string, place: Place): void {
  if (ids.has(id)) throw argumentError(place, `${formatValue(id)}, which is in use`, 'an ID that no other resource has')
}
