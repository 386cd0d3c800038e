// What a server keeps for its clients has a bound.
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateImage,
  type CreateImageInput,
  DescribeImages,
  DescribeInstances,
  encodeRequest,
  fromResponse,
  toRequest,
} from 'ec2wire'
import { type Ec2Simulator, hang, type SimulatorOptions, simulateEc2 } from 'ec2wire/mock'
import { type Ec2Server, type ServeOptions, serve } from 'ec2wire/mock/node'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { SimulatorsByKey } from '../../../src/mock/node/simulators-by-key.js'

const servers: Ec2Server[] = []
const sockets: Socket[] = []

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await Promise.all(servers.splice(0).map((server) => server.close()))
  vi.restoreAllMocks()
})

async function served(options?: SimulatorOptions, serveOptions?: ServeOptions) {
  const ec2 = simulateEc2(options)
  const server = await serve(ec2, serveOptions)
  servers.push(server)
  const control = async (path: string, body: object = {}) => {
    const init = path.startsWith('calls') ? {} : { method: 'POST', body: JSON.stringify(body) }
    const response = await fetch(`${server.url}/_ec2wire/${path}`, init)
    return { status: response.status, json: await response.json() }
  }
  const as = (key: string) => ({
    authorization: `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=00`,
  })
  const create = async (key: string, more: Partial<CreateImageInput> = {}) => {
    const input = { InstanceId: 'i-1234567890abcdef0', Name: 'web', ...more }
    const request = toRequest(CreateImage, input, { endpoint: server.url, headers: as(key) })
    return fromResponse(CreateImage, await fetch(request))
  }
  const names = async (key: string) => {
    const request = toRequest(DescribeImages, {}, { endpoint: server.url, headers: as(key) })
    const { Images = [] } = await fromResponse(DescribeImages, await fetch(request))
    return Images.map(({ Name }) => Name)
  }
  return { ec2, server, control, create, names }
}

