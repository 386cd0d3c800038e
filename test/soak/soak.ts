// Many calls at once, over and over, and then very many calls with a small heap:
// `npm run soak -- --calls 10000 --rounds 3 --msw 2 --level 200000`.
import { spawnSync } from 'node:child_process'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { CreateImage, encodeResponse, toRequest } from 'ec2wire'
import { sendLoad } from './load.ts'

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    msw: { type: 'string', default: '3' },
    level: { type: 'string', default: '200000' },
  },
})
const [calls, rounds, levelCalls] = [Number(values.calls), Number(values.rounds), Number(values.level)]
if (!(calls >= 100 && rounds >= 2 && levelCalls >= 0 && ['2', '3'].includes(values.msw))) {
  console.error('Usage: npm run soak -- [--calls 10000] [--rounds 3] [--msw 3] [--level 200000]; 100 calls, 2 rounds.')
  process.exit(2)
}
if (values.msw === '2') {
  registerHooks({ resolve: (name, context, next) => next(name.replace(/^msw(?=\/|$)/, 'msw2'), context) })
}
const { simulateEc2 } = await import('ec2wire/mock')
const { serve } = await import('ec2wire/mock/node')
const { http } = await import('msw')
const { setupServer } = await import('msw/node')

// The load is checked call by call, so that the log keeps all.
const ec2 = simulateEc2({ latency: [0, 100], pending: 0, log: { keep: Number.POSITIVE_INFINITY } })
let problems = 0
console.log(`MSW ${values.msw}, ${calls} calls at once in each round.`)

await soak('ec2.fetch', ec2.fetch, 0)
const before = openHandles()
const port = await serve(ec2)
await soak('serve and fetch', await fetchOverSockets(4000, port.url), 0, port.url)
await port.close()
await new Promise((resolve) => setTimeout(resolve, 500))
console.log(`serve and fetch: open handles: ${before} before, ${openHandles()} after the port was closed.`)
if (openHandles() > before) complain('Handles are still open.')
const server = setupServer()
server.listen()
const floor = await bareGrowth()
server.use(...ec2.handlers)
await soak('setupServer and fetch', fetch, floor)
server.close()
for (const way of ['fetch', 'handle', 'handlers', 'port', 'isolated']) level(way)

console.log(problems === 0 ? 'All as it has to be.' : `${problems} problems.`)
process.exitCode = problems === 0 ? 0 : 1

/**
 * Sends very many calls in a process with a heap of 128 MB, whose memory must come to a level. MSW itself keeps about
 * 30 kB of each request that its interceptors see (MSW 3.0.5), so that `handle` and `handlers` are called without them;
 * with them, the rounds above compare the growth with that of a bare handler.
 */
function level(way: string): void {
  // Each call of it has another access key, and creates a simulator.
  const share = way === 'isolated' ? 0.15 : 1
  const program = fileURLToPath(new URL('level.ts', import.meta.url))
  const args = ['--expose-gc', '--max-old-space-size=128', program, way, String(Math.round(levelCalls * share))]
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  console.log(`128 MB heap, memory in MB: ${stdout.trim()}`)
  if (status !== 0) complain(`The memory of ${way} does not come to a level (exit code ${status}).`)
}

/** @param floor By how many MB the heap grows in a round, whoever answers. */
async function soak(
  way: string,
  send: (request: Request) => Promise<Response>,
  floor: number,
  endpoint?: string,
): Promise<void> {
  const heaps: number[] = []
  for (let round = 1; round <= rounds; round++) {
    const report = await sendLoad(ec2, send, calls, endpoint)
    ec2.reset()
    heaps.push(await heapSize())
    const { made, duplicate, throttled, broken, aborted } = report.outcomes
    console.log(
      `${way}, round ${round}: ${(report.milliseconds / 1000).toFixed(1)} s; ${made} images, ${duplicate} names taken, ` +
        `${throttled} throttled, ${broken} broken, ${aborted} aborted; ${report.lost} answers lost. ` +
        `Heap after the reset: ${heaps.at(-1)?.toFixed(1)} MB; timers: ${timers()}.`,
    )
    report.problems.slice(0, 10).forEach(complain)
    if (timers() > 0) complain(`${timers()} timers are still running.`)
  }
  // The first round fills caches; after that, memory has to come back to its level.
  const growth = ((heaps.at(-1) ?? 0) - (heaps[0] ?? 0)) / (rounds - 1)
  console.log(`${way}: the heap grows by ${growth.toFixed(1)} MB in a round; without us by ${floor.toFixed(1)} MB.`)
  // What MSW keeps differs with the moment of an abort; a log or a world of ours that stays would be far more.
  if (growth > Math.max(floor, 0) * 2 + 5) complain('The heap has not come back to its level.')
}

/**
 * By how many MB the heap grows in a round in which nothing of ours is there: MSW answers with a text, and there are as
 * many aborts and errors of the network. MSW keeps something of those, and MSW 3.0.5 of every request.
 */
async function bareGrowth(): Promise<number> {
  const xml = encodeResponse(CreateImage, { ImageId: 'ami-0123456789abcdef0' })
  let count = 0
  const handler = http.all('http://localhost/', async ({ request }) => {
    await request.clone().text()
    // Longer than any client waits that aborts.
    await new Promise((resolve) => setTimeout(resolve, 150))
    return ++count % 20 === 0 ? Response.error() : new Response(xml)
  })
  server.use(handler)
  const heaps: number[] = []
  for (let round = 0; round < 2; round++) {
    const send = async (_: unknown, index: number) => {
      const controller = new AbortController()
      const timer = index % 10 === 3 ? setTimeout(() => controller.abort(), index % 100) : undefined
      const input = { InstanceId: 'i-1234567890abcdef0', Name: `image-${index}` }
      const request = toRequest(CreateImage, input, { endpoint: 'http://localhost/', signal: controller.signal })
      await (await fetch(request)).text()
      clearTimeout(timer)
    }
    await Promise.allSettled(Array.from({ length: calls }, send))
    heaps.push(await heapSize())
  }
  server.resetHandlers()
  return (heaps[1] ?? 0) - (heaps[0] ?? 0)
}

/** Two ends of 10,000 sockets are more than a process may have, so that calls share them, and wait for one another. */
async function fetchOverSockets(connections: number, url: string): Promise<(request: Request) => Promise<Response>> {
  await fetch(url)
  const symbol = Symbol.for('undici.globalDispatcher.1')
  const { constructor: Agent } = (globalThis as unknown as Record<symbol, object>)[symbol] as object
  const dispatcher = new (Agent as unknown as new (options: object) => object)({ connections, keepAliveTimeout: 100 })
  return (request) => fetch(request, { dispatcher } as RequestInit)
}

function openHandles(): number {
  return process.getActiveResourcesInfo().filter((name) => /^(?:TCP|Timeout)/.test(name)).length
}

function complain(problem: string): void {
  problems++
  console.error(`  ✗ ${problem}`)
}

function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
}

/** In MB, after what is cleared away at leisure is gone, too. */
async function heapSize(): Promise<number> {
  if (!globalThis.gc) throw new Error('Run this with node --expose-gc.')
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    globalThis.gc()
  }
  return process.memoryUsage().heapUsed / 2 ** 20
}
