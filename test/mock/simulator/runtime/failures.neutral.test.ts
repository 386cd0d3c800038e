import { CreateImage, DescribeImages, ec2Error, encodeRequest, fromResponse, isRetryable, toRequest } from 'ec2wire'
import {
  clockSkew,
  dribble,
  hang,
  htmlPage,
  malformed,
  networkError,
  sequence,
  simulateEc2,
  truncated,
} from 'ec2wire/mock'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { newYear, simulate } from '../caller.js'

const InstanceId = 'i-1234567890abcdef0'
const input = { InstanceId, Name: 'web' }

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('fail', () => {
  test('makes every call fail, until failure is removed', async () => {
    const { ec2, call } = simulate()
    const stop = ec2.fail(CreateImage, ec2Error('Unavailable'))
    await expect(call(CreateImage, input)).rejects.toMatchObject({ code: 'Unavailable', status: 503 })
    await expect(call(CreateImage, input)).rejects.toMatchObject({ code: 'Unavailable' })
    expect((await call(DescribeImages, {})).Images).toEqual([])
    stop()
    await call(CreateImage, input)
  })

  test.each([{ skip: 1 }, { after: 1 }])('skips calls with %j, and ends with times', async (option) => {
    const { ec2, call } = simulate()
    ec2.fail(DescribeImages, ec2Error('RequestLimitExceeded'), { ...option, times: 2 })
    expect(await outcomes(5, () => call(DescribeImages, {}))).toEqual(['ok', 'failed', 'failed', 'ok', 'ok'])
  })

  test('chooses calls by their input; calls that cannot be decoded are not chosen', async () => {
    const { ec2, call } = simulate()
    ec2.fail(CreateImage, ec2Error('Unavailable'), { when: ({ input: { Name } }) => Name.startsWith('bad') })
    await call(CreateImage, { InstanceId, Name: 'good' })
    await expect(call(CreateImage, { InstanceId, Name: 'bad-1' })).rejects.toMatchObject({ code: 'Unavailable' })
    const response = await ec2.fetch('https://ec2.us-east-1.amazonaws.com/?Action=CreateImage&Name=bad-2')
    await expect(fromResponse(CreateImage, response)).rejects.toMatchObject({ code: 'MissingParameter' })
    ec2.fail(CreateImage, ec2Error('Unavailable'))
    const other = await ec2.fetch('https://ec2.us-east-1.amazonaws.com/?Action=CreateImage&Name=bad-2')
    await expect(fromResponse(CreateImage, other)).rejects.toMatchObject({ code: 'Unavailable' })
  })

  test('makes a share of the calls fail, the same ones for the same seed', async () => {
    const run = (seed: number) => {
      const { ec2, call } = simulate({ seed })
      ec2.fail(DescribeImages, ec2Error('Unavailable'), { rate: 0.3 })
      return outcomes(200, () => call(DescribeImages, {}))
    }
    const [one, same, other] = [await run(7), await run(7), await run(8)]
    expect(one).toEqual(same)
    expect(one).not.toEqual(other)
    const failed = one.filter((outcome) => outcome === 'failed').length
    expect(failed).toBeGreaterThan(30)
    expect(failed).toBeLessThan(90)
  })

  test('the failure that was added last wins; the others come after it', async () => {
    const { ec2, call } = simulate()
    ec2.fail(CreateImage, ec2Error('Unavailable'))
    ec2.fail(CreateImage, ec2Error('RequestLimitExceeded'), { times: 1 })
    await expect(call(CreateImage, input)).rejects.toMatchObject({ code: 'RequestLimitExceeded' })
    await expect(call(CreateImage, input)).rejects.toMatchObject({ code: 'Unavailable' })
  })

  test('takes a sequence', async () => {
    const { ec2, call } = simulate()
    ec2.fail(CreateImage, sequence(ec2Error('Unavailable'), networkError()), { times: 2 })
    await expect(call(CreateImage, input)).rejects.toMatchObject({ code: 'Unavailable' })
    await expect(call(CreateImage, input)).rejects.toThrow(new TypeError('fetch failed'))
    await call(CreateImage, input)
  })

  test('before the call changes anything, or after, when only its response is lost', async () => {
    const { ec2, call } = simulate()
    ec2.fail(CreateImage, networkError(), { times: 1 })
    await expect(call(CreateImage, input)).rejects.toThrow(TypeError)
    expect(ec2.images.size).toBe(0)
    ec2.fail(CreateImage, networkError(), { times: 1, effect: 'after' })
    await expect(call(CreateImage, input)).rejects.toThrow(TypeError)
    const [ImageId] = ec2.images.keys()
    await expect(call(CreateImage, input)).rejects.toThrow(`AMI name web is already in use by AMI ${ImageId}`)
    expect(ec2.calls(CreateImage)).toMatchObject([
      { input, error: networkError() },
      { input, error: networkError(), output: { ImageId } },
      { input, error: { code: 'InvalidAMIName.Duplicate' } },
    ])
  })

  test('a function that throws after the call leaves the output in the log', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const { ec2, call } = simulate()
    const error = new Error('my own')
    const when = () => {
      throw error
    }
    ec2.fail(CreateImage, networkError(), { effect: 'after', when })
    await expect(call(CreateImage, input)).rejects.toMatchObject({ code: 'InternalError' })
    const [ImageId] = ec2.images.keys()
    expect(ec2.calls(CreateImage)).toMatchObject([{ input, output: { ImageId }, error }])
  })

  test('a call that fails by itself gets its own error', async () => {
    const { ec2, call } = simulate()
    ec2.fail(CreateImage, networkError(), { effect: 'after' })
    await expect(call(CreateImage, { ...input, Name: '*' })).rejects.toMatchObject({ code: 'InvalidAMIName.Malformed' })
    await expect(call(CreateImage, { ...input, DryRun: true })).rejects.toMatchObject({ code: 'DryRunOperation' })
  })

  test.each([
    ['truncated()', truncated(), /^cut off/],
    ['malformed()', malformed(), /<\/Response>/],
  ])('%s replaces the response of a successful call', async (_, failure, found) => {
    const { ec2, call } = simulate()
    ec2.fail(CreateImage, failure, { effect: 'after' })
    const error = await call(CreateImage, input).catch((error) => error)
    expect(error).toMatchObject({ name: 'CodecError', status: 200, found: expect.stringMatching(found) })
    const [ImageId] = ec2.images.keys()
    expect(ec2.calls(CreateImage)).toMatchObject([{ output: { ImageId } }])
  })

  test('malformed() has the output that it was created with', async () => {
    const { ec2 } = simulate()
    ec2.fail(CreateImage, malformed({ ImageId: 'ami-11111111' }), { effect: 'after' })
    const response = await ec2.fetch(toRequest(CreateImage, input, { region: 'us-east-1' }))
    expect(await response.text()).toContain('<imageId>ami-11111111</imageId>')
  })

  test('a function that does not return true or false is reported', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { ec2, call } = simulate()
    ec2.fail(CreateImage, ec2Error('Unavailable'), { when: (async () => false) as never })
    await expect(call(CreateImage, input)).rejects.toMatchObject({ code: 'InternalError' })
    expect(log.mock.calls[0]?.[1]).toEqual(
      new TypeError(
        'Cannot choose the calls that fail: the result of when is a promise that was not awaited; expected true or false.',
      ),
    )
  })

  test('htmlPage() is not XML, and is retryable', async () => {
    const { ec2, call } = simulate()
    ec2.fail(CreateImage, htmlPage(502))
    const error = await call(CreateImage, input).catch((error) => error)
    expect(error).toMatchObject({ name: 'CodecError', status: 502 })
    expect(isRetryable(error)).toBe(true)
  })

  test('dribble() is the response of a successful call, in pieces', async () => {
    const { ec2, call } = simulate()
    ec2.fail(CreateImage, dribble(20))
    const { ImageId } = await call(CreateImage, input)
    expect([...ec2.images.keys()]).toEqual([ImageId])
  })

  test('clockSkew() changes the Date of the response', async () => {
    const { ec2 } = simulate()
    ec2.fail(CreateImage, clockSkew(-3_600_000))
    const response = await ec2.fetch(toRequest(CreateImage, input, { region: 'us-east-1' }))
    expect(response.headers.get('date')).toBe('Wed, 31 Dec 2025 23:00:00 GMT')
  })

  test('the option failures adds failures to the initial state', async () => {
    const { ec2, call } = simulate({
      failures: [
        { operation: CreateImage, failure: ec2Error('Unavailable'), times: 1 },
        { operation: DescribeImages, failure: networkError(), when: ({ input }) => input.Owners === undefined },
      ],
    })
    expect(await outcomes(2, () => call(CreateImage, input))).toEqual(['failed', 'ok'])
    await expect(call(DescribeImages, {})).rejects.toThrow(TypeError)
    await call(DescribeImages, { Owners: ['self'] })
    ec2.reset()
    expect(await outcomes(2, () => call(CreateImage, input))).toEqual(['failed', 'ok'])
  })

  test('a function that throws is reported once, and becomes InternalError', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { ec2, call } = simulate()
    const error = new Error('my own')
    ec2.fail(CreateImage, ec2Error('Unavailable'), {
      when() {
        throw error
      },
    })
    await expect(call(CreateImage, input)).rejects.toMatchObject({ code: 'InternalError', status: 500 })
    expect(log.mock.calls).toEqual([['[ec2wire] Cannot answer CreateImage; the response is InternalError.', error]])
  })

  test.each<[(ec2: ReturnType<typeof simulateEc2>) => unknown, string | RegExp]>([
    [
      (ec2) => ec2.fail({ ...CreateImage, action: 'StopInstances' }, ec2Error('Unavailable')),
      /^Cannot add a failure: the action is the string "StopInstances"; expected a simulated action: (?:\w+, )*CreateImage, .*\.$/,
    ],
    [
      (ec2) => ec2.fail('CreateImage' as never, ec2Error('Unavailable')),
      'Cannot add a failure: operation is the string "CreateImage"; expected an operation such as CreateImage. Pass the operation CreateImage, not its name.',
    ],
    [
      (ec2) => ec2.fail(CreateImage, 'Unavailable' as never),
      'Cannot add a failure: failure is the string "Unavailable"; expected an ec2Error(…), a failure such as networkError(), or a sequence(…) of these.',
    ],
    [
      (ec2) => ec2.fail(CreateImage, sequence({ ImageId: 'ami-1' }) as never),
      'Cannot add a failure: failure is an object (Object); expected an ec2Error(…), a failure such as networkError(), or a sequence(…) of these.',
    ],
    [
      (ec2) => ec2.fail(CreateImage, networkError as never),
      'Cannot add a failure: failure is a function; expected an ec2Error(…), a failure such as networkError(), or a sequence(…) of these. Call the function: networkError().',
    ],
    [
      (ec2) => ec2.fail(CreateImage, [networkError()] as never),
      'Cannot add a failure: failure is a list of 1; expected an ec2Error(…), a failure such as networkError(), or a sequence(…) of these. Pass its items one by one: sequence(first, second).',
    ],
    [
      (ec2) => ec2.fail(CreateImage, networkError(), { time: 2 } as object),
      'Cannot add a failure: options.time is unknown; expected one of times, skip, rate, when, effect. Did you mean times?',
    ],
    [
      (ec2) => ec2.fail(CreateImage, networkError(), { times: 0 }),
      'Cannot add a failure: options.times is the number 0; expected an integer of 1 or more.',
    ],
    [
      (ec2) => ec2.fail(CreateImage, networkError(), { skip: -1 }),
      'Cannot add a failure: options.skip is the number -1; expected an integer of 0 or more.',
    ],
    [
      (ec2) => ec2.fail(CreateImage, networkError(), { after: '1' as never }),
      'Cannot add a failure: options.after is the string "1"; expected an integer of 0 or more.',
    ],
    [
      (ec2) => ec2.fail(CreateImage, networkError(), { skip: 1, after: 1 }),
      'Cannot add a failure: options has both skip and after; expected skip only, the new name of after.',
    ],
    [
      (ec2) => ec2.fail(CreateImage, networkError(), { rate: 10 }),
      'Cannot add a failure: options.rate is the number 10; expected a number from 0 to 1.',
    ],
    [
      (ec2) => ec2.fail(CreateImage, networkError(), { when: true as never }),
      'Cannot add a failure: options.when is the boolean true; expected a function.',
    ],
    [
      (ec2) => ec2.fail(CreateImage, networkError(), { effect: 'later' as 'after' }),
      `Cannot add a failure: options.effect is the string "later"; expected 'before' or 'after'.`,
    ],
  ])('rejects %s', (fail, message) => {
    const { ec2 } = simulate()
    expect(() => fail(ec2)).toThrow(message instanceof RegExp ? message : new TypeError(message))
  })
})

