import {
  CreateImage,
  type CreateImageInput,
  Ec2ServiceError,
  ec2Error,
  encodeRequest,
  fromResponse,
  isCodecError,
  type RequestOptions,
  toRequest,
} from 'ec2wire'
import {
  clockSkew,
  dribble,
  type Endpoint,
  handle,
  handleWith,
  hang,
  htmlPage,
  malformed,
  networkError,
  sequence,
  truncated,
} from 'ec2wire/mock'
import { operation, resourceId } from 'ec2wire/schemas'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'

const ImageId = 'ami-0123456789abcdef0'
const input: CreateImageInput = { InstanceId: 'i-1234567890abcdef0', Name: 'web' }
const Other = operation({ action: 'Other', input: v.strictObject({}), output: v.strictObject({}) })

const server = setupServer()
beforeAll(() => server.listen())
afterEach(() => {
  server.resetHandlers()
  vi.restoreAllMocks()
  vi.useRealTimers()
})
afterAll(() => server.close())

describe('returns', () => {
  test('a value, with a request ID of its own in body and header', async () => {
    server.use(handle(CreateImage, { ImageId }))
    const response = await send()
    const output = await fromResponse(CreateImage, response)
    expect(output).toEqual({ ImageId, RequestId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) })
    expect(response.headers.get('x-amzn-requestid')).toBe(output.RequestId)
  })

  test('the request ID of the response', async () => {
    server.use(handle(CreateImage, { ImageId, RequestId: 'mine' }))
    expect(await call()).toEqual({ ImageId, RequestId: 'mine' })
  })

  test.each<[string, Parameters<typeof handle<CreateImageInput, { ImageId: string }>>[1]]>([
    ['a function', ({ input }) => ({ ImageId: `ami for ${input.Name}` })],
    ['an async function', async ({ input }) => ({ ImageId: `ami for ${input.Name}` })],
  ])('the result of %s', async (_, resolver) => {
    server.use(handle(CreateImage, resolver))
    expect((await call()).ImageId).toBe('ami for web')
  })

  test('a generated ID without a response, another one per request', async () => {
    server.use(handle(CreateImage))
    const [one, other] = [await call(), await call()]
    expect(one.ImageId).toMatch(/^ami-[0-9a-f]{17}$/)
    expect(other.ImageId).not.toBe(one.ImageId)
  })

  test('an error, whether fixed, thrown or returned, with the values of the request', async () => {
    const error = ec2Error('InvalidAMIName.Duplicate')
    const answers = [
      error,
      () => error,
      () => {
        throw error
      },
      async () => {
        throw error
      },
    ]
    for (const answer of answers) {
      server.use(handle(CreateImage, answer))
      await expect(call()).rejects.toMatchObject({
        code: 'InvalidAMIName.Duplicate',
        status: 400,
        message: 'AMI name web is already in use by AMI ami-0123456789abcdef0',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      })
    }
    expect([error.requestId, error.message]).toEqual([
      undefined,
      'AMI name standard-web-server-v1.0 is already in use by AMI ami-0123456789abcdef0',
    ])
  })

  test('the text of an error with a message, or for a request that cannot be decoded', async () => {
    const notFound = ec2Error('InvalidInstanceID.NotFound')
    const handler = handle(CreateImage, sequence(ec2Error('InvalidAMIName.Duplicate', 'Taken.'), notFound))
    server.use(handler)
    await expect(call()).rejects.toThrow(/^Taken\.$/)
    await expect(call({ InstanceId: 'i-0598c7d356eba48d7' })).rejects.toThrow(
      /^The instance ID 'i-0598c7d356eba48d7' does not exist$/,
    )
    const response = await fetch('https://ec2.us-east-1.amazonaws.com/?Action=CreateImage&Name=web')
    await expect(fromResponse(CreateImage, response)).rejects.toThrow(
      /^The instance ID 'i-1234567890abcdef0' does not exist$/,
    )
    expect(handler.calls.map(({ error }) => (error as Error).message)).toEqual([
      'Taken.',
      "The instance ID 'i-0598c7d356eba48d7' does not exist",
      "The instance ID 'i-1234567890abcdef0' does not exist",
    ])
  })

  test('a Response as it is', async () => {
    const headers = { 'content-type': 'text/html', 'x-mine': '1' }
    server.use(handle(CreateImage, () => new HttpResponse('<html/>', { status: 502, headers })))
    const response = await send()
    expect([response.status, response.headers.get('x-mine'), await response.text()]).toEqual([502, '1', '<html/>'])
    await expect(call()).rejects.toMatchObject({ name: 'CodecError', status: 502, retryable: true })
  })

  test('a GET as well as a POST', async () => {
    server.use(handle(CreateImage, { ImageId }))
    expect((await call({}, { region: 'us-east-1', method: 'GET' })).ImageId).toBe(ImageId)
  })

  test('InternalError for anything else that is thrown, and one console message', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const error = new Error('my own')
    server.use(
      handle(CreateImage, () => {
        throw error
      }),
    )
    await expect(call()).rejects.toMatchObject({ code: 'InternalError', status: 500, retryable: true })
    expect(log.mock.calls).toEqual([['[ec2wire] Cannot answer CreateImage; the response is InternalError.', error]])
  })

  test.each([
    ['an error without the status of an error', () => new Ec2ServiceError({ code: 'A', message: 'a', status: 204 })],
    [
      'a Response whose body was used',
      (() => {
        const response = new HttpResponse('x')
        void response.text()
        return () => response
      })(),
    ],
  ])('InternalError for %s', async (_, resolver) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    server.use(handle(CreateImage, resolver))
    await expect(call()).rejects.toMatchObject({ code: 'InternalError', status: 500 })
    expect(log).toHaveBeenCalledTimes(1)
  })

  test('a generated request ID if the resolver returns none', async () => {
    server.use(handle(CreateImage, () => ({ ImageId, RequestId: undefined })))
    expect((await call()).RequestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  const outcomes = 'expected an output, an ec2Error(…), a failure such as networkError(), or a Response.'

  test.each<[what: string, resolver: () => unknown, problem: string]>([
    ['nothing', () => {}, `undefined; ${outcomes}`],
    ['nothing, later', async () => {}, `undefined; ${outcomes}`],
    ['null', () => null, `null; ${outcomes}`],
    ['a string', () => ImageId, `the string "${ImageId}"; ${outcomes}`],
    ['a number, later', async () => 5, `the number 5; ${outcomes}`],
    [
      'another error',
      () => new Error('boom'),
      `an object (Error); ${outcomes} Pass an ec2Error(…), or a resolver that throws.`,
    ],
    ['a list', () => [{ ImageId }], `a list of 1; ${outcomes} Pass its items one by one: sequence(first, second).`],
    ['a sequence', () => sequence({ ImageId }), `an object (Sequence); ${outcomes} Pass the sequence to handle.`],
    ['a function that was not called', () => hang, `a function; ${outcomes} Call the function: hang().`],
    ['ec2Error itself', () => ec2Error, `a function; ${outcomes} Call the function: ec2Error(…).`],
    ['a function', () => () => ({ ImageId }), `a function; ${outcomes}`],
  ])(
    'InternalError for a resolver that returns %s, and a message with what it may return',
    async (_, resolver, problem) => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => {})
      server.use(handle(CreateImage, resolver as () => { ImageId: string }))
      await expect(call()).rejects.toMatchObject({ code: 'InternalError' })
      const message = `Cannot answer CreateImage: the resolver returned ${problem}`
      expect(log.mock.calls[0]?.[1]).toEqual(new TypeError(message))
    },
  )

  test('InternalError for an invalid output', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    server.use(handle(CreateImage, () => ({ ImageID: ImageId }) as unknown as { ImageId: string }))
    await expect(call()).rejects.toMatchObject({ code: 'InternalError' })
    expect(log.mock.calls[0]?.[1]).toMatchObject({ name: 'CodecError', path: 'ImageID' })
  })
})

