import { ec2Error } from '../../../errors/ec2-error.js'
import type { ResourceMap } from '../state/resource-map.js'

/**
 * The part of what was found that one response holds, and the token for the next. A token says after which resource
 * to go on, so that what comes and goes in between neither repeats nor hides the others.
 *
 * @throws Ec2ServiceError `InvalidPaginationToken` for a token that is not one of the action's.
 */
export function pageOf<Resource>(
  found: readonly Resource[],
  { MaxResults, NextToken }: { readonly MaxResults?: number | undefined; readonly NextToken?: string | undefined },
  action: string,
  resources: ResourceMap<never, Resource>,
  idOf: (resource: Resource) => string,
): { readonly page: Resource[]; readonly NextToken?: string } {
  if (MaxResults === undefined && NextToken === undefined) return { page: [...found] }
  const place = (resource: Resource) => resources.placeOf(idOf(resource))
  const after = NextToken === undefined ? 0 : readToken(NextToken, action)
  const left = found.filter((resource) => place(resource) > after).sort((a, b) => place(a) - place(b))
  const page = left.slice(0, MaxResults)
  const last = page.at(-1)
  if (page.length === left.length || last === undefined) return { page }
  return { page, NextToken: btoa(`${action} ${place(last)}`) }
}

function readToken(token: string, action: string): number {
  try {
    const [, ofAction, place] = /^(\w+) (\d{1,15})$/.exec(atob(token)) ?? []
    if (ofAction === action) return Number(place)
  } catch {
    // Not Base64: answered below.
  }
  throw ec2Error('InvalidPaginationToken')
}
