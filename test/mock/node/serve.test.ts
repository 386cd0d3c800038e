import { connect } from 'node:net'
import { CreateImage, DescribeImages, ec2Error, encodeRequest, fromResponse, toRequest } from 'ec2wire'
import { dribble, hang, networkError, type SimulatorOptions, simulateEc2 } from 'ec2wire/mock'
import { type Ec2Server, type ServeOptions, serve } from 'ec2wire/mock/node'
import { simulateEc2 as simulateWithoutMsw } from 'ec2wire/simulator'
import { afterEach, describe, expect, test, vi } from 'vitest'

const input = { InstanceId: 'i-1234567890abcdef0', Name: 'web' }
const servers: Ec2Server[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
  vi.restoreAllMocks()
})

async function served(options?: SimulatorOptions, serveOptions?: ServeOptions) {
  const ec2 = simulateEc2(options)
  const server = await serve(ec2, serveOptions)
  servers.push(server)
  const create = async (Name = 'web', headers = {}) => {
    const request = toRequest(CreateImage, { ...input, Name }, { endpoint: server.url, headers })
    return fromResponse(CreateImage, await fetch(request))
  }
  const control = async (path: string, body?: object, headers = {}) => {
    const init = body && {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    }
    const response = await fetch(`${server.url}/_ec2wire/${path}`, init ?? { headers })
    return { status: response.status, json: await response.json() }
  }
  return { ec2, server, create, control }
}

describe('a port', () => {
  test('answers POST and GET, with the headers of EC2', async () => {
    const { ec2, server, create } = await served({ clock: Date.UTC(2026, 0, 1) })
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const { ImageId } = await create()
    expect([...ec2.images.keys()]).toEqual([ImageId])
    const response = await fetch(`${server.url}/?${encodeRequest(DescribeImages, {})}`)
    expect(response.headers.get('server')).toBe('AmazonEC2')
    expect(response.headers.get('date')).toBe('Thu, 01 Jan 2026 00:00:00 GMT')
    expect((await fromResponse(DescribeImages, response)).Images).toHaveLength(1)
    await expect(create()).rejects.toMatchObject({ code: 'InvalidAMIName.Duplicate', status: 400 })
  })

  test('is closed with its connections, also by await using', async () => {
    const { ec2, server } = await served()
    ec2.fail(CreateImage, hang())
    const next = ec2.nextCall(CreateImage)
    const sent = fetch(toRequest(CreateImage, input, { endpoint: server.url }))
    await next
    await server.close()
    await expect(sent).rejects.toThrow(TypeError)
    await expect(fetch(server.url)).rejects.toThrow(TypeError)
    let url = ''
    {
      await using other = await serve(simulateEc2())
      url = other.url
      expect((await fetch(url)).status).toBe(400)
    }
    await expect(fetch(url)).rejects.toThrow(TypeError)
  })

  test('that is in use is an error', async () => {
    const { server } = await served()
    const port = Number(new URL(server.url).port)
    await expect(serve(simulateEc2(), { port })).rejects.toThrow(
      new Error(`Cannot listen on port ${port} of 127.0.0.1: it is in use.`),
    )
  })

  test.each<[object, string]>([
    [
      { ports: 1 },
      'Cannot serve EC2: options.ports is unknown; expected one of port, host, isolate, maxSimulators, onAnswer, maxBodyBytes. Did you mean port?',
    ],
    [{ port: -1 }, 'Cannot serve EC2: options.port is the number -1; expected an integer from 0 to 65535.'],
    [{ port: '80' }, 'Cannot serve EC2: options.port is the string "80"; expected an integer from 0 to 65535.'],
    [{ host: 5 }, 'Cannot serve EC2: options.host is the number 5; expected an address such as 127.0.0.1.'],
    [{ host: '' }, 'Cannot serve EC2: options.host is the string ""; expected an address such as 127.0.0.1.'],
    [{ host: ' ' }, 'Cannot serve EC2: options.host is the string " "; expected an address such as 127.0.0.1.'],
    [
      { maxSimulators: 0 },
      'Cannot serve EC2: options.maxSimulators is the number 0; expected an integer of 1 or more.',
    ],
    [{ isolate: 'ip' }, `Cannot serve EC2: options.isolate is the string "ip"; expected 'accessKey'.`],
    [{ onAnswer: true }, 'Cannot serve EC2: options.onAnswer is the boolean true; expected a function.'],
    [{ maxBodyBytes: 0 }, 'Cannot serve EC2: options.maxBodyBytes is the number 0; expected an integer of 1 or more.'],
  ])('rejects the options %j', async (options, message) => {
    await expect(serve(simulateEc2(), options)).rejects.toThrow(new TypeError(message))
  })

  test.each<[what: unknown, found: string]>([
    [{ port: 5566 }, 'an object (Object)'],
    [undefined, 'missing'],
    ['CreateImage', 'the string "CreateImage"'],
  ])('rejects %j in place of a simulator', async (ec2, found) => {
    await expect(serve(ec2 as never)).rejects.toThrow(
      new TypeError(`Cannot serve EC2: the simulator is ${found}; expected the result of simulateEc2().`),
    )
  })

  test('serves a simulator without handlers for MSW', async () => {
    const ec2 = simulateWithoutMsw({ images: [{ Name: 'base' }] })
    await using server = await serve(ec2, { isolate: 'accessKey' })
    const response = await fetch(`${server.url}/?${encodeRequest(DescribeImages, {})}`)
    expect((await fromResponse(DescribeImages, response)).Images).toMatchObject([{ Name: 'base' }])
  })

  test('reports each response', async () => {
    const answers: unknown[] = []
    const { create, ec2 } = await served(
      {},
      { onAnswer: ({ action, status, error }) => answers.push([action, status, error]) },
    )
    await create()
    await create().catch(() => {})
    ec2.fail(CreateImage, networkError())
    await create('other').catch(() => {})
    expect(answers).toEqual([
      ['CreateImage', 200, undefined],
      ['CreateImage', 400, 'InvalidAMIName.Duplicate'],
      ['CreateImage', undefined, 'network error'],
    ])
  })
})