describe('throttle', () => {
  test('lets calls succeed while the bucket has tokens, and refills it', async () => {
    const { ec2, call } = simulate({ throttle: { capacity: 2, refillPerSecond: 1 } })
    expect(await outcomes(3, () => call(DescribeImages, {}))).toEqual(['ok', 'ok', 'failed'])
    await expect(call(DescribeImages, {})).rejects.toMatchObject({
      code: 'RequestLimitExceeded',
      status: 503,
      message:
        'Request limit exceeded. Account 123456789012 has been throttled on ec2:DescribeImages because it exceeded its request rate limit.',
      throttling: true,
    })
    await call(CreateImage, input)
    ec2.advance(1500)
    expect(await outcomes(2, () => call(DescribeImages, {}))).toEqual(['ok', 'failed'])
    ec2.advance(500)
    expect(await outcomes(2, () => call(DescribeImages, {}))).toEqual(['ok', 'failed'])
    ec2.advance(1e9)
    expect(await outcomes(3, () => call(DescribeImages, {}))).toEqual(['ok', 'ok', 'failed'])
    ec2.reset()
    expect(await outcomes(3, () => call(DescribeImages, {}))).toEqual(['ok', 'ok', 'failed'])
  })
})

describe('an abort', () => {
  test('during the latency frees the timer, and creates no image', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { ec2 } = simulate({ latency: 1000 })
    const controller = new AbortController()
    const sent = ec2.fetch(toRequest(CreateImage, input, { region: 'us-east-1', signal: controller.signal }))
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
    controller.abort()
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' })
    expect([vi.getTimerCount(), ec2.images.size]).toEqual([0, 0])
    expect(ec2.calls(CreateImage)).toMatchObject([{ error: { name: 'AbortError' } }])
  })

  test('before the call ends it at once', async () => {
    const { ec2 } = simulate()
    const signal = AbortSignal.abort(new Error('mine'))
    await expect(ec2.fetch(toRequest(CreateImage, input, { region: 'us-east-1', signal }))).rejects.toThrow('mine')
    expect(ec2.images.size).toBe(0)
  })

  test('ends hang()', async () => {
    const { ec2 } = simulate()
    ec2.fail(CreateImage, hang(), { effect: 'after' })
    const controller = new AbortController()
    const next = ec2.nextCall(CreateImage)
    const sent = ec2.fetch(toRequest(CreateImage, input, { region: 'us-east-1', signal: controller.signal }))
    await next
    controller.abort()
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' })
    expect(ec2.images.size).toBe(1)
  })
})