describe('validates as EC2 would', () => {
  test.each<[name: string, wire: string, code: string, message: string]>([
    [
      'a bad name',
      'InstanceId=i-1234567890abcdef0&Name=x',
      'InvalidAMIName.Malformed',
      "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'",
    ],
    ['a missing parameter', 'Name=web', 'MissingParameter', 'The request must contain the parameter InstanceId'],
    [
      'an unknown parameter',
      'InstanceId=i-1234567890abcdef0&Name=web&instanceId=x',
      'UnknownParameter',
      'The parameter instanceId is not recognized',
    ],
    [
      'a bad value',
      'InstanceId=i-1234567890abcdef0&Name=web&NoReboot=yes',
      'InvalidParameterValue',
      'Value (yes) for parameter NoReboot is invalid. Expected true or false.',
    ],
    [
      'the first of several',
      'InstanceId=x&Name=x',
      'InvalidInstanceID.Malformed',
      'Invalid id: "x" (expecting "i-...")',
    ],
    [
      'an empty name',
      'InstanceId=i-1234567890abcdef0&Name=',
      'InvalidAMIName.Malformed',
      "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'",
    ],
  ])('%s', async (_, wire, code, message) => {
    server.use(handle(CreateImage, { ImageId }))
    const response = await fetch('https://ec2.us-east-1.amazonaws.com/', {
      method: 'POST',
      body: `Action=CreateImage&Version=2016-11-15&${wire}`,
    })
    expect(response.status).toBe(400)
    await expect(fromResponse(CreateImage, response)).rejects.toMatchObject({ code, message })
  })

  test('a dry run, before the resolver is called', async () => {
    const resolver = vi.fn(() => ({ ImageId }))
    server.use(handle(CreateImage, resolver))
    await expect(call({ DryRun: true })).rejects.toMatchObject({ code: 'DryRunOperation', status: 412 })
    expect((await call({ DryRun: false })).ImageId).toBe(ImageId)
    expect(resolver).toHaveBeenCalledTimes(1)
  })

  test.each([
    ['a broken escape before the action', 'Description=%zz&', 'MalformedQueryString'],
    ['a body over the limit', `Description=${'x'.repeat(10_000_000)}&`, 'InvalidRequest'],
  ])('%s', async (_, before, code) => {
    server.use(handle(CreateImage, { ImageId }))
    const body = `${before}Action=CreateImage&InstanceId=i-1234567890abcdef0&Name=web`
    const response = await fetch('https://ec2.us-east-1.amazonaws.com/', { method: 'POST', body })
    await expect(fromResponse(CreateImage, response)).rejects.toMatchObject({ code, status: 400 })
  })

  test('after a fixed error, which is returned at once', async () => {
    server.use(handle(CreateImage, ec2Error('RequestLimitExceeded')))
    await expect(call({ Name: '*' })).rejects.toMatchObject({ code: 'RequestLimitExceeded' })
  })

  test('a constraint without an EC2 error', async () => {
    const Check = operation({
      action: 'Check',
      input: v.strictObject({ Count: v.pipe(v.number(), v.integer(), v.maxValue(5, 'Too many.')) }),
      output: v.strictObject({}),
    })
    server.use(handle(Check))
    const response = await fetch(toRequest(Check, { Count: 6 }, { region: 'us-east-1' }))
    await expect(fromResponse(Check, response)).rejects.toMatchObject({
      code: 'InvalidParameterValue',
      message: 'Value (6) for parameter Count is invalid. Too many.',
    })
  })
})