describe('simulators of access keys', () => {
  const isolate = 'accessKey'

  test('invented keys push out unchanged simulators only, the least recently used first', async () => {
    const { control, create, names } = await served({}, { isolate, maxSimulators: 3 })
    await create('AKIDCHANGED')
    await names('AKIDOLD')
    await names('AKIDNEW')
    await names('AKIDOLD')
    for (const key of ['AKIDA', 'AKIDB', 'AKIDC', 'AKIDD']) {
      await names(key)
      await create(key, { DryRun: true }).catch(() => {})
      await create(key, { Name: '*' }).catch(() => {})
    }
    expect(await names('AKIDCHANGED')).toEqual(['web'])
    expect((await control('calls?accessKey=AKIDNEW')).json).toEqual([])
    expect((await control('calls?accessKey=AKIDD')).json).toHaveLength(3)
  })

  test('a new key is answered 503 while all simulators have changes', async () => {
    const { server, control, create, names } = await served({}, { isolate, maxSimulators: 2 })
    await create('AKIDONE')
    server.simulatorOf('AKIDTWO')
    const problem =
      'ec2wire serves at most 2 access keys, and the simulators of all have changes. Reset some with POST /_ec2wire/reset, or pass a higher maxSimulators.'
    await expect(names('AKIDTHREE')).rejects.toMatchObject({
      code: 'ServiceUnavailable',
      status: 503,
      message: problem,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    const advanced = await control('advance', { milliseconds: 5, accessKey: 'AKIDTHREE' })
    expect(advanced).toEqual({ status: 400, json: { error: problem } })
    expect(() => server.simulatorOf('AKIDTHREE')).toThrow(new Error(problem))
    expect(await names('AKIDONE')).toEqual(['web'])
    await control('reset', { accessKey: 'AKIDONE' })
    expect(await names('AKIDTHREE')).toEqual([])
  })

  test('a simulator with a call under way, or with a failure, stays', async () => {
    const { ec2, server, control, names } = await served({}, { isolate, maxSimulators: 2 })
    expect(ec2.calls()).toEqual([])
    await control('fail', { failure: 'hang', action: 'DescribeImages', accessKey: 'AKIDHANG' })
    await names('AKIDOTHER')
    for (const key of ['AKIDA', 'AKIDB']) await names(key)
    const left = new AbortController()
    const hanging = fetch(toRequest(DescribeImages, {}, { endpoint: server.url, headers: header('AKIDHANG') }), {
      signal: left.signal,
    })
    await expect.poll(async () => (await control('calls?accessKey=AKIDHANG')).json.length).toBe(1)
    left.abort()
    await expect(hanging).rejects.toThrow()
  })

  test('GET calls creates no simulator', async () => {
    const { control, names } = await served({}, { isolate, maxSimulators: 1 })
    await names('AKIDONE')
    for (const key of ['AKIDTWO', 'AKIDTHREE']) expect((await control(`calls?accessKey=${key}`)).json).toEqual([])
    expect((await control('calls')).json).toHaveLength(1)
  })

  test('there are at most 1,000 failures for simulators that come later', () => {
    const simulators = new SimulatorsByKey(simulateEc2({ instances: [] }), 2)
    const addFailure = (ec2: Ec2Simulator) => void ec2.fail(CreateImage, hang(), { times: 1 })
    for (let count = 0; count < 1000; count++) simulators.addFailures(undefined, addFailure)
    expect(() => simulators.addFailures(undefined, addFailure)).toThrow(
      'Cannot add a failure: there are 1000 failures for all simulators; expected fewer. Send POST /_ec2wire/reset, or pass an accessKey.',
    )
    simulators.addFailures('AKIDONE', addFailure)
    simulators.reset(undefined)
    simulators.addFailures(undefined, addFailure)
  })

  const header = (key: string) => ({
    authorization: `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=00`,
  })
})

test('failures that are used up do not count', async () => {
  const { ec2, control, names } = await served()
  const failure = { failure: 'InternalError', action: 'DescribeImages', times: 1 }
  for (let count = 0; count < 20; count++) {
    await control('fail', failure)
    await expect(names('')).rejects.toMatchObject({ code: 'InternalError' })
  }
  for (let count = 0; count < 10_000; count++) ec2.fail(CreateImage, hang())
  expect(() => ec2.fail(CreateImage, hang())).toThrow(
    'Cannot add a failure: the number of failures is 10000; expected fewer. Remove some with the functions that fail() returned, or call reset().',
  )
  // For all actions or for none.
  expect((await control('fail', { failure: 'InternalError' })).status).toBe(400)
  expect(await names('')).toEqual([])
})

describe('a client that sends requests without reading responses', () => {
  const get = (query: string) => `GET /?${query} HTTP/1.1\r\nHost: localhost\r\n\r\n`

  async function pipelined(server: Ec2Server, text: string): Promise<Socket> {
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    sockets.push(socket)
    socket.on('error', () => {})
    socket.pause()
    socket.write(text)
    return socket
  }

  test('gets at most eight answered at the same time', async () => {
    const { ec2, server } = await served({ latency: 'infinite' })
    await pipelined(server, get(encodeRequest(DescribeImages, {})).repeat(50))
    await expect.poll(() => ec2.callCount()).toBe(8)
    await sleep(50)
    expect(ec2.callCount()).toBe(8)
  })

  test('is not read any further', async () => {
    const images = Array.from({ length: 500 }, (_, index) => ({ Name: `image-${index}` }))
    const { ec2, server, names } = await served({ images })
    // 8 kB each, so that the buffers of the sockets cannot take all.
    const request = `GET /?${encodeRequest(DescribeImages, {})} HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(8000)}\r\n\r\n`
    const socket = await pipelined(server, request.repeat(5000))
    await expect.poll(() => ec2.callCount()).toBeGreaterThan(5)
    await sleep(300)
    // 500 images are a response of 500 kB. The buffers of the sockets hold some megabytes.
    expect(ec2.callCount()).toBeLessThan(100)
    expect(socket.writableLength).toBeGreaterThan(0)
    expect(await names('')).toHaveLength(500)
  })

  test('gets all responses in order once it reads', async () => {
    const { server } = await served({ latency: [0, 3] })
    const requests = Array.from({ length: 300 }, (_, index) =>
      index % 3 === 0 ? post(encodeRequest(DescribeInstances, {})) : get(`Action=Nothing${index}`),
    )
    const socket = await pipelined(server, `${requests.join('')}${get('Action=TheEnd')}`)
    let text = ''
    socket.on('data', (data) => {
      text += data
    })
    socket.resume()
    await expect.poll(() => text.includes('TheEnd'), { timeout: 10_000 }).toBe(true)
    const order = [...text.matchAll(/<DescribeInstancesResponse |The action Nothing(\d+) /g)].map(([, index]) => index)
    expect(order).toEqual(requests.map((_, index) => (index % 3 === 0 ? undefined : String(index))))
  })

  test('aborts all its calls when it leaves', async () => {
    const { ec2, server } = await served({ latency: 'infinite' })
    const socket = await pipelined(server, get(encodeRequest(DescribeImages, {})).repeat(20))
    await expect.poll(() => ec2.callCount()).toBe(8)
    socket.destroy()
    await expect.poll(() => ec2.calls().filter(({ error }) => error !== undefined).length, { timeout: 5000 }).toBe(8)
    expect(ec2.callCount()).toBe(8)
  })

  test('is cut off after 5,000 requests that wait', async () => {
    const { ec2, server } = await served({ latency: 'infinite' })
    const socket = await pipelined(server, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(100_000))
    socket.resume()
    await expect.poll(() => socket.destroyed, { timeout: 20_000, interval: 200 }).toBe(true)
    expect(ec2.callCount()).toBe(8)
  }, 30_000)

  function post(body: string): string {
    return `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  }
})

describe('other methods than GET and POST', () => {
  test.each(['HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s gets status 405', async (method) => {
    const { ec2, server } = await served()
    const response = await fetch(`${server.url}/?${encodeRequest(DescribeImages, {})}`, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST'])
    expect(ec2.calls()).toEqual([])
  })
})

test.each(['', ' '])('the host %j would listen everywhere, and is rejected', async (host) => {
  await expect(serve(simulateEc2(), { host })).rejects.toThrow(
    new TypeError(
      `Cannot serve EC2: options.host is the string ${JSON.stringify(host)}; expected an address such as 127.0.0.1.`,
    ),
  )
})