describe('fetch', () => {
  test('accepts a URL and options, for any host', async () => {
    const { ec2 } = simulate()
    const body = encodeRequest(CreateImage, input)
    const response = await ec2.fetch(new URL('http://localhost:4566/ec2'), { method: 'POST', body })
    expect((await fromResponse(CreateImage, response)).ImageId).toMatch(/^ami-/)
  })
})

describe('calls', () => {
  test('are logged with what became of them', async () => {
    const { ec2, call } = simulate()
    const output = await call(CreateImage, input)
    ec2.advance(1000)
    await call(CreateImage, input).catch(() => {})
    await call(DescribeImages, {})
    expect(ec2.calls(CreateImage)).toEqual([
      { action: 'CreateImage', request: expect.any(Request), at: new Date(newYear), input, output },
      {
        action: 'CreateImage',
        request: expect.any(Request),
        at: new Date(newYear + 1000),
        input,
        error: expect.objectContaining({ code: 'InvalidAMIName.Duplicate' }),
      },
    ])
    expect(ec2.calls().map(({ action }) => action)).toEqual(['CreateImage', 'CreateImage', 'DescribeImages'])
  })
})

describe('clearCalls', () => {
  test('empties the log, and nothing else', async () => {
    const { ec2, call } = simulate()
    ec2.fail(DescribeImages, hang())
    const next = ec2.nextCall(CreateImage)
    const { ImageId } = await call(CreateImage, input)
    const controller = new AbortController()
    const sent = ec2.fetch(toRequest(DescribeImages, {}, { region: 'us-east-1', signal: controller.signal }))
    await expect.poll(() => ec2.calls(DescribeImages)).toHaveLength(1)
    const waiting = ec2.nextCall(CreateImage)
    ec2.clearCalls()
    expect([ec2.calls(), ec2.images.has(ImageId)]).toEqual([[], true])
    expect((await next).input).toEqual(input)
    controller.abort()
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' })
    await call(CreateImage, { InstanceId, Name: 'second' })
    expect((await waiting).input?.Name).toBe('second')
    expect(ec2.calls().map(({ action }) => action)).toEqual(['CreateImage'])
  })
})