describe('failures of the network', () => {
  test('networkError() breaks the connection', async () => {
    server.use(handle(CreateImage, networkError(), { once: true }), handle(CreateImage, { ImageId }))
    await expect(send()).rejects.toThrow(TypeError)
    expect((await call()).ImageId).toBe(ImageId)
  })

  test.each([
    ['of the output that it was created with', truncated({ ImageId })],
    ['of a generated output', truncated()],
  ])('truncated() returns half of the XML %s', async (_, failure) => {
    server.use(handle(CreateImage, failure))
    const error = await call().catch((error) => error)
    expect(isCodecError(error)).toBe(true)
    expect(error).toMatchObject({ status: 200, found: expect.stringMatching(/^cut off/) })
  })

  test('hang() never responds, and ends when the client aborts', async () => {
    const handler = handle(CreateImage, hang())
    server.use(handler)
    const controller = new AbortController()
    const sent = send({}, { region: 'us-east-1', signal: controller.signal })
    await expect.poll(() => handler.calls.length).toBe(1)
    controller.abort()
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' })
  })

  test.each([
    ['of the output that it was created with', malformed({ ImageId })],
    ['of a generated output', malformed()],
  ])('malformed() returns XML that is not well-formed %s', async (_, failure) => {
    server.use(handle(CreateImage, failure))
    const response = await send()
    expect(await response.clone().text()).toMatch(/<imageId>ami-[0-9a-f]{17}<\/imageId>/)
    const error = await fromResponse(CreateImage, response).catch((error) => error)
    expect(isCodecError(error)).toBe(true)
    expect(error).toMatchObject({ status: 200, found: expect.stringContaining('</Response>') })
  })

  test.each([502, 503, 504] as const)('htmlPage(%i) returns the page of a proxy', async (status) => {
    server.use(handle(CreateImage, htmlPage(status)))
    const response = await send()
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'text/html'])
    await expect(fromResponse(CreateImage, response)).rejects.toMatchObject({
      name: 'CodecError',
      status,
      retryable: true,
    })
  })

  test('dribble() responds in ten pieces', async () => {
    server.use(handle(CreateImage, dribble(90, { ImageId })))
    const response = await send()
    expect(response.headers.get('content-type')).toBe('text/xml;charset=UTF-8')
    const pieces: number[] = []
    for await (const piece of response.clone().body as ReadableStream<Uint8Array>) pieces.push(piece.length)
    expect(pieces).toHaveLength(10)
    expect((await fromResponse(CreateImage, response)).ImageId).toBe(ImageId)
  })

  test('dribble() ends when the client aborts', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    server.use(handle(CreateImage, dribble(1_000_000, { ImageId })))
    const controller = new AbortController()
    const response = await send({}, { region: 'us-east-1', signal: controller.signal })
    const text = response.text()
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
    controller.abort()
    await expect(text).rejects.toThrow()
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(0))
  })

  test('clockSkew() returns RequestExpired, with the Date of a clock that is ahead', async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 1), toFake: ['Date'] })
    server.use(handle(CreateImage, clockSkew(3_600_000)))
    const response = await send()
    expect(response.headers.get('date')).toBe('Thu, 01 Jan 2026 01:00:00 GMT')
    await expect(fromResponse(CreateImage, response)).rejects.toMatchObject({
      code: 'RequestExpired',
      status: 400,
      message: 'Request has expired.',
      requestId: response.headers.get('x-amzn-requestid'),
    })
  })

  test.each([
    [
      () => networkError('reste' as 'reset'),
      `Cannot create networkError(): manner is the string "reste"; expected 'reset' or 'empty'.`,
    ],
    [() => htmlPage(500 as 502), 'Cannot create htmlPage(): status is the number 500; expected 502, 503 or 504.'],
    [
      () => dribble(-1),
      'Cannot create dribble(): milliseconds is the number -1; expected a number of 0 or more, below 2 ** 31.',
    ],
    [
      () => clockSkew('5' as unknown as number),
      'Cannot create clockSkew(): milliseconds is the string "5"; expected a finite number.',
    ],
  ])('%s throws', (create, message) => {
    expect(create).toThrow(new TypeError(message))
  })

  test('may be returned by a resolver', async () => {
    server.use(handle(CreateImage, () => networkError()))
    await expect(send()).rejects.toThrow(TypeError)
  })
})

