import { measure } from './measure.ts'
import { works } from './works.ts'

const only = process.argv[2]
for (const work of works) {
  if (only && !`${work.name} ${work.size}`.includes(only)) continue
  const contenders = [{ name: 'ec2wire', run: work.ours }, ...(work.floor ? [work.floor] : []), ...work.peers]
  const times = await measure(contenders, Number(process.argv[3] ?? 15))
  const [ours = 0] = times
  console.log(
    `${work.name} ${work.size}`.padEnd(44),
    contenders
      .map(({ name }, i) => `${name} ${((times[i] ?? 0) / 1000).toFixed(2)}µs ${(ours / (times[i] ?? 0)).toFixed(2)}`)
      .join(' | '),
  )
  for (const { of, atMost } of work.goals) {
    const r = ours / (times[contenders.findIndex((c) => c.name === of)] ?? 0)
    console.log(r <= atMost ? '   ok  ' : '   FAIL', r.toFixed(3), '<=', atMost.toFixed(3), of)
  }
}
