import { invalidNextToken, unparsableToken } from '../../../errors/catalogue/texts.js'
import { ec2Error } from '../../../errors/ec2-error.js'
import type { Ec2ServiceError } from '../../../errors/ec2-service-error.js'

/** The actions that have pages. */
export type PagedAction = keyof typeof badTokens

/**
 * What each action answers to a token that it did not give.
 *
 * Seen for images (aws/karpenter-provider-aws#6061), and at second hand for instances (the source of
 * treelogic-swe/aws-mock). Inferred for snapshots, from the code that AWS documents.
 */
const badTokens = {
  DescribeImages: () => ec2Error('InvalidParameterValue', invalidNextToken),
  DescribeInstances: () => ec2Error('InvalidParameterValue', unparsableToken),
  DescribeSnapshots: () => ec2Error('InvalidPaginationToken'),
} satisfies Readonly<Record<string, () => Ec2ServiceError>>

/** Writes the token of the page after a position. */
export function writeToken(action: PagedAction, position: number): string {
  return btoa(`${action} ${position}`)
}

/**
 * Returns the position after which the page begins. An empty token is none.
 *
 * @throws Ec2ServiceError if the token does not belong to the action.
 *
 * @see https://github.com/boto/boto3/issues/2673 for the empty token. It names other actions, so this is inferred.
 */
export function readToken(action: PagedAction, token: string | undefined): number | undefined {
  if (token === undefined || token === '') return undefined
  try {
    const [, ofAction, position] = /^(\w+) (\d{1,15})$/.exec(atob(token)) ?? []
    if (ofAction === action) return Number(position)
  } catch {
    // The token is not Base64.
  }
  throw badTokens[action]()
}