describe('sequence', () => {
  test('responds one after the other, and repeats the last one', async () => {
    const last = () => ({ ImageId: 'ami-last' })
    server.use(handle(CreateImage, sequence(ec2Error('RequestLimitExceeded'), networkError(), { ImageId }, last)))
    await expect(call()).rejects.toMatchObject({ code: 'RequestLimitExceeded' })
    await expect(call()).rejects.toThrow(TypeError)
    expect((await call()).ImageId).toBe(ImageId)
    expect((await call()).ImageId).toBe('ami-last')
    expect((await call()).ImageId).toBe('ami-last')
  })

  test('each handler counts on its own', async () => {
    const steps = sequence({ ImageId: 'ami-1' }, { ImageId: 'ami-2' })
    server.use(handle(CreateImage, steps))
    expect((await call()).ImageId).toBe('ami-1')
    server.use(handle(CreateImage, steps))
    expect((await call()).ImageId).toBe('ami-1')
  })

  test('needs a response', () => {
    expect(() => (sequence as () => unknown)()).toThrow(
      new TypeError('Cannot create a sequence: there is no response; expected at least one.'),
    )
  })
})

describe('is an MSW handler', () => {
  test('other actions go to the next handler, and do not use up a one-time handler', async () => {
    const once = handle(CreateImage, ec2Error('Unavailable'), { once: true })
    server.use(once, handle(Other), handle(CreateImage, { ImageId }))
    await fromResponse(Other, await fetch(toRequest(Other, {}, { region: 'us-east-1' })))
    await expect(call()).rejects.toMatchObject({ code: 'Unavailable' })
    expect((await call()).ImageId).toBe(ImageId)
    expect(once.calls).toHaveLength(1)
  })

  test('the next handlers can still read the request', async () => {
    server.use(
      handle(CreateImage),
      http.post('https://ec2.us-east-1.amazonaws.com/', async ({ request }) => HttpResponse.text(await request.text())),
    )
    const response = await fetch(toRequest(Other, {}, { region: 'us-east-1' }))
    expect(await response.text()).toBe(encodeRequest(Other, {}))
  })

  test('is listed with its action', () => {
    server.use(handle(CreateImage), handle(CreateImage, undefined, { endpoint: 'http://localhost:4566/' }))
    expect(server.listHandlers().map((handler) => 'info' in handler && handler.info.header)).toEqual([
      'CreateImage https://ec2.*.amazonaws.com/',
      'CreateImage http://localhost:4566/',
    ])
  })

  test('its log survives resetHandlers(), and clearCalls() empties it', async () => {
    const handler = handle(CreateImage, { ImageId })
    const { calls } = handler
    server.use(handler)
    await call()
    server.resetHandlers()
    expect(calls).toHaveLength(1)
    handler.clearCalls()
    expect([calls, handler.calls]).toEqual([[], []])
    server.use(handler)
    await call()
    expect(handler.calls).toMatchObject([{ input, output: { ImageId } }])
  })

  test('its log has the input while a resolver is at work', async () => {
    let resolve = (_: { ImageId: string }) => {}
    const handler = handle(CreateImage, () => new Promise((done) => (resolve = done)))
    server.use(handler)
    const sent = call()
    await expect.poll(() => handler.calls[0]?.input).toEqual(input)
    resolve({ ImageId })
    await sent
    expect(handler.calls).toMatchObject([{ input, output: { ImageId } }])
  })

  test('a resolver is not called for a client that left', async () => {
    const resolver = vi.fn(() => ({ ImageId }))
    const handler = handle(CreateImage, resolver, { latency: 'infinite' })
    server.use(handler)
    const controller = new AbortController()
    const sent = send({}, { region: 'us-east-1', signal: controller.signal })
    await expect.poll(() => handler.calls).toHaveLength(1)
    controller.abort()
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' })
    await expect.poll(() => handler.calls[0]?.error).toMatchObject({ name: 'AbortError' })
    expect(resolver).not.toHaveBeenCalled()
  })

  test('keeps a log of its calls', async () => {
    const handler = handle(CreateImage, sequence({ ImageId }, networkError(), ec2Error('Unavailable')))
    server.use(handler)
    await call()
    await call().catch(() => {})
    await call({ Description: 'x' }).catch(() => {})
    await call({ Name: '*' }).catch(() => {})
    const any = { action: 'CreateImage', request: expect.any(Request), at: expect.any(Date) }
    expect(handler.calls).toEqual([
      { ...any, input, output: { ImageId, RequestId: expect.any(String) } },
      { ...any, error: networkError() },
      { ...any, error: expect.objectContaining({ code: 'Unavailable' }) },
      { ...any, error: expect.objectContaining({ code: 'Unavailable' }) },
    ])
    expect(await handler.calls[0]?.request.text()).toBe(encodeRequest(CreateImage, input))
  })
})

