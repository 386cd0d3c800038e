/** Somebody's way of doing a work. */
export interface Contender {
  readonly name: string
  readonly run: () => unknown
  /** Called before each slice of time. */
  readonly prepare?: (() => void) | undefined
}

/** The median time of one call in nanoseconds, in the order of the contenders. */
export type Times = readonly number[]

/**
 * Times several ways of doing the same work, interleaved: a round gives each a slice of time, in an order that
 * changes, so that what slows the machine down for a while slows all of them.
 */
export async function measure(contenders: readonly Contender[], rounds: number, sliceMs = 4): Promise<Times> {
  const calls: number[] = []
  for (const { run, prepare } of contenders) {
    prepare?.()
    calls.push(await callsIn(run, sliceMs))
  }
  const samples: number[][] = contenders.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const index = (turn + round) % contenders.length
      const count = calls[index] as number
      const { run, prepare } = contenders[index] as Contender
      prepare?.()
      samples[index]?.push((await time(run, count)) / count)
    }
  }
  return samples.map(median)
}

/** How many calls fill the time, found while the engine warms up. */
async function callsIn(run: () => unknown, sliceMs: number): Promise<number> {
  let count = 1
  const end = performance.now() + Math.max(400, sliceMs * 8)
  for (;;) {
    const nanoseconds = await time(run, count)
    if (performance.now() > end) return Math.max(1, Math.round((count * sliceMs * 1e6) / nanoseconds))
    if (nanoseconds < sliceMs * 1e6) count *= 2
  }
}

/** Nanoseconds that so many calls take. */
async function time(run: () => unknown, count: number): Promise<number> {
  const start = process.hrtime.bigint()
  const first = run()
  if (first instanceof Promise) {
    await first
    for (let call = 1; call < count; call++) await run()
  } else {
    for (let call = 1; call < count; call++) kept = run()
  }
  return Number(process.hrtime.bigint() - start)
}

/** Where results go, so that no call can be left out. */
export let kept: unknown

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return ((sorted[(sorted.length - 1) >> 1] as number) + (sorted[sorted.length >> 1] as number)) / 2
}

/** Makes one piece of memory of a string: what was only put together costs its reader later. */
export function flat(text: string): string {
  // Kept, so that engines cannot leave it out.
  kept = Number(text)
  return text
}
