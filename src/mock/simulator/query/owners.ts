import { ec2Error } from '../../../errors/ec2-error.js'
import { malformedUserId } from '../../../errors/texts.js'
import { accountIdPattern } from '../../../schemas/types/account-id.js'

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

/** @throws Ec2ServiceError `InvalidUserID.Malformed` if a user is neither an account ID, nor `self`, nor an alias. */
export function assertUsers(users: readonly string[], aliases: readonly string[]): void {
  for (const user of users) {
    if (user === 'self' || aliases.includes(user) || accountIdPattern.test(user)) continue
    throw ec2Error('InvalidUserID.Malformed', malformedUserId(user))
  }
}