describe('endpoint', () => {
  test.each([
    'https://ec2.amazonaws.com/',
    'https://ec2.eu-west-3.amazonaws.com/',
    'http://ec2.us-east-1.amazonaws.com/',
    'https://ec2-fips.us-west-2.amazonaws.com/',
    'https://ec2.us-gov-west-1.amazonaws.com/',
    'https://ec2.us-east-1.api.aws/',
    'https://ec2-fips.us-east-1.api.aws/',
    'https://ec2.cn-north-1.amazonaws.com.cn/',
    'https://ec2.cn-north-1.api.amazonwebservices.com.cn/',
    'https://ec2.eusc-de-east-1.amazonaws.eu/',
    'https://ec2.us-iso-east-1.c2s.ic.gov/',
    'https://ec2.us-isob-east-1.sc2s.sgov.gov/',
    'https://ec2.us-isof-south-1.csp.hci.ic.gov/',
    'https://us-east-1.ec2.amazonaws.com/',
  ])('is %s by default', async (endpoint) => {
    server.use(handle(CreateImage, { ImageId }))
    expect((await call({}, { endpoint })).ImageId).toBe(ImageId)
  })

  test.each([
    'https://ec2.us-east-1.amazonaws.com.example.com/',
    'https://s3.us-east-1.amazonaws.com/',
    'https://ec2.us-east-1.amazonaws.com/path',
    'https://evil-ec2.us-east-1.amazonaws.com/',
    'https://ec2.us-east-1.elb.amazonaws.com/',
  ])('is not %s', async (endpoint) => {
    server.use(
      handle(CreateImage, { ImageId }),
      http.all('*', () => HttpResponse.text('another')),
    )
    expect(await (await send({}, { endpoint })).text()).toBe('another')
  })

  test.each<[Endpoint, url: string, answered: boolean]>([
    ['http://localhost:4566', 'http://localhost:4566/', true],
    ['http://localhost:4566/ec2', 'http://localhost:4566/ec2', true],
    ['http://localhost:4566/ec2', 'http://localhost:4566/ec2/x', true],
    ['http://localhost:4566/ec2', 'http://localhost:4566/ec21', false],
    ['http://localhost:4566', 'https://ec2.us-east-1.amazonaws.com/', false],
    [new URL('https://ec2.us-east-1.amazonaws.com'), 'https://ec2.us-east-2.amazonaws.com/', false],
    [/^https:\/\/ec2\.eu-/, 'https://ec2.eu-west-1.amazonaws.com/', true],
    [/^https:\/\/ec2\.eu-/, 'https://ec2.us-west-1.amazonaws.com/', false],
    [({ port }) => port === '5566', 'http://localhost:5566/', true],
    [({ port }) => port === '5566', 'http://localhost:5567/', false],
  ])('%s, asked at %s: %s', async (endpoint, url, answered) => {
    server.use(
      handle(CreateImage, { ImageId }, { endpoint }),
      http.all('*', () => HttpResponse.text('another')),
    )
    expect((await (await send({}, { endpoint: url })).text()) !== 'another').toBe(answered)
  })
})