describe('cross-origin pages', () => {
  const origin = 'https://console.example.com'

  test('may send the headers of their SDKs', async () => {
    const { server } = await served()
    const asked = 'amz-sdk-invocation-id,amz-sdk-request,authorization,content-type,x-amz-date,x-amz-user-agent'
    const response = await fetch(server.url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': asked },
    })
    expect(response.status).toBe(204)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': asked,
    })
  })

  test('may read responses, errors included', async () => {
    const { server } = await served()
    const response = await fetch(`${server.url}/?Action=Nothing`, { headers: { origin } })
    expect(response.status).toBe(400)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-expose-headers')).toBe('x-amzn-requestid, date')
  })

  test('cannot control the server', async () => {
    const { ec2, server, create, control } = await served()
    await create()
    expect(await control('reset', {}, { origin })).toMatchObject({ status: 403 })
    expect(await control('calls', undefined, { origin })).toMatchObject({ status: 403 })
    expect(ec2.images.size).toBe(1)
    // Another domain name that points to this machine.
    const [host = '', port = ''] = new URL(server.url).host.split(':')
    const answer = await raw(
      host,
      Number(port),
      'POST /_ec2wire/reset HTTP/1.1\r\nHost: example.com\r\nContent-Length: 0\r\n\r\n',
    )
    expect(answer).toMatch(/^HTTP\/1\.1 403 /)
    await using open = await serve(ec2, { host: '0.0.0.0' })
    const evil =
      'POST /_ec2wire/reset HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\nContent-Length: 0\r\n\r\n'
    expect(await raw('127.0.0.1', Number(new URL(open.url).port), evil)).toMatch(/^HTTP\/1\.1 403 /)
    expect(ec2.images.size).toBe(1)
  })
})

