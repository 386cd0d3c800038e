// How the cost grows with the length of a list: ten times the list, at most eleven times the time and memory.
import { CreateImage, DescribeImages, decodeRequest, decodeResponse, encodeRequest, encodeResponse } from 'ec2wire'
import { inputOf, outputOf } from './inputs.ts'
import { flat, measure } from './measure.ts'

export interface Growth {
  readonly work: string
  readonly unit: string
  readonly points: readonly { readonly length: number; readonly time: number; readonly bytes: number }[]
}

export async function growths(): Promise<Growth[]> {
  const tags = [5, 50, 500, 5_000, 49_990]
  const images = [2, 20, 200, 2_000]
  return [
    await growth('encodeRequest', 'parameters', tags, (count) => {
      const input = inputOf(0, count / 2)
      return () => flat(encodeRequest(CreateImage, input))
    }),
    await growth('decodeRequest', 'parameters', tags, (count) => {
      const form = flat(encodeRequest(CreateImage, inputOf(0, count / 2)))
      return () => decodeRequest(CreateImage, form)
    }),
    await growth('encodeResponse', 'images', images, (count) => {
      const output = outputOf(count)
      return () => flat(encodeResponse(DescribeImages, output))
    }),
    await growth('decodeResponse', 'images', images, (count) => {
      const xml = flat(encodeResponse(DescribeImages, outputOf(count)))
      return () => decodeResponse(DescribeImages, xml)
    }),
  ]
}

async function growth(
  work: string,
  unit: string,
  lengths: readonly number[],
  make: (length: number) => () => unknown,
): Promise<Growth> {
  const runs = lengths.map(make)
  // Interleaved as all contenders are.
  const times = await measure(
    runs.map((run) => ({ name: work, run })),
    15,
    20,
  )
  const points = runs.map((run, index) => {
    const length = lengths[index] as number
    // Each tag is two parameters.
    return {
      length: unit === 'parameters' ? length * 2 : length,
      time: times[index] ?? 0,
      bytes: kept(run, Math.ceil(20_000 / length)),
    }
  })
  return { work, unit, points }
}

/** The memory that results take, without what was thrown away on the way. */
function kept(run: () => unknown, count: number): number {
  const collect = globalThis.gc
  if (!collect) throw new Error('Run Node with --expose-gc.')
  const results: unknown[] = []
  collect()
  const before = process.memoryUsage().heapUsed
  for (let call = 0; call < count; call++) results.push(run())
  collect()
  const bytes = (process.memoryUsage().heapUsed - before) / count
  return results.length === count ? Math.max(bytes, 0) : 0
}
