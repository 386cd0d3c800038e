import { matches, type Pattern, parsePattern } from './wildcard.js'

/** The values of a filter, compiled. */
export interface ValueTest {
  /** Tells whether a text matches one of the values. */
  readonly test: (text: string) => boolean
  /** The texts that match, if no value has a wildcard. */
  readonly texts: ReadonlySet<string> | undefined
}

/**
 * Compiles the values of a filter, so that a text needs few tests: values without a wildcard are looked up, and values
 * with one are tested only if the text has their start.
 */
export function compileValues(values: readonly string[]): ValueTest {
  const patterns = [...new Set(values)].map(parsePattern)
  const texts = new Set<string>()
  for (const { text } of patterns) if (text !== undefined) texts.add(text)
  const wildcards = patterns.filter(({ text }) => text === undefined)
  if (wildcards.length === 0) return { test: (text) => texts.has(text), texts }
  const byStart = groupByStart(wildcards)
  return {
    test: (text) => texts.has(text) || byStart.some((group) => matchesGroup(text, group)),
    texts: undefined,
  }
}

/** The patterns whose starts have the same length. */
interface Group {
  readonly length: number
  readonly byStart: ReadonlyMap<string, readonly Pattern[]>
}

function groupByStart(patterns: readonly Pattern[]): Group[] {
  const groups = new Map<number, Map<string, Pattern[]>>()
  for (const pattern of patterns) {
    const { start } = pattern
    const byStart = groups.get(start.length) ?? new Map<string, Pattern[]>()
    groups.set(start.length, byStart)
    const same = byStart.get(start)
    if (same) same.push(pattern)
    else byStart.set(start, [pattern])
  }
  return [...groups].map(([length, byStart]) => ({ length, byStart }))
}

function matchesGroup(text: string, { length, byStart }: Group): boolean {
  const patterns = byStart.get(text.slice(0, length))
  if (patterns === undefined) return false
  let characters: string[] | undefined
  return patterns.some(({ tokens, end, least, isSimple }) => {
    if (text.length < least || !text.endsWith(end)) return false
    return isSimple || matches((characters ??= [...text]), tokens)
  })
}