describe('the control API', () => {
  test('resets, moves the clock, and returns the calls', async () => {
    const { ec2, create, control } = await served({ clock: Date.UTC(2026, 0, 1), pending: 60_000 })
    expect(await control('health')).toEqual({ status: 200, json: { status: 'ok' } })
    const { ImageId } = await create()
    expect(await control('advance', { milliseconds: 60_000 })).toEqual({ status: 200, json: {} })
    expect(ec2.images.get(ImageId)?.State).toBe('available')
    await create().catch(() => {})
    expect((await control('calls?action=CreateImage')).json).toEqual([
      {
        action: 'CreateImage',
        at: '2026-01-01T00:00:00.000Z',
        input,
        output: { ImageId, RequestId: expect.any(String) },
      },
      {
        action: 'CreateImage',
        at: '2026-01-01T00:01:00.000Z',
        input,
        error: { code: 'InvalidAMIName.Duplicate', message: expect.stringContaining(ImageId) },
      },
    ])
    expect((await control('calls?action=DescribeImages')).json).toEqual([])
    expect((await control('reset', {})).status).toBe(200)
    expect([ec2.images.size, ec2.calls().length]).toEqual([0, 0])
  })

  test('skips calls before they fail; after is the old name', async () => {
    const { create, control } = await served()
    for (const [name, option] of Object.entries({ new: 'skip', old: 'after' })) {
      await control('fail', { action: 'CreateImage', failure: 'InternalError', [option]: 1 })
      await create(`${name}-1`)
      await expect(create(`${name}-2`)).rejects.toMatchObject({ code: 'InternalError' })
      await control('reset', {})
    }
  })

  test('makes calls fail', async () => {
    const { create, control } = await served()
    await control('fail', { action: 'CreateImage', failure: 'RequestLimitExceeded', times: 1 })
    await expect(create()).rejects.toMatchObject({ code: 'RequestLimitExceeded', status: 503 })
    await control('fail', { failure: 'networkError(reset)', times: 1, effect: 'after' })
    await expect(create()).rejects.toThrow(TypeError)
    await expect(create()).rejects.toMatchObject({ code: 'InvalidAMIName.Duplicate' })
    await control('fail', { failure: 'Mine', message: 'my own', times: 1 })
    await expect(create()).rejects.toMatchObject({ code: 'Mine', message: 'my own' })
    await control('fail', { failure: 'networkError(empty)', times: 1 })
    await create('x-1').catch(() => {})
    expect((await control('calls')).json.at(-1)).toMatchObject({ error: { failure: 'network error' } })
  })

  test.each<[string, object | undefined, number, string | RegExp]>([
    [
      'state',
      undefined,
      404,
      'Cannot control the server: /_ec2wire/state is unknown; expected GET /_ec2wire/health, GET /_ec2wire/calls, POST /_ec2wire/reset, POST /_ec2wire/advance, POST /_ec2wire/fail.',
    ],
    ['constructor', undefined, 404, /^Cannot control the server: \/_ec2wire\/constructor is unknown;/],
    ['reset', undefined, 405, 'Cannot control the server: /_ec2wire/reset is a GET request; expected POST.'],
    ['advance', {}, 400, 'Cannot read the command: milliseconds is missing; expected a number, since it is required.'],
    [
      'advance',
      { millis: 5 },
      400,
      'Cannot read the command: millis is unknown; expected one of accessKey, milliseconds. Did you mean milliseconds?',
    ],
    [
      'fail',
      {},
      400,
      /^Cannot read the command: failure is missing; expected a string of at most 10,000 characters, since/,
    ],
    [
      'fail',
      { failre: 'hang' },
      400,
      'Cannot read the command: failre is unknown; expected one of accessKey, action, failure, message, times, skip, rate, effect. Did you mean failure?',
    ],
    [
      'fail',
      { failure: 'hang', rate: 2 },
      400,
      'Cannot read the command: rate is the number 2; expected a number from 0 to 1.',
    ],
    [
      'fail',
      { failure: 'hang', effect: 'during' },
      400,
      "Cannot read the command: effect is the string \"during\"; expected 'before' or 'after'.",
    ],
    ['fail', [], 400, 'Cannot read the command: it is an empty list; expected an object.'],
    ['health?verbose=1', undefined, 400, 'Cannot read the command: verbose is unknown; expected no member.'],
    [
      'calls?action=CreateImages',
      undefined,
      400,
      'Cannot list the calls: the action is the string "CreateImages"; expected an action of EC2. Did you mean CreateImage?',
    ],
    [
      'advance',
      { milliseconds: '5' },
      400,
      'Cannot read the command: milliseconds is the string "5"; expected a number.',
    ],
    [
      'advance',
      { milliseconds: -5 },
      400,
      'Cannot advance the clock: milliseconds is the number -5; expected a number of 0 or more.',
    ],
    [
      'fail',
      { failure: 'Tired' },
      400,
      /^Cannot parse the failure: it is the string "Tired"; expected networkError\(reset\), .* RequestLimitExceeded, /,
    ],
    [
      'fail',
      { failure: 'hang', action: 'StopInstances' },
      400,
      /^Cannot find the operation: the action is the string "StopInstances"; expected one of (?:\w+, )*CreateImage, /,
    ],
    [
      'fail',
      { failure: 'hang', time: 1 },
      400,
      /^Cannot read the command: time is unknown; expected one of accessKey, action, failure, .* Did you mean times\?$/,
    ],
    [
      'fail',
      { failure: 'RequestLimitExceded' },
      400,
      /^Cannot parse the failure: it is the string "RequestLimitExceded"\. Did you mean RequestLimitExceeded\? Expected .*\.$/,
    ],
    [
      'fail',
      { failure: 'hang', skip: 1, after: 1 },
      400,
      'Cannot add a failure: options has both skip and after; expected skip only, the new name of after.',
    ],
    [
      'fail',
      { failure: 'htmlPage(200)' },
      400,
      'Cannot create htmlPage(): status is the number 200; expected 502, 503 or 504.',
    ],
  ])('rejects %s %j', async (path, body, status, error) => {
    const { control } = await served()
    const answer = await control(path, body)
    expect(answer.status).toBe(status)
    expect(answer.json.error).toEqual(typeof error === 'string' ? error : expect.stringMatching(error))
  })

  test('lists no call of an action that EC2 has and nobody called', async () => {
    const { control } = await served()
    expect(await control('calls?action=StopInstances')).toMatchObject({ status: 200, json: [] })
  })

  test('rejects a body that is not JSON', async () => {
    const { server } = await served()
    const response = await fetch(`${server.url}/_ec2wire/fail`, { method: 'POST', body: '{' })
    expect([response.status, (await response.json()).error]).toEqual([
      400,
      expect.stringMatching(/^Cannot read the body: it is not JSON/),
    ])
  })
})

