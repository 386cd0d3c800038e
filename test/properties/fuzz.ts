// Checks the properties for a chosen time, on all cores: `npm run fuzz -- --seconds 60 --seed 7`.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import fc from 'fast-check'
import { properties } from './properties.ts'

/** What one thread found: the cases of each property, or the report of a failure. */
type Finding = { readonly cases: readonly number[] } | { readonly failure: string }

interface Task {
  readonly seed: number
  readonly end: number
}

if (isMainThread) await main()
else parentPort?.postMessage(check(workerData))

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } } })
  const seconds = Number(values.seconds)
  const seed = Number(values.seed ?? Date.now() % 2 ** 31)
  if (!(seconds > 0) || !Number.isSafeInteger(seed)) {
    console.error('Usage: npm run fuzz -- [--seconds 60] [--seed 7]')
    process.exit(2)
  }
  const threads = availableParallelism()
  console.log(`Seed ${seed}, ${seconds} seconds, ${properties.length} properties, ${threads} threads.`)

  const end = Date.now() + seconds * 1000
  const findings = await Promise.all(
    Array.from({ length: threads }, (_, index) => run({ seed: seed + index * 1e6, end })),
  )
  const totals = properties.map(() => 0)
  for (const finding of findings) {
    if ('failure' in finding) {
      console.error(finding.failure)
      process.exitCode = 1
    } else
      finding.cases.forEach((count, index) => {
        totals[index] = (totals[index] ?? 0) + count
      })
  }
  properties.forEach(({ name }, index) => {
    console.log(`${String(totals[index]).padStart(8)}  ${name}`)
  })
  console.log(`${totals.reduce((sum, count) => sum + count, 0)} cases, ${process.exitCode ? 'some' : 'none'} failed.`)
}

function run(task: Task): Promise<Finding> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: task })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

function check({ seed, end }: Task): Finding {
  const cases = properties.map(() => 0)
  for (let round = 0; Date.now() < end; round++) {
    for (const [index, { name, property }] of properties.entries()) {
      // Large values take their time; their shapes are all among those of the others.
      const details = fc.check(property, { seed: seed + round, numRuns: name.startsWith('Describe') ? 5 : 100 })
      if (details.failed) return { failure: `${name}\n${fc.defaultReportMessage(details)}` }
      cases[index] = (cases[index] ?? 0) + details.numRuns
      if (Date.now() >= end) break
    }
  }
  return { cases }
}
