import { ec2Error } from '../../../errors/ec2-error.js'
import type { Filter } from '../../../schemas/types/filter.js'
import type { Tag } from '../../../schemas/types/tag.js'
import type { ResourceMap } from '../state/resource-map.js'
import { type CompiledFilters, compileFilters, type FilterTable } from './compile-filters.js'

/** What a `Describe…` action asks for. */
export interface Query<Resource> {
  readonly action: string
  readonly input: {
    readonly Filters?: readonly Filter[] | undefined
    readonly MaxResults?: number | undefined
    readonly NextToken?: string | undefined
  }
  readonly accountId: string
  readonly resources: ResourceMap<never, Resource>
  /** The resources that the request names, in its order. Without them, the request is for all. */
  readonly named: readonly Resource[] | undefined
  /** Whether the request is for the resource, apart from its filters. */
  readonly isCandidate: (resource: Resource) => boolean
  readonly filters: FilterTable<Resource>
  /** Finds the resources with one value of a filter, for the filters that have an index. */
  readonly lookups: Readonly<Record<string, (text: string) => Iterable<Resource>>>
}

/** One page of resources, and the token for the next page. */
export interface Page<Resource> {
  readonly page: readonly Resource[]
  readonly NextToken?: string
}

/**
 * Finds the resources of one page. It looks at no more resources than it must: those with the value of an indexed
 * filter, or those after the page before until the page is full.
 *
 * The token has the position of the page's last resource, so new and deleted resources neither repeat nor hide others.
 *
 * @throws Ec2ServiceError `InvalidParameterValue` if the action does not have a filter, `InvalidPaginationToken` if the
 * token does not belong to the action.
 */
export function findPage<Resource extends { readonly Tags?: readonly Tag[] | undefined }>(
  query: Query<Resource>,
): Page<Resource> {
  const { action, input, resources, isCandidate } = query
  const { MaxResults, NextToken } = input
  const compiled = compileFilters(input.Filters, query.filters, query.accountId)
  const isPaged = MaxResults !== undefined || NextToken !== undefined
  const after = NextToken === undefined ? 0 : readToken(NextToken, action)
  const most = MaxResults ?? Number.POSITIVE_INFINITY

  const page: Resource[] = []
  for (const resource of sourceOf(query, compiled.texts, isPaged, after)) {
    if (!isCandidate(resource) || !compiled.matches(resource)) continue
    const last = page.at(-1)
    if (page.length < most) page.push(resource)
    else return last === undefined ? { page } : { page, NextToken: btoa(`${action} ${resources.positionOf(last)}`) }
  }
  return { page }
}

/** Returns the resources that the page can have, in its order. */
function sourceOf<Resource>(
  { named, resources, lookups }: Query<Resource>,
  texts: CompiledFilters<Resource>['texts'],
  isPaged: boolean,
  after: number,
): Iterable<Resource> {
  if (named && !isPaged) return named
  const few = named ?? lookUp(texts, lookups)
  if (few === undefined) return resources.after(after)
  return resources.inOrder(few).filter((resource) => resources.positionOf(resource) > after)
}

/** Returns the resources that match the first filter with an index, each once, or `undefined` if there is none. */
function lookUp<Resource>(
  texts: CompiledFilters<Resource>['texts'],
  lookups: Query<Resource>['lookups'],
): Set<Resource> | undefined {
  for (const [name, accepted] of texts) {
    const find = Object.hasOwn(lookups, name) ? lookups[name] : undefined
    if (!find) continue
    const found = new Set<Resource>()
    for (const text of accepted) for (const resource of find(text)) found.add(resource)
    return found
  }
  return undefined
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