describe('isolate', () => {
  const as = (key: string) => ({
    authorization: `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=00`,
  })

  test('creates a simulator per access key', async () => {
    const { ec2, server, create, control } = await served({}, { isolate: 'accessKey' })
    const [one, other] = [await create('web', as('AKIDONE')), await create('web', as('AKIDOTHER'))]
    expect(one).toEqual(other)
    await expect(create('web', as('AKIDONE'))).rejects.toMatchObject({ code: 'InvalidAMIName.Duplicate' })
    expect([ec2.images.size, server.simulatorOf('AKIDONE').images.size]).toEqual([0, 1])
    await control('reset', { accessKey: 'AKIDONE' })
    expect(server.simulatorOf('AKIDONE').images.size).toBe(0)
    expect((await control('calls?accessKey=AKIDOTHER')).json).toHaveLength(1)
    await control('reset', {})
    expect((await control('calls')).json).toEqual([])
    await control('fail', { failure: 'InternalError', times: 1 })
    await expect(create('web', as('AKIDLATER'))).rejects.toMatchObject({ code: 'InternalError' })
    await create('web', as('AKIDLATER'))
  })
})

describe('failures are what they are in a network', () => {
  test.each([
    ['networkError()', networkError(), 'ECONNRESET'],
    ["networkError('empty')", networkError('empty'), 'UND_ERR_SOCKET'],
  ])('%s', async (_, failure, code) => {
    const { ec2, create } = await served()
    ec2.fail(CreateImage, failure)
    const error = await create().catch((error) => error)
    expect(error).toMatchObject({ cause: { code } })
  })

  test('hang() keeps the connection until the client leaves', async () => {
    const { ec2, server } = await served()
    ec2.fail(CreateImage, hang(), { effect: 'after' })
    const signal = AbortSignal.timeout(100)
    await expect(fetch(toRequest(CreateImage, input, { endpoint: server.url, signal }))).rejects.toThrow()
    expect(ec2.images.size).toBe(1)
  })

  test('dribble() sends the headers at once, and the body piece by piece', async () => {
    const { ec2, server } = await served()
    ec2.fail(CreateImage, dribble(200))
    const response = await fetch(toRequest(CreateImage, input, { endpoint: server.url }))
    let pieces = 0
    for await (const _ of response.clone().body as ReadableStream<Uint8Array>) pieces++
    expect(pieces).toBeGreaterThan(5)
    expect((await fromResponse(CreateImage, response)).ImageId).toMatch(/^ami-/)
  })

  test('a client that leaves during the latency frees its timer, and creates no image', async () => {
    const { ec2, server } = await served({ latency: 60_000 })
    const signal = AbortSignal.timeout(50)
    await expect(fetch(toRequest(CreateImage, input, { endpoint: server.url, signal }))).rejects.toThrow()
    await expect.poll(() => ec2.calls(CreateImage)[0]?.error).toMatchObject({ name: 'AbortError' })
    expect(ec2.images.size).toBe(0)
  })
})

