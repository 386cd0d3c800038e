import { ec2Error } from '../../../errors/ec2-error.js'
import type { ResourceMap } from '../state/resource-map.js'

/**
 * Returns one page of the found resources, and the token for the next page. The token has the position of the page's
 * last resource, so new and deleted resources neither repeat nor hide others.
 *
 * @throws Ec2ServiceError `InvalidPaginationToken` if the token does not belong to the action.
 */
export function pageOf<Resource>(
  found: readonly Resource[],
  { MaxResults, NextToken }: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
  action: string,
  resources: ResourceMap<never, Resource>,
  idOf: (resource: Resource) => string,
): { readonly page: Resource[]; readonly NextToken?: string } {
  if (MaxResults === undefined && NextToken === undefined) return { page: [...found] }
  const position = (resource: Resource) => resources.positionOf(idOf(resource))
  const after = NextToken === undefined ? 0 : readToken(NextToken, action)
  const left = found.filter((resource) => position(resource) > after).sort((a, b) => position(a) - position(b))
  const page = left.slice(0, MaxResults)
  const last = page.at(-1)
  if (page.length === left.length || last === undefined) return { page }
  return { page, NextToken: btoa(`${action} ${position(last)}`) }
}

function readToken(token: string, action: string): number {
  try {
    const [, ofAction, position] = /^(\w+) (\d{1,15})$/.exec(atob(token)) ?? []
    if (ofAction === action) return Number(position)
  } catch {
    // The token is not Base64.
  }
  throw ec2Error('InvalidPaginationToken')
}
