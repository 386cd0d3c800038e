// The simulator with few and many images: a call costs what it is for, and not what the simulator has.
import { CreateImage, DescribeImages, type Operation, toRequest } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/simulator'
import { inputs } from './inputs.ts'
import { type Contender, measure } from './measure.ts'
import type { Row } from './report.ts'

const sizes = [1000, 10_000, 100_000]
const [least = 0] = sizes

export async function simulatorRows(rounds: number): Promise<Row[]> {
  // First, while the heap is small.
  const rows = await startRows(rounds)
  const works = sizes.map(worksOf)
  for (const name of Object.keys(works[0] ?? {})) {
    const contenders = works.map((work) => work[name] as Contender)
    const [first = 0, ...times] = await measure(contenders, rounds, 20)
    rows.push({ work: 'simulator', size: `${name}, ${sizeName(least, 'images')}`, ours: first, peers: [], goals: [] })
    for (const [index, time] of times.entries()) {
      const smallest = { name: sizeName(least, 'images'), time: first }
      rows.push({
        work: 'simulator',
        size: `${name}, ${sizeName(sizes[index + 1] as number, 'images')}`,
        ours: time,
        peers: [smallest],
        goals: [{ of: smallest.name, atMost: 1.5 }],
      })
    }
  }
  return rows
}

async function startRows(rounds: number): Promise<Row[]> {
  const start = (length: number) => ({
    name: sizeName(length, 'instances'),
    run: () => simulateEc2({ instances: Array.from({ length }, () => ({})) }),
  })
  const [few = 0, many = 0] = await measure([start(1000), start(16_000)], Math.min(rounds, 5))
  const smallest = { name: sizeName(1000, 'instances'), time: few }
  return [
    { work: 'simulator', size: `start, ${smallest.name}`, ours: few, peers: [], goals: [] },
    {
      work: 'simulator',
      size: `start, ${sizeName(16_000, 'instances')}`,
      ours: many,
      peers: [smallest],
      goals: [{ of: smallest.name, atMost: 24 }],
    },
  ]
}

function worksOf(size: number): Record<string, Contender> {
  const ec2 = simulateEc2({ images: Array.from({ length: size }, (_, index) => ({ Name: `image-${index}` })) })
  const send = async <Input>(operation: Operation<Input, unknown>, input: Input) =>
    (await ec2.fetch(toRequest(operation, input, { region: 'us-east-1' }))).text()
  const ids = [...ec2.images.keys()]
  const created: string[] = []
  let count = 0
  const contender = (run: () => Promise<string>): Contender => ({ name: `${size}`, run, prepare: removeCreated })
  // The images of CreateImage would make a small simulator larger.
  const removeCreated = () => {
    ec2.clearCalls()
    for (const id of created.splice(0)) ec2.images.delete(id)
  }
  return {
    'DescribeImages by ID': contender(() => send(DescribeImages, { ImageIds: [ids[count++ % size] as string] })),
    'a page of 100': contender(() => send(DescribeImages, { MaxResults: 100 })),
    'a filter on name': contender(() =>
      send(DescribeImages, { Filters: [{ Name: 'name', Values: [`image-${count++ % size}`] }] }),
    ),
    CreateImage: contender(async () => {
      const Name = `new-image-${count++}`
      const xml = await send(CreateImage, { ...(inputs.minimal as (typeof inputs)[string]), Name })
      created.push(/ami-\w+/.exec(xml)?.[0] as string)
      return xml
    }),
  }
}

function sizeName(count: number, unit: string): string {
  return `${count.toLocaleString('en')} ${unit}`
}