describe('odd clients', () => {
  const address = (server: Ec2Server) => [new URL(server.url).hostname, Number(new URL(server.url).port)] as const

  test.each([
    ['with its length', 'Content-Length: 1001\r\n\r\n'],
    ['without its length', `Transfer-Encoding: chunked\r\n\r\n3e9\r\n${'x'.repeat(1001)}\r\n`],
  ])('a body over the limit, %s, gets an error, and the connection ends', async (_, rest) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { server, create } = await served({}, { maxBodyBytes: 1000 })
    const answer = await raw(...address(server), `POST / HTTP/1.1\r\nHost: localhost\r\n${rest}`)
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('<Code>InvalidRequest</Code>')
    expect(answer.toLowerCase()).toContain('connection: close')
    await create()
    expect(log).not.toHaveBeenCalled()
  })

  test('slow and half-open clients do not delay others', async () => {
    const { server, create } = await served()
    const sockets = Array.from({ length: 20 }, () => connect(address(server)[1], address(server)[0]))
    for (const socket of sockets) socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nAct')
    await create()
    for (const socket of sockets) socket.destroy()
  })

  test.each([
    ['a request that is not HTTP', 'hello\r\n\r\n', 400],
    ['a method that EC2 does not have', 'TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['an invalid host', 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
    [
      'an absolute URL',
      'GET http://ec2.us-east-1.amazonaws.com/?Action=DescribeImages HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      200,
    ],
  ])('%s', async (_, text, status) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { server, create } = await served()
    expect(await raw(...address(server), text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    await create()
    expect(log).not.toHaveBeenCalled()
  })
})

/** Sends a text, and resolves to everything that arrives until the connection ends or goes quiet. */
function raw(host: string, port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host)
    let answer = ''
    socket.setTimeout(3000, () => socket.end())
    socket.on('data', (data) => {
      answer += data
      if (/\r\n0\r\n\r\n$|<\/Response>/.test(answer)) socket.end()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
    socket.write(text)
  })
}

test('an EC2 error keeps its status on a port', async () => {
  const { ec2, create } = await served()
  ec2.fail(CreateImage, ec2Error('InternalError'))
  await expect(create()).rejects.toMatchObject({ code: 'InternalError', status: 500 })
})