describe('throws when it is called', () => {
  test('for an invalid response, with a suggestion for a misspelled member', () => {
    const misspelled = { imageId: ImageId } as unknown as { ImageId: string }
    const message =
      'Cannot encode the CreateImage response: imageId is unknown; expected one of RequestId, ImageId. Did you mean ImageId?'
    expect(() => handle(CreateImage, misspelled)).toThrow(message)
    expect(() => handle(CreateImage, sequence(networkError(), misspelled))).toThrow(message)
    expect(() => handle(CreateImage, truncated(misspelled))).toThrow(message)
    expect(() => handle(CreateImage, {} as { ImageId: string })).toThrow(
      'Cannot encode the CreateImage response: ImageId is missing; expected a string, since it is required.',
    )
  })

  test('not for an ID in a list, which it generates', async () => {
    const List = operation({
      action: 'List',
      input: v.strictObject({}),
      output: v.strictObject({ Ids: v.array(v.pipe(v.string(), resourceId('vol'))) }),
    })
    server.use(handle(List))
    const { Ids } = await fromResponse(List, await fetch(toRequest(List, {}, { region: 'us-east-1' })))
    expect(Ids).toEqual([expect.stringMatching(/^vol-[0-9a-f]{17}$/)])
  })

  test('for a response that it cannot generate', () => {
    const Count = operation({
      action: 'Count',
      input: v.strictObject({}),
      output: v.strictObject({ Total: v.number() }),
    })
    const message =
      'Cannot generate the response of Count: Total is required, and is not a resource ID. Pass a response to handle(Count, …).'
    expect(() => handle(Count, truncated())).toThrow(new TypeError(message))
    expect(() => handle(Count)).toThrow(new TypeError(message))
  })

  const replies =
    'expected an output, an ec2Error(…), a failure such as networkError(), a resolver, or a sequence(…) of these.'

  test.each<[what: string, response: unknown, message: string]>([
    ['a string', ImageId, `the response is the string "${ImageId}"; ${replies}`],
    ['a number', 5, `the response is the number 5; ${replies}`],
    ['null', null, `the response is null; ${replies}`],
    [
      'a Response',
      new Response('x'),
      `the response is an object (Response); ${replies} Pass a resolver that returns a new Response for each request.`,
    ],
    ['a promise', Promise.resolve({ ImageId }), `the response is a promise that was not awaited; ${replies}`],
    [
      'another error',
      new Error('boom'),
      `the response is an object (Error); ${replies} Pass an ec2Error(…), or a resolver that throws.`,
    ],
    [
      'a list',
      [{ ImageId }],
      `the response is a list of 1; ${replies} Pass its items one by one: sequence(first, second).`,
    ],
    [
      'a list in a sequence',
      sequence({ ImageId }, [{ ImageId }]),
      `response 2 of the sequence is a list of 1; ${replies} Pass its items one by one: sequence(first, second).`,
    ],
    [
      'a sequence in a sequence',
      sequence({ ImageId }, sequence({ ImageId })),
      `response 2 of the sequence is an object (Sequence); ${replies} Pass the sequence to handle.`,
    ],
    ...[networkError, hang, truncated, malformed, htmlPage, dribble, clockSkew].map(
      (create): [string, unknown, string] => [
        `${create.name} that was not called`,
        create,
        `the response is a function; ${replies} Call the function: ${create.name}().`,
      ],
    ),
    [
      'ec2Error that was not called',
      ec2Error,
      `the response is a function; ${replies} Call the function: ec2Error(…).`,
    ],
    [
      'sequence that was not called',
      sequence,
      `the response is a function; ${replies} Call the function: sequence(…).`,
    ],
  ])('for %s, with the responses that it accepts', (_, response, message) => {
    expect(() => handle(CreateImage, response as { ImageId: string })).toThrow(
      new TypeError(`Cannot handle CreateImage: ${message}`),
    )
  })

  test('for an endpoint that is not a URL', () => {
    expect(() => handle(CreateImage, undefined, { endpoint: 'localhost:4566' })).toThrow(
      new TypeError(
        'Cannot use the endpoint: it is the string "localhost:4566"; expected a URL such as http://localhost:5566.',
      ),
    )
  })

  test.each<[what: string, act: () => unknown, message: string]>([
    [
      'the name of an action',
      () => handle('CreateImage' as never),
      'Cannot handle an action: operation is the string "CreateImage"; expected an operation such as CreateImage. Pass the operation CreateImage, not its name.',
    ],
    [
      'a missing operation',
      () => handle(undefined as never),
      'Cannot handle an action: operation is missing; expected an operation such as CreateImage.',
    ],
    [
      'an unknown option',
      () => handle(CreateImage, undefined, { latncy: 4 } as object),
      'Cannot handle CreateImage: options.latncy is unknown; expected one of endpoint, latency, limits, log, seed, once. Did you mean latency?',
    ],
    [
      'options that are not an object',
      () => handle(CreateImage, undefined, 'once' as never),
      'Cannot handle CreateImage: options is the string "once"; expected an object.',
    ],
    [
      'an invalid seed',
      () => handle(CreateImage, undefined, { seed: 0.5 }),
      'Cannot handle CreateImage: options.seed is the number 0.5; expected an integer.',
    ],
    [
      'an unknown limit',
      () => handle(CreateImage, undefined, { limits: { maxDept: 5 } as object }),
      'Cannot handle CreateImage: limits.maxDept is unknown; expected one of maxLength, maxParameters, maxIndex, maxDepth. Did you mean maxDepth?',
    ],
    [
      'an unknown default',
      () => handleWith({ endpont: 'http://localhost:4566' } as object),
      'Cannot create a handle with defaults: endpont is unknown; expected one of endpoint, latency, limits, log, seed, once. Did you mean endpoint?',
    ],
    [
      'an unknown option beside defaults',
      () => handleWith({})(CreateImage, undefined, { latncy: undefined } as object),
      'Cannot handle an action: options.latncy is unknown; expected one of endpoint, latency, limits, log, seed, once. Did you mean latency?',
    ],
  ])('for %s', (_, act, message) => {
    expect(act).toThrow(new TypeError(message))
  })

  const latencies = "milliseconds, [least, most], { median, p95 }, 'infinite' or a function"

  test.each<[latency: unknown, found: string, accepted?: string]>([
    [-1, 'the number -1'],
    [Number.NaN, 'the number NaN'],
    [[5, 1], '[5, 1]', '[least, most], the smaller number first'],
    [[-5, 1], 'a list of 2'],
    [[1], 'a list of 1'],
    ['slow', 'the string "slow"'],
    [{ median: 5 }, 'an object (Object)'],
    [{ median: 5, p95: 1 }, '{ median: 5, p95: 1 }', 'a median above 0, and a p95 of at least the median'],
    [{ median: 0, p95: 1 }, '{ median: 0, p95: 1 }', 'a median above 0, and a p95 of at least the median'],
    [2 ** 31, 'the number 2147483648'],
  ])('for the latency %j', (latency, found, accepted = latencies) => {
    expect(() => handle(CreateImage, undefined, { latency: latency as number })).toThrow(
      new TypeError(`Cannot handle CreateImage: options.latency is ${found}; expected ${accepted}.`),
    )
  })
})

