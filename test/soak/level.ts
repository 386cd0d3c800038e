// Sends many calls over one way, and prints how much memory stays. soak.ts runs it with a small heap:
// `node --expose-gc --max-old-space-size=128 test/soak/level.ts fetch 200000`.
import { Agent, request as sendHttp } from 'node:http'
import { CreateImage, CreateTags, DescribeImages, encodeRequest } from 'ec2wire'
import { handle, simulateEc2 } from 'ec2wire/mock'
import { serve } from 'ec2wire/mock/node'
import { getResponse, type HttpHandler } from 'msw'

const [way = '', count = '200000'] = process.argv.slice(2)
const calls = Number(count)
const atOnce = 32
const InstanceId = 'i-1234567890abcdef0'
const ec2Url = 'https://ec2.us-east-1.amazonaws.com/'

/** 100 images are a response of about 100 kB. */
const images = Array.from({ length: 100 }, (_, index) => ({ Name: `image-${index}`, Description: 'x'.repeat(200) }))
const ec2 = simulateEc2({ images })

const describeAll = encodeRequest(DescribeImages, {})
const image = [...ec2.images.keys()][0] ?? ''

/** The form of a call: nothing that fills the state, but everything else that a client may send. */
function formOf(index: number): string {
  switch (index % 10) {
    case 0:
      return describeAll
    case 1:
      return encodeRequest(DescribeImages, { MaxResults: 5 })
    case 2:
      return encodeRequest(CreateTags, { Resources: [image], Tags: [{ Key: 'index', Value: String(index) }] })
    case 3:
      return `Action=Invented${index}`
    case 4:
      // Every hundredth body is longer than a log keeps.
      return encodeRequest(CreateImage, { InstanceId, Name: 'x'.repeat(index % 1000 === 4 ? 100_000 : 500) })
    case 5:
      return encodeRequest(CreateImage, { InstanceId, Name: 'image-1' })
    default:
      return encodeRequest(CreateImage, {
        InstanceId,
        Name: `web-${index}`,
        Description: 'y'.repeat(255),
        DryRun: true,
      })
  }
}

type Send = (form: string, index: number) => Promise<unknown>

const post = (body: string) => new Request(ec2Url, { method: 'POST', body, headers: { 'x-index': 'soak' } })

/** MSW without its interceptors, of which MSW 3.0.5 keeps about 30 kB for each request. */
function throughHandlers(handlers: readonly HttpHandler[]): Send {
  return async (form) => (await getResponse([...handlers], post(form)))?.text()
}

const agent = new Agent({ keepAlive: true, maxSockets: atOnce })

function throughPort(url: string): Send {
  return (form, index) =>
    new Promise((resolve, reject) => {
      const credential = `AKIASOAK${index}/20260101/us-east-1/ec2/aws4_request`
      const headers = {
        'content-length': Buffer.byteLength(form),
        authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=00`,
      }
      const sent = sendHttp(url, { method: 'POST', agent, headers }, (response) => {
        response.on('end', resolve)
        response.on('error', reject)
        response.resume()
      })
      sent.on('error', reject)
      sent.end(form)
    })
}

const ways: Readonly<Record<string, () => Promise<Send>>> = {
  fetch: async () => async (form) => (await ec2.fetch(post(form))).text(),
  handle: async () =>
    throughHandlers([
      handle(DescribeImages, { Images: [...ec2.images.values()].map((image) => ({ ImageId: image.ImageId })) }),
      handle(CreateImage, { ImageId: image }),
      handle(CreateTags),
    ]),
  handlers: async () => throughHandlers(ec2.handlers),
  port: async () => throughPort((await serve(ec2)).url),
  /** Each call has another access key. */
  isolated: async () => throughPort((await serve(simulateEc2(), { isolate: 'accessKey' })).url),
}

const makeSend = Object.hasOwn(ways, way) ? ways[way] : undefined
if (!makeSend) throw new Error(`There is no way ${way}; there are ${Object.keys(ways).join(', ')}.`)
const send = await makeSend()

const levels: number[] = []
let next = 0
for (const end of [0.1, 0.2, 0.4, 0.6, 0.8, 1]) {
  const until = Math.round(calls * end)
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < until) {
        const index = next++
        await send(way === 'isolated' && index % 10 === 2 ? describeAll : formOf(index), index)
      }
    }),
  )
  levels.push(await memory())
}
// The first tenth fills the log.
const [, full = 0] = levels
const growth = Math.max(...levels.slice(2)) - full
process.stdout.write(
  `${JSON.stringify({ way, calls, levels: levels.map((level) => Number(level.toFixed(1))), growth })}\n`,
)
process.exit(growth > 8 ? 1 : 0)

/** In MB, with the bytes outside the heap, after what is cleared away at leisure is gone, too. */
async function memory(): Promise<number> {
  if (!globalThis.gc) throw new Error('Run this with node --expose-gc.')
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    globalThis.gc()
  }
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}
