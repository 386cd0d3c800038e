// The queries of the simulator as they are simplest to read: each looks at all resources, and nothing is indexed.
import type { Filter } from 'ec2wire'

type Value = string | number | boolean | Date | undefined

/** The values of a resource for a filter. */
export type SlowFilters<Resource> = Readonly<Record<string, (resource: Resource) => readonly Value[]>>

/** Whether a text matches the value of a filter, by a table of all their beginnings. */
export function slowWildcard(pattern: string, text: string): boolean {
  const tokens = [...pattern.matchAll(/\\(.)|./gsu)].map(([whole, escaped]) => {
    if (whole === '*' || whole === '?') return { wildcard: whole, literal: undefined }
    return { wildcard: undefined, literal: escaped ?? whole }
  })
  const characters = [...text]
  let row = characters.map(() => false)
  row.unshift(true)
  for (const { wildcard, literal } of tokens) {
    const next: boolean[] = [wildcard === '*' && row[0] === true]
    for (const [index, character] of characters.entries()) {
      const before = row[index] === true
      if (wildcard === '*') next.push(before || row[index + 1] === true || next[index] === true)
      else next.push(before && (wildcard === '?' || literal === character))
    }
    row = next
  }
  return row.at(-1) === true
}

export function slowFilters<Resource>(
  resources: readonly Resource[],
  filters: readonly Filter[],
  table: SlowFilters<Resource>,
): Resource[] {
  return resources.filter((resource) =>
    filters.every(({ Name = '', Values = [] }) => {
      const texts = (table[Name]?.(resource) ?? []).filter((value) => value !== undefined)
      return texts.some((text) => Values.some((pattern) => slowWildcard(pattern, String(text))))
    }),
  )
}

/** The full pages that a client sees which asks for one after the other. */
export function slowPages<Resource>(found: readonly Resource[], size: number): Resource[][] {
  const pages: Resource[][] = []
  for (let start = 0; start === 0 || start < found.length; start += size) pages.push(found.slice(start, start + size))
  return pages
}

/** The same, if the pages are cut before the filters apply. Only the first page has no token for a reason of its own. */
export function slowShortPages<Resource>(
  candidates: readonly Resource[],
  found: readonly Resource[],
  size: number,
  isOnlyFirst: boolean,
): Resource[][] {
  const pages: Resource[][] = []
  for (let start = 0; ; start += size) {
    const page = candidates.slice(start, start + size)
    pages.push(page.filter((resource) => found.includes(resource)))
    if (isOnlyFirst || page.length < size) return pages
  }
}