describe('seed', () => {
  test('generates the same IDs and latencies again', async () => {
    const run = async (seed: number) => {
      const set = vi.spyOn(globalThis, 'setTimeout')
      server.use(handle(CreateImage, undefined, { seed, latency: [1, 3] }))
      const outputs = [await call(), await call()]
      const waits = set.mock.calls.map(([, milliseconds]) => milliseconds).filter((wait) => !Number.isInteger(wait))
      set.mockRestore()
      server.resetHandlers()
      return { outputs, waits }
    }
    const [one, same, other] = [await run(7), await run(7), await run(8)]
    expect(one).toEqual(same)
    expect(one.waits).toHaveLength(2)
    expect(one.outputs).toEqual([
      { ImageId: expect.stringMatching(/^ami-[0-9a-f]{17}$/), RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      { ImageId: expect.stringMatching(/^ami-[0-9a-f]{17}$/), RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ])
    expect(one.outputs[0]).not.toEqual(one.outputs[1])
    expect(other.outputs[0]).not.toEqual(one.outputs[0])
  })
})

describe('latency', () => {
  test.each([
    ['a number', 300, 300],
    ['a function', () => 300, 300],
    ['a range', [200, 400] as const, 300],
    ['a spread', { median: 300, p95: 900 }, 300],
  ])('%s is waited for on fake timers', async (_, latency, expected) => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    // Box and Muller with two halves is below the median; a quarter turn makes it zero.
    if (typeof latency === 'object' && 'median' in latency) vi.spyOn(Math, 'cos').mockReturnValue(0)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const set = vi.spyOn(globalThis, 'setTimeout')
    const waits = () => set.mock.calls.map(([, milliseconds]) => Math.round(milliseconds ?? 0))
    server.use(handle(CreateImage, { ImageId }, { latency }))
    let answered = false
    const answer = call().then(() => {
      answered = true
    })
    await until(() => waits().includes(expected))
    await vi.advanceTimersByTimeAsync(expected - 1)
    expect(answered).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    await answer
  })

  test.each(['infinite', 60_000] as const)('%s: a client that aborts leaves no timer', async (latency) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const set = vi.spyOn(globalThis, 'setTimeout')
    const clear = vi.spyOn(globalThis, 'clearTimeout')
    const handler = handle(CreateImage, { ImageId }, { latency })
    server.use(handler)
    const controller = new AbortController()
    const sent = send({}, { region: 'us-east-1', signal: controller.signal })
    const ours = () => set.mock.calls.findIndex(([, milliseconds]) => milliseconds === latency)
    await until(() => handler.calls.length === 1 && (latency === 'infinite' || ours() >= 0))
    controller.abort()
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' })
    if (latency === 'infinite') expect(ours()).toBe(-1)
    else await until(() => clear.mock.calls.some(([timer]) => timer === set.mock.results[ours()]?.value))
    expect(handler.calls[0]?.output).toBeUndefined()
  })

  test.each([
    [undefined, 'missing'],
    [-5, 'the number -5'],
    [Number.NaN, 'the number NaN'],
    ['5', 'the string "5"'],
  ])('a function that returns %s is an InternalError', async (drawn, found) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    server.use(handle(CreateImage, { ImageId }, { latency: () => drawn as unknown as number }))
    await expect(call()).rejects.toMatchObject({ code: 'InternalError' })
    expect(log.mock.calls[0]?.[1]).toEqual(
      new TypeError(
        `Cannot draw the latency: the result of the function is ${found}; expected milliseconds or 'infinite'.`,
      ),
    )
  })

  test('handleWith sets it for all handlers', async () => {
    const slow = handleWith({ latency: 'infinite', endpoint: 'http://localhost:4566' })
    server.use(slow(CreateImage, { ImageId }, { latency: 0 }))
    expect((await call({}, { endpoint: 'http://localhost:4566' })).ImageId).toBe(ImageId)
    const unset = slow(CreateImage, { ImageId }, { endpoint: undefined, latency: 0 })
    expect(unset.info.header).toBe('CreateImage http://localhost:4566')
    expect(slow(CreateImage).info.header).toBe('CreateImage http://localhost:4566')
  })
})

function send(more: Partial<CreateImageInput> = {}, options: RequestOptions = { region: 'us-east-1' }) {
  return fetch(toRequest(CreateImage, { ...input, ...more }, options))
}

async function call(more?: Partial<CreateImageInput>, options?: RequestOptions) {
  return fromResponse(CreateImage, await send(more, options))
}

/** Waits on real turns of the event loop: `vi.waitUntil` would move fake timers on. */
async function until(condition: () => boolean): Promise<void> {
  for (let turns = 0; !condition(); turns++) {
    if (turns > 10_000) throw new Error('That never came.')
    await new Promise((resolve) => setImmediate(resolve))
  }
}
