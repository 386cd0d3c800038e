import type { Filter } from '../../../schemas/types/filter.js'
import { largestPage } from '../../../schemas/types/max-results.js'
import type { Tag } from '../../../schemas/types/tag.js'
import { type CompiledFilters, compileFilters, type FilterTable } from './compile-filters.js'
import type { PageStyle } from './page-style.js'
import { type PagedAction, readToken, writeToken } from './page-token.js'

/** What a `Describe…` action asks for. */
export interface Query<Resource> {
  readonly action: PagedAction
  readonly input: {
    readonly Filters?: readonly Filter[] | undefined
    readonly MaxResults?: number | undefined
    readonly NextToken?: string | undefined
  }
  readonly settings: { readonly accountId: string; readonly pages: PageStyle }
  readonly order: PageOrder<Resource>
  /** The resources that the request names, in its order. Without them, the request is for all. */
  readonly named: readonly Resource[] | undefined
  /** Whether the request is for the resource, apart from its filters. */
  readonly isCandidate: (resource: Resource) => boolean
  readonly filters: FilterTable<Resource>
  /** Finds the resources with one value of a filter, for the filters that have an index. */
  readonly lookups: Readonly<Record<string, (text: string) => Iterable<Resource>>>
}

/** The order in which pages go through resources. Resources with the same position are on the same page. */
export interface PageOrder<Resource> {
  positionOf(resource: Resource): number
  inOrder(resources: Iterable<Resource>): Resource[]
  /** Returns the resources after a position. */
  after(position: number): Iterable<Resource>
}

/** One page of resources, and the token for the next page. */
export interface Page<Resource> {
  readonly page: readonly Resource[]
  readonly NextToken?: string
}

/**
 * Finds the resources of one page. It looks at no more resources than it must.
 *
 * The token has the position of the last resource that the page was cut from, so new and deleted resources neither repeat
 * nor hide others.
 *
 * @throws Ec2ServiceError `InvalidParameterValue` if the action does not have a filter, or the action's error if the
 * token does not belong to it.
 */
export function findPage<Resource extends { readonly Tags?: readonly Tag[] | undefined }>(
  query: Query<Resource>,
): Page<Resource> {
  const { action, input, settings } = query
  const compiled = compileFilters(input.Filters, query.filters, settings.accountId)
  const after = readToken(action, input.NextToken)
  if (input.MaxResults === undefined) return { page: findAll(query, compiled, after) }
  // Documented for DescribeSnapshots. The others refuse more.
  const most = Math.min(input.MaxResults, largestPage)
  const { page, position } =
    settings.pages === 'full' ? fullPage(query, compiled, most, after) : shortPage(query, compiled, most, after)
  return { page, ...(position !== undefined && { NextToken: writeToken(action, position) }) }
}

/** Finds the resources without an end of the page. */
function findAll<Resource>(
  query: Query<Resource>,
  compiled: CompiledFilters<Resource>,
  after: number | undefined,
): Resource[] {
  const { named, isCandidate } = query
  const found = after === undefined && named ? named : sourceOf(query, compiled, after)
  return [...filtered(found, (resource) => isCandidate(resource) && compiled.matches(resource))]
}

/**
 * Finds a page as EC2 cuts it: before the filters apply, after IDs, owners and permissions. A page can be short or empty,
 * and a full last page has a token, too. An exact `tag:` filter that matches nothing gives no token.
 *
 * Seen for DescribeInstances (aws/aws-sdk-js#939 and #940, boto/botocore#1837, aws/aws-sdk-ruby#689). Inferred for the
 * other actions; boto/boto3#1776 shows an empty page of DescribeSnapshots.
 */
function shortPage<Resource>(
  { named, order, isCandidate }: Query<Resource>,
  { matches, exactTags }: CompiledFilters<Resource>,
  most: number,
  after: number | undefined,
): CutPage<Resource> {
  const { page, position } = cut(inPageOrder(order, named, after), order, most, isCandidate)
  const found = { page: page.filter(matches) }
  if (page.length < most) return found
  // One look at all resources is enough: the later pages have a token.
  const haveMatches = () => allMatch(exactTags, inPageOrder(order, named), isCandidate)
  if (after === undefined && !haveMatches()) return found
  return { ...found, position }
}

/** Finds a page of resources that match the filters. It has a token if another page follows. */
function fullPage<Resource>(
  query: Query<Resource>,
  compiled: CompiledFilters<Resource>,
  most: number,
  after: number | undefined,
): CutPage<Resource> {
  const { order, isCandidate } = query
  const found = filtered(
    sourceOf(query, compiled, after),
    (resource) => isCandidate(resource) && compiled.matches(resource),
  )
  const { page, position, isLast } = cut(found, order, most)
  return isLast ? { page } : { page, position }
}

/** A page, and the position after which the next one begins. */
interface CutPage<Resource> {
  readonly page: readonly Resource[]
  readonly position?: number
}

/** Cuts a page off the resources that pass a test. It takes more than `most` only if they have the last one's position. */
function cut<Resource>(
  resources: Iterable<Resource>,
  order: PageOrder<Resource>,
  most: number,
  test: (resource: Resource) => boolean = () => true,
) {
  const page: Resource[] = []
  let position = 0
  for (const resource of resources) {
    // Without the test, which could fail for all others.
    if (page.length >= most && order.positionOf(resource) !== position) return { page, position, isLast: false }
    if (!test(resource)) continue
    page.push(resource)
    position = order.positionOf(resource)
  }
  return { page, position, isLast: true }
}

function* filtered<Resource>(
  resources: Iterable<Resource>,
  test: (resource: Resource) => boolean,
): Generator<Resource, undefined> {
  for (const resource of resources) if (test(resource)) yield resource
}

/** Whether each condition has a candidate that meets it. */
function allMatch<Resource>(
  conditions: CompiledFilters<Resource>['exactTags'],
  resources: Iterable<Resource>,
  isCandidate: (resource: Resource) => boolean,
): boolean {
  let open = conditions
  if (open.length === 0) return true
  for (const resource of resources) {
    // Most resources have no such tag, so this is the quick test.
    if (!open.some((condition) => condition(resource)) || !isCandidate(resource)) continue
    open = open.filter((condition) => !condition(resource))
    if (open.length === 0) return true
  }
  return false
}

/** Returns the resources that the call can find: few, if it has IDs or a filter with an index. */
function sourceOf<Resource>(
  { named, order, lookups }: Query<Resource>,
  { texts }: CompiledFilters<Resource>,
  after: number | undefined,
): Iterable<Resource> {
  return inPageOrder(order, named ?? lookUp(texts, lookups), after)
}

/** @param few Default: all resources. */
function inPageOrder<Resource>(
  order: PageOrder<Resource>,
  few: Iterable<Resource> | undefined,
  after = 0,
): Iterable<Resource> {
  if (few === undefined) return order.after(after)
  return order.inOrder(few).filter((resource) => order.positionOf(resource) > after)
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