test('calls() takes operations, not names', () => {
  const { ec2 } = simulate()
  expect(() => ec2.calls('DeleteTags' as never)).toThrow(
    new TypeError(
      'Cannot list the calls: operation is the string "DeleteTags"; expected an operation such as CreateImage. Pass the operation DeleteTags, not its name.',
    ),
  )
})

test('an EC2 error has the values of the request', async () => {
  const { ec2, call } = simulate()
  ec2.fail(CreateImage, sequence(ec2Error('InvalidAMIName.Duplicate'), ec2Error('InvalidInstanceID.NotFound')), {
    times: 2,
  })
  await expect(call(CreateImage, input)).rejects.toThrow(
    /^AMI name web is already in use by AMI ami-0123456789abcdef0$/,
  )
  await expect(call(CreateImage, { InstanceId: 'i-0598c7d356eba48d7', Name: 'web' })).rejects.toThrow(
    /^The instance ID 'i-0598c7d356eba48d7' does not exist$/,
  )
  expect(ec2.calls(CreateImage)).toMatchObject([
    { error: { message: 'AMI name web is already in use by AMI ami-0123456789abcdef0' } },
    { error: { message: "The instance ID 'i-0598c7d356eba48d7' does not exist" } },
  ])
})

describe('nextCall', () => {
  test('is the next call of the action, with what became of it', async () => {
    const { ec2, call } = simulate()
    await call(CreateImage, input)
    const next = ec2.nextCall(CreateImage)
    await call(DescribeImages, {})
    const { ImageId } = await call(CreateImage, { InstanceId, Name: 'second' })
    expect(await next).toMatchObject({ input: { Name: 'second' }, output: { ImageId } })
  })

  test('resolves when a call hangs', async () => {
    const { ec2, call } = simulate()
    ec2.fail(CreateImage, hang())
    const next = ec2.nextCall(CreateImage)
    const sent = call(CreateImage, input)
    expect((await next).input).toEqual(input)
    const another = ec2.nextCall(CreateImage, { timeout: 50 })
    ec2.reset()
    await expect(sent).rejects.toThrow(TypeError)
    await expect(another).rejects.toThrow('Cannot wait for the next CreateImage: the simulator was reset.')
  })

  test('rejects if no call arrives in time', async () => {
    const { ec2, call } = simulate()
    await call(CreateImage, input)
    await expect(ec2.nextCall(CreateImage, { timeout: 5 })).rejects.toThrow(
      'Cannot wait for the next CreateImage: none arrived within 5 milliseconds (1 before).',
    )
  })
})

