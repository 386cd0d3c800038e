import * as v from 'valibot'
import { formatValue } from '../../../errors/format-value.js'
import { accountIdPattern } from '../../../schemas/types/account-id.js'
import { argumentError, type Place, placeBelow } from '../../argument-error.js'
import { frozenData } from './copy-data.js'
import { parseInit } from './init/parse-init.js'

/**
 * A permission of an image (`LaunchPermissions`) or a snapshot (`CreateVolumePermissions`): either for one account by its
 * ID, or for everyone.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchPermission.html
 */
export interface Permission {
  /** The ID of the account, 12 digits. */
  readonly UserId?: string | undefined
  /** `all` makes the image or the snapshot public. */
  readonly Group?: 'all' | undefined
}

/** The schema of permissions in an initial state. */
export const Permissions = v.array(
  v.strictObject({ UserId: v.optional(v.string()), Group: v.optional(v.picklist(['all'])) }),
)

/**
 * Returns a frozen copy of permissions.
 *
 * @throws TypeError if a permission names neither an account nor everyone, or both.
 */
export function parsePermissions(given: readonly Permission[] | undefined, place: Place): readonly Permission[] {
  if (given === undefined) return none
  const parsed = parseInit(Permissions, given, place)
  for (const [index, { UserId, Group }] of parsed.entries()) {
    const at = placeBelow(place, index)
    if ((UserId === undefined) === (Group === undefined)) {
      const found = UserId === undefined ? 'an empty object' : 'an object with both UserId and Group'
      throw argumentError(at, found, "{ UserId } or { Group: 'all' }")
    }
    if (UserId !== undefined && !accountIdPattern.test(UserId)) {
      throw argumentError(placeBelow(at, 'UserId'), formatValue(UserId), '12 digits')
    }
  }
  return frozenData(parsed)
}

/** Whether everyone has the permission. */
export function isPublic(permissions: readonly Permission[]): boolean {
  return permissions.some(({ Group }) => Group === 'all')
}

/** Returns the permissions with or without the one for everyone. */
export function withPublic(permissions: readonly Permission[], isWanted: boolean): readonly Permission[] {
  if (isPublic(permissions) === isWanted) return permissions
  const others = permissions.filter(({ Group }) => Group !== 'all')
  return frozenData(isWanted ? [...others, everyone] : others)
}

const none: readonly Permission[] = /* @__PURE__ */ frozenData([])
const everyone: Permission = { Group: 'all' }
