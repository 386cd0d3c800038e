// `npm run bench` measures all and writes bench/results.md; `npm run bench -- decodeRequest` prints one work only.
import { writeFileSync } from 'node:fs'
import { growths } from './growth.ts'
import { measure } from './measure.ts'
import { memoryRows } from './memory.ts'
import { mockRows } from './mock.ts'
import { plot } from './plot.ts'
import { portRows } from './port.ts'
import { isMet, type Row, report } from './report.ts'
import { simulatorRows } from './simulator.ts'
import { startUpRow } from './start-up.ts'
import { works } from './works.ts'

const only = process.argv[2]
const rounds = 21
const rows: Row[] = []

for (const { name, size, ours, floor, peers, goals } of works) {
  if (only && !name.includes(only)) continue
  const others = floor ? [floor, ...peers] : peers
  const [own = 0, ...times] = await measure([{ name: 'ec2wire', run: ours }, ...others], rounds)
  const timed = others.map((other, index) => ({ name: other.name, time: times[index] ?? 0 }))
  rows.push({ work: name, size, ours: own, floor: floor && timed[0], peers: floor ? timed.slice(1) : timed, goals })
  progress(rows.slice(-1))
}
const groups = { 'mock round trip': mockRows, simulator: simulatorRows, port: portRows }
for (const [name, measureRows] of Object.entries(groups)) {
  if (only && !name.includes(only)) continue
  const measured = await measureRows(rounds)
  rows.push(...measured)
  progress(measured)
}
if (!only) {
  rows.push(startUpRow(9))
  progress(rows.slice(-1))
  const grown = await growths()
  writeFileSync(new URL('results.md', import.meta.url), report(rows, grown, memoryRows()))
  writeFileSync(new URL('growth.svg', import.meta.url), plot(grown))
  console.log('\nWritten: bench/results.md and bench/growth.svg.')
}

function progress(measured: readonly Row[]): void {
  for (const row of measured) {
    const { work, size, ours, floor, peers, goals } = row
    const others = [...(floor ? [floor] : []), ...peers].map(
      ({ name, time }) => `${(ours / time).toFixed(2)} × ${name}`,
    )
    const missed = goals
      .filter((goal) => !isMet(row, goal))
      .map(({ of, atMost }) => `MISSED ${atMost.toFixed(2)} × ${of}`)
    console.log([`${work} (${size}): ${(ours / 1e3).toFixed(1)} µs`, ...others, ...missed].join('; '))
  }
}