test('nextCall ignores calls that arrived before', async () => {
  const { ec2, call } = simulate()
  const stop = ec2.fail(CreateImage, dribble(50))
  const first = call(CreateImage, input)
  await expect.poll(() => ec2.calls(CreateImage)).toHaveLength(1)
  stop()
  const next = ec2.nextCall(CreateImage, { timeout: Number.POSITIVE_INFINITY })
  await first
  await call(CreateImage, { InstanceId, Name: 'second' })
  expect((await next).input?.Name).toBe('second')
  await expect(ec2.nextCall(CreateImage, { timeuot: 5 } as object)).rejects.toThrow(
    new TypeError(
      'Cannot wait for the next call: options.timeuot is unknown; expected one of timeout. Did you mean timeout?',
    ),
  )
  await expect(ec2.nextCall(CreateImage, { timeout: -1 })).rejects.toThrow(
    new TypeError(
      'Cannot wait for the next call: options.timeout is the number -1; expected milliseconds, 0 or more, or Infinity.',
    ),
  )
  await expect(ec2.nextCall('CreateImage' as never)).rejects.toThrow(
    new TypeError(
      'Cannot wait for the next call: operation is the string "CreateImage"; expected an operation such as CreateImage. Pass the operation CreateImage, not its name.',
    ),
  )
})

