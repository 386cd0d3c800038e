import { malformedUserId } from '../../../errors/catalogue/texts.js'
import { ec2Error } from '../../../errors/ec2-error.js'
import { accountIdPattern } from '../../../schemas/types/account-id.js'
import { isPublic, type Permission } from '../state/permissions.js'

/**
 * Creates the function that tells whether a resource belongs to one of the owners: account IDs, `self`, or aliases.
 *
 * @throws Ec2ServiceError `InvalidUserID.Malformed` if an owner is none of these.
 */
export function ownedBy(
  owners: readonly string[] | undefined,
  accountId: string,
  aliases: readonly string[],
): (ownerId: string | undefined, alias?: string) => boolean {
  if (owners === undefined || owners.length === 0) return () => true
  assertUsers(owners, aliases)
  const isSelfIncluded = owners.includes('self')
  const others = new Set<string | undefined>(owners.filter((owner) => owner !== 'self'))
  return (ownerId, alias) => (isSelfIncluded && ownerId === accountId) || others.has(ownerId) || others.has(alias)
}

/**
 * Creates the function that tells whether one of the users has a permission of a resource: `all` for public resources,
 * `self` or an account ID for those with a permission for the account.
 *
 * Inferred: another account's ID finds your own resources only, since EC2 shows their permissions to nobody else. The
 * documentation says so of snapshots.
 *
 * @param isOwnIncluded Whether `self` finds your own resources as well, as documented for snapshots. For images, EC2 finds
 * only those that others share with you.
 * @throws Ec2ServiceError `InvalidUserID.Malformed` if a user is none of these.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html
 */
export function permittedTo(
  users: readonly string[] | undefined,
  accountId: string,
  isOwnIncluded: boolean,
): (ownerId: string | undefined, permissions: readonly Permission[]) => boolean {
  if (users === undefined || users.length === 0) return () => true
  assertUsers(users, ['all'])
  const isAllIncluded = users.includes('all')
  const accounts = new Set<string | undefined>(users.map((user) => (user === 'self' ? accountId : user)))
  const isSelfIncluded = accounts.has(accountId)
  return (ownerId, permissions) => {
    if (isAllIncluded && isPublic(permissions)) return true
    const isOwn = ownerId === accountId
    if (isOwn && isOwnIncluded && isSelfIncluded) return true
    return permissions.some(({ UserId }) => accounts.has(UserId) && (isOwn || UserId === accountId))
  }
}

/** @throws Ec2ServiceError `InvalidUserID.Malformed` if a user is neither an account ID, nor `self`, nor an alias. */
function assertUsers(users: readonly string[], aliases: readonly string[]): void {
  for (const user of users) {
    if (user === 'self' || aliases.includes(user) || accountIdPattern.test(user)) continue
    throw ec2Error('InvalidUserID.Malformed', malformedUserId(user))
  }
}
