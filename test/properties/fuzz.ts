// Checks the properties for a chosen time, on all cores: `npm run fuzz -- --seconds 60 --seed 7`.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { check, type Property } from './property.ts'
import { targets } from './targets.ts'

/** The properties of all targets in one list, since threads send numbers only. */
const all = targets.flatMap(({ name, properties }) => properties.map((property) => ({ target: name, property })))

/** What a thread tells: the cases of a property that it has checked, and the report of a failure. */
interface Progress {
  readonly index: number
  readonly cases: number
  readonly failure: string | undefined
}

interface Task {
  readonly indices: readonly number[]
  readonly seed: number
  readonly end: number
}

interface Options {
  readonly seconds: number
  readonly seed: number
  readonly only: string
  readonly path: string | undefined
}

if (isMainThread) await main(readOptions())
else await checkAll(workerData as Task)

function readOptions(): Options {
  const text = { type: 'string' } as const
  const options = { seconds: { ...text, default: '60' }, seed: text, only: { ...text, default: '' }, path: text }
  try {
    const { values } = parseArgs({ options })
    const { only, path } = values
    const seconds = Number(values.seconds)
    const seed = Number(values.seed ?? Date.now() % 2 ** 31)
    if (seconds > 0 && Number.isSafeInteger(seed)) return { seconds, seed, only, path }
  } catch (error) {
    console.error((error as Error).message)
  }
  console.error('Usage: npm run fuzz -- [--seconds 60] [--seed 7] [--only "part of a name"] [--path 3:1]')
  process.exit(2)
}

async function main({ seconds, seed, only, path }: Options): Promise<void> {
  const indices = all.flatMap(({ target, property: { name } }, index) =>
    `${target}: ${name}`.includes(only) ? [index] : [],
  )
  if (indices.length === 0) {
    console.error(`No property has ${JSON.stringify(only)} in its name.`)
    process.exit(2)
  }
  if (path !== undefined) return checkAgain(indices, seed, path)
  const threads = availableParallelism()
  console.log(`Seed ${seed}, ${seconds} seconds, ${indices.length} properties, ${threads} threads.`)

  const start = Date.now()
  const cases = new Map(indices.map((index) => [index, 0]))
  const failed = new Set<number>()
  const tasks = Array.from({ length: threads }, (_, index) => ({
    indices,
    seed: seed + index * 1e6,
    end: start + seconds * 1000,
  }))
  const report = ({ index, cases: more, failure }: Progress) => {
    cases.set(index, (cases.get(index) ?? 0) + more)
    if (failure === undefined || failed.has(index)) return
    failed.add(index)
    clearLine()
    console.error(`\nFAILED  ${nameOf(index)}\n${failure}\n${commandOf(index, failure)}\n`)
  }
  const timer = setInterval(() => showProgress(start, cases, failed.size), process.stdout.isTTY ? 500 : 5000)
  await Promise.all(tasks.map((task) => run(task, report)))
  clearInterval(timer)
  clearLine()

  for (const [index, count] of cases) console.log(`${String(count).padStart(9)}  ${nameOf(index)}`)
  const total = [...cases.values()].reduce((sum, count) => sum + count, 0)
  console.log(
    `${total} cases with the seed ${seed}; ${failed.size || 'no'} ${failed.size === 1 ? 'property' : 'properties'} failed.`,
  )
  if (failed.size > 0) process.exitCode = 1
}

/** Runs the one case that a report names. */
async function checkAgain(indices: readonly number[], seed: number, path: string): Promise<void> {
  for (const index of indices) {
    const { failure } = await check(propertyAt(index), { seed, path, endOnFailure: true })
    console.log(`${nameOf(index)}\n${failure ?? 'The case holds.'}`)
    if (failure !== undefined) process.exitCode = 1
  }
}

function propertyAt(index: number): Property {
  return (all[index] as (typeof all)[number]).property
}

function nameOf(index: number): string {
  const { target, property } = all[index] as (typeof all)[number]
  return `${target}: ${property.name}`
}

function commandOf(index: number, failure: string): string {
  const [, seed = '', path = ''] = /seed: (-?\d+), path: "([\d:]+)"/.exec(failure) ?? []
  return `Again: npm run fuzz -- --seed ${seed} --path ${path} --only ${JSON.stringify(nameOf(index))}`
}

/** Prints the cases of each target so far: a line each time, or one line that changes on a terminal. */
function showProgress(start: number, cases: ReadonlyMap<number, number>, failures: number): void {
  const counts = targets.flatMap(({ name }) => {
    const ofTarget = [...cases].filter(([index]) => all[index]?.target === name)
    return ofTarget.length === 0 ? [] : [`${name} ${ofTarget.reduce((sum, [, count]) => sum + count, 0)}`]
  })
  const seconds = Math.round((Date.now() - start) / 1000)
  const line = `${seconds} s: ${counts.join(', ')}${failures > 0 ? `; ${failures} failed` : ''}`
  clearLine()
  if (process.stdout.isTTY) process.stdout.write(line.slice(0, process.stdout.columns - 1))
  else console.log(line)
}

function clearLine(): void {
  if (process.stdout.isTTY) process.stdout.write('\r\u001B[K')
}

function run(task: Task, report: (progress: Progress) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: task })
    worker.on('message', report)
    worker.once('error', reject)
    worker.once('exit', () => resolve())
  })
}

/** Checks the properties in turn, each for a short time, with a new seed in each round. */
async function checkAll({ indices, seed, end }: Task): Promise<void> {
  const failed = new Set<number>()
  // Each property comes three times or more, unless there is little time.
  const slice = Math.min(300, (end - Date.now()) / indices.length / 3)
  for (let round = 0; Date.now() < end; round++) {
    for (const index of indices) {
      if (failed.has(index)) continue
      const timeLimits = { interruptAfterTimeLimit: Math.max(slice, 20), markInterruptAsFailure: false }
      const { cases, failure } = await check(propertyAt(index), { seed: seed + round, numRuns: 100_000, ...timeLimits })
      if (failure !== undefined) failed.add(index)
      parentPort?.postMessage({ index, cases, failure } satisfies Progress)
      if (Date.now() >= end) break
    }
    if (failed.size === indices.length) break
  }
}