describe('reset', () => {
  test('ends the calls that are under way or on their way', async () => {
    const { ec2, call } = simulate({ latency: 'infinite' })
    const waiting = call(CreateImage, input)
    await expect.poll(() => ec2.calls(CreateImage)).toHaveLength(1)
    const arriving = call(CreateImage, input)
    ec2.reset()
    const next = ec2.nextCall(CreateImage, { timeout: 30 })
    await expect(waiting).rejects.toThrow(TypeError)
    await expect(arriving).rejects.toThrow(TypeError)
    await expect(next).rejects.toThrow(
      'Cannot wait for the next CreateImage: none arrived within 30 milliseconds (0 before).',
    )
    expect([ec2.images.size, ec2.calls().length]).toEqual([0, 0])
  })

  test('in a function of the test ends the call', async () => {
    const { ec2, call } = simulate()
    ec2.fail(CreateImage, ec2Error('Unavailable'), {
      when() {
        ec2.reset()
        return false
      },
    })
    await expect(call(CreateImage, input)).rejects.toThrow(TypeError)
    expect([ec2.images.size, ec2.calls().length]).toEqual([0, 0])
  })

  test('restores the initial state', async () => {
    const { ec2, call } = simulate({ images: [{ Name: 'base' }] })
    const before = describeAll()
    const first = await call(CreateImage, input)
    ec2.instances.delete(InstanceId)
    ec2.images.add({ Name: 'mine' })
    ec2.advance(1000)
    ec2.fail(CreateImage, networkError())
    ec2.reset()
    expect(ec2.calls()).toEqual([])
    expect(describeAll()).toEqual(before)
    expect(await call(CreateImage, input)).toEqual(first)

    function describeAll() {
      return [ec2.images, ec2.snapshots, ec2.instances].map((map) => JSON.stringify([...map]))
    }
  })

  test('leaves no timer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { ec2, call } = simulate({ latency: 1e6 })
    const next = ec2.nextCall(CreateImage, { timeout: 1e6 })
    const sent = call(CreateImage, input)
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(2))
    ec2.reset()
    expect(vi.getTimerCount()).toBe(0)
    await expect(next).rejects.toThrow('Cannot wait for the next CreateImage: the simulator was reset.')
    await expect(sent).rejects.toThrow(new TypeError('fetch failed'))
    expect([ec2.images.size, ec2.calls().length]).toEqual([0, 0])
  })

  test('ends a response that dribbles', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { ec2 } = simulate()
    ec2.fail(CreateImage, dribble(10_000))
    const response = await ec2.fetch(toRequest(CreateImage, input, { region: 'us-east-1' }))
    const text = response.text()
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
    ec2.reset()
    await expect(text).rejects.toThrow()
    expect(vi.getTimerCount()).toBe(0)
  })
})

test('fake timers move the simulator as well', async () => {
  vi.useFakeTimers({ now: newYear, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  const ec2 = simulateEc2({ latency: 500, pending: 60_000 })
  const sent = ec2.fetch(toRequest(CreateImage, input, { region: 'us-east-1' }))
  await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
  await vi.advanceTimersByTimeAsync(500)
  const { ImageId } = await fromResponse(CreateImage, await sent)
  expect(ec2.images.get(ImageId)?.State).toBe('pending')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ec2.images.get(ImageId)?.State).toBe('available')
})

async function outcomes(count: number, call: () => Promise<unknown>): Promise<string[]> {
  const found: string[] = []
  for (let index = 0; index < count; index++) {
    const outcome = call().then(
      () => 'ok',
      () => 'failed',
    )
    found.push(await outcome)
  }
  return found
}
