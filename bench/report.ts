import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import type { Growth } from './growth.ts'
import { type MemoryRow, mostMemory } from './memory.ts'

/** What was measured of a work; times in nanoseconds. */
export interface Row {
  readonly work: string
  readonly size: string
  readonly ours: number
  readonly floor?: Timed | undefined
  readonly peers: readonly Timed[]
  readonly goals: readonly Goal[]
}

export interface Timed {
  readonly name: string
  readonly time: number
}

/** At most how many times the time of the contender of that name. */
export interface Goal {
  readonly of: string
  readonly atMost: number
}

/** The whole of results.md. */
export function report(rows: readonly Row[], growths: readonly Growth[], memory: readonly MemoryRow[]): string {
  const table = rows.map((row) => {
    const floor = row.floor ? `${times(row.ours / row.floor.time)} (${row.floor.name})` : ''
    const peers = row.peers.map(({ name, time }) => `${name} ${times(row.ours / time)}`).join('<br>')
    return `| ${row.work} | ${row.size} | ${duration(row.ours)} | ${floor} | ${peers} | ${goalsOf(row)} |`
  })
  const grown = growths.map(({ work, unit, points }) => {
    const steps = points.slice(1).map((point, index) => {
      const before = points[index] as (typeof points)[number]
      const tenfold = 10 / (point.length / before.length)
      return `${((point.time / before.time) * tenfold).toFixed(1)} / ${((point.bytes / before.bytes) * tenfold).toFixed(1)}`
    })
    const range = `${points[0]?.length} to ${points.at(-1)?.length} ${unit}`
    return `| ${work} | ${range} | ${steps.join(', ')} |`
  })
  const taken = memory.map(({ document, characters, ratio }) => {
    const verdict = ratio <= mostMemory ? 'met' : '**missed**'
    return `| \`${document}\` again and again | ${characters / 1e6} MB | ${times(ratio)} | ≤ ${mostMemory} ×: ${verdict} |`
  })
  return `# Results

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}. ${machine()}

Each ratio is our time divided by the other's: below 1, ours is the faster. All contenders of a row ran interleaved in
one process; the times are medians. "Floor" is hand-written code for exactly this shape, or what the platform itself
needs at least. What was tried, and what stands in the way of a goal that was missed, is in [tried.md](tried.md).

| work | size | ours | × floor | × other libraries | goal |
| --- | --- | ---: | --- | --- | --- |
${table.join('\n')}

## How the cost grows

For ten times the list, the time and the memory that the result keeps (time / memory); see [growth.svg](growth.svg).

| work | range | for each ten times |
| --- | --- | --- |
${grown.join('\n')}

## The memory of the XML reader

The most memory that \`decodeResponse\` takes while it reads, each in a new process, in lengths of the document. The
document itself is not counted.

| document | length | memory | goal |
| --- | --- | ---: | --- |
${taken.join('\n')}
`
}

export function isMet(row: Row, { of, atMost }: Goal): boolean {
  return ratioOf(row, of) <= atMost
}

function ratioOf(row: Row, of: string): number {
  const other = [row.floor, ...row.peers].find((timed) => timed?.name === of)
  if (!other) throw new Error(`There is no contender ${of} in ${row.work}.`)
  return row.ours / other.time
}

function goalsOf(row: Row): string {
  return row.goals
    .map((goal) => {
      const verdict = isMet(row, goal)
        ? 'met'
        : `**missed**, see [tried.md](tried.md#${row.work.toLowerCase().replaceAll(' ', '-')})`
      return `≤ ${times(goal.atMost)} of ${goal.of}: ${verdict}`
    })
    .join('<br>')
}

function times(ratio: number): string {
  return `${ratio < 0.1 ? ratio.toFixed(3) : ratio.toFixed(2)} ×`
}

function duration(nanoseconds: number): string {
  if (nanoseconds < 1e3) return `${nanoseconds.toFixed(0)} ns`
  return nanoseconds < 1e6 ? `${(nanoseconds / 1e3).toFixed(1)} µs` : `${(nanoseconds / 1e6).toFixed(1)} ms`
}

function machine(): string {
  const names = [
    '@aws-sdk/client-ec2',
    '@aws-sdk/core',
    'aws-sdk-client-mock',
    'fast-xml-parser',
    'msw',
    'qs',
    'valibot',
  ]
  const versions = names.map((name) => `${name} ${versionOf(name)}`)
  return `Machine: ${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${process.platform}. Node ${process.version}; ${versions.join(', ')}.`
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8')).version
}
