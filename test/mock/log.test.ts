// Everything that a log keeps has a bound, the counts stay right beyond it, and calls do not disturb each other.
import { CreateImage, DescribeImages, fromResponse, toRequest } from 'ec2wire'
import { handle, simulateEc2 } from 'ec2wire/mock'
import { toHaveReceived, toHaveReceivedLast, toHaveReceivedNth, toHaveReceivedTimes } from 'ec2wire/vitest'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

expect.extend({ toHaveReceived, toHaveReceivedLast, toHaveReceivedNth, toHaveReceivedTimes })

const region = 'us-east-1'
const describeImages = (Owner: string) => toRequest(DescribeImages, { Owners: [Owner] }, { region })
const createImage = (Name: string) => toRequest(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name }, { region })

describe('simulateEc2', () => {
  test('keeps the last 1,000 calls of each action, and counts all', async () => {
    const ec2 = simulateEc2()
    await ec2.fetch(createImage('web'))
    for (let count = 0; count < 1005; count++) await ec2.fetch(describeImages('self'))
    expect(ec2.calls(DescribeImages)).toHaveLength(1000)
    expect(ec2.calls(DescribeImages)[0]?.number).toBe(7)
    expect(ec2.calls()).toHaveLength(1001)
    expect(ec2.callCount(DescribeImages)).toBe(1005)
    expect(ec2.callCount()).toBe(1006)
    expect(ec2).toHaveReceivedTimes(DescribeImages, 1005)
    ec2.clearCalls()
    expect([ec2.calls(), ec2.callCount()]).toEqual([[], 0])
  })

  test.each([
    [0, []],
    [2, ['c', 'd']],
    [Number.POSITIVE_INFINITY, ['a', 'b', 'c', 'd']],
  ])('log.keep %d', async (keep, names) => {
    const ec2 = simulateEc2({ log: { keep } })
    for (const name of ['a', 'b', 'c', 'd']) await ec2.fetch(createImage(`web ${name}`))
    expect(ec2.calls(CreateImage).map(({ input }) => input?.Name)).toEqual(names.map((name) => `web ${name}`))
    expect(ec2.callCount(CreateImage)).toBe(4)
  })

  test('a matcher whose answer depends on dropped calls throws', async () => {
    const ec2 = simulateEc2({ log: { keep: 1 } })
    for (const Name of ['web a', 'web b']) await ec2.fetch(createImage(Name))
    expect(ec2).toHaveReceived(CreateImage, { Name: 'web b' })
    expect(ec2).toHaveReceivedLast(CreateImage, { Name: 'web b' })
    expect(ec2).toHaveReceivedNth(2, CreateImage)
    const remedy = 'Pass a higher log.keep, such as { log: { keep: 10_000 } }, or call clearCalls() earlier.'
    expect(() => expect(ec2).toHaveReceived(CreateImage, { Name: 'web a' })).toThrow(
      `Cannot check toHaveReceived: the log has dropped 1 CreateImage call, one of which may match. ${remedy}`,
    )
    expect(() => expect(ec2).not.toHaveReceived(CreateImage, { Name: 'web a' })).toThrow('the log has dropped')
    expect(() => expect(ec2).toHaveReceivedNth(1, CreateImage)).toThrow(
      `Cannot check toHaveReceivedNth: the log has dropped call 1. ${remedy}`,
    )
  })

  test.each([
    [{ keep: -1 }, 'log.keep is the number -1; expected an integer of 0 or more, or Infinity.'],
    [{ keep: 1.5 }, 'log.keep is the number 1.5; expected an integer of 0 or more, or Infinity.'],
    [{ kep: 5 }, 'log.kep is unknown; expected one of keep. Did you mean keep?'],
    [5, 'log is the number 5; expected an object.'],
  ])('rejects log: %j', (log, problem) => {
    expect(() => simulateEc2({ log: log as object })).toThrow(new TypeError(`Cannot simulate EC2: ${problem}`))
  })

  test('keeps a request up to 64 KiB, and drops a longer body', async () => {
    const ec2 = simulateEc2()
    for (const length of [60_000, 70_000]) {
      const Owners = [`${'1'.repeat(length)}`]
      await ec2.fetch(toRequest(DescribeImages, { Owners }, { region }))
    }
    await vi.waitFor(async () => {
      const bodies = await Promise.all(ec2.calls().map(({ request }) => request.clone().text()))
      expect(bodies.map((body) => body.length > 60_000)).toEqual([true, false])
    })
  })

  test('a call under way is counted once, and its output arrives in the log', async () => {
    const ec2 = simulateEc2({ latency: 5, log: { keep: 1 } })
    const responses = ['web a', 'web b'].map((Name) => ec2.fetch(createImage(Name)))
    expect(ec2.callCount()).toBe(0)
    const outputs = await Promise.all(responses.map(async (response) => fromResponse(CreateImage, await response)))
    expect(ec2.callCount(CreateImage)).toBe(2)
    expect(ec2.calls(CreateImage).map(({ output }) => output?.ImageId)).toEqual([outputs[1]?.ImageId])
  })
})

describe('handle', () => {
  const handler = handle(DescribeImages, { Images: [] }, { log: { keep: 2 } })
  const server = setupServer(handler)
  beforeAll(() => server.listen())
  beforeEach(() => handler.clearCalls())
  afterAll(() => server.close())

  test('keeps the newest calls, and counts all', async () => {
    for (const owner of ['self', 'amazon', '123456789012']) await fetch(describeImages(owner))
    expect(handler.calls.map(({ input }) => input?.Owners)).toEqual([['amazon'], ['123456789012']])
    expect(handler.callCount()).toBe(3)
    expect(handler).toHaveReceivedTimes(DescribeImages, 3)
    expect(() => expect(handler).toHaveReceived(DescribeImages, { Owners: ['self'] })).toThrow('log.keep')
  })
})

describe('many calls at the same time', () => {
  const warnings: Error[] = []
  const listen = (warning: Error) => void warnings.push(warning)
  beforeAll(() => void process.on('warning', listen))
  afterEach(() => void warnings.splice(0))
  afterAll(() => void process.off('warning', listen))

  test('no warning about listeners', async () => {
    const ec2 = simulateEc2({ latency: 5 })
    await Promise.all(Array.from({ length: 50 }, () => ec2.fetch(describeImages('self'))))
    expect(warnings).toEqual([])
  })

  test('the same seed gives the same IDs, whatever the latencies are', async () => {
    async function run(latency: () => number): Promise<unknown[]> {
      const ec2 = simulateEc2({ latency, seed: 5, clock: 0 })
      const outputs = ['a', 'b', 'c', 'd', 'e'].map(async (name) =>
        fromResponse(CreateImage, await ec2.fetch(createImage(`web ${name}`))),
      )
      return Promise.all(outputs)
    }
    let [up, down] = [0, 30]
    expect(await run(() => (down -= 5))).toEqual(await run(() => (up += 5)))
  })
})
