import { CreateImageCommand, DescribeImagesCommand, waitUntilImageAvailable } from '@aws-sdk/client-ec2'
import { CreateImage, ec2Error } from 'ec2wire'
import { clockSkew, dribble, htmlPage, malformed, networkError, simulateEc2, truncated } from 'ec2wire/mock'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { flowOptions, leadImagesThroughLife, newClient } from './sdk-flow.js'

const InstanceId = 'i-1234567890abcdef0'

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error', onUnhandledFrame: 'error' } as object))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

function simulated(options?: Parameters<typeof simulateEc2>[0]) {
  const ec2 = simulateEc2(options)
  server.use(...ec2.handlers)
  return { ec2, client: newClient() }
}

test('the AWS SDK leads images through their whole life', async () => {
  const { ec2 } = simulated(flowOptions)
  await leadImagesThroughLife(ec2)
}, 30_000)

test('the AWS SDK waits until an image fails', async () => {
  const { ec2, client } = simulated()
  const { ImageId = '' } = await client.send(new CreateImageCommand({ InstanceId, Name: 'web' }))
  ec2.images.get(ImageId)?.settle('failed', 'Client.InstanceTerminated')
  const waiting = waitUntilImageAvailable({ client, maxWaitTime: 5, minDelay: 1, maxDelay: 1 }, { ImageIds: [ImageId] })
  await expect(waiting).rejects.toThrow(/FAILURE/)
})

test.each([
  ['throttling', ec2Error('RequestLimitExceeded')],
  ['an error within EC2', ec2Error('InternalError')],
  ['the page of a proxy', htmlPage(502)],
])(
  'the AWS SDK sends a call again after %s',
  async (_, failure) => {
    const { ec2, client } = simulated()
    ec2.fail(CreateImage, failure, { times: 2 })
    const { ImageId, $metadata } = await client.send(new CreateImageCommand({ InstanceId, Name: 'web' }))
    expect([ImageId, $metadata.attempts]).toEqual([[...ec2.images.keys()][0], 3])
  },
  20_000,
)

test('the AWS SDK corrects its clock, and sends the call again', async () => {
  const { ec2, client } = simulated()
  ec2.fail(CreateImage, clockSkew(3_600_000), { times: 1 })
  const { $metadata } = await client.send(new CreateImageCommand({ InstanceId, Name: 'web' }))
  expect($metadata.attempts).toBe(2)
  const [stale, corrected] = ec2.calls(CreateImage).map(({ request }) => signedAt(request))
  expect((corrected ?? 0) - (stale ?? 0)).toBeGreaterThan(3_500_000)
}, 20_000)

test('a lost answer to CreateImage: the image is there, and the next call meets its name', async () => {
  const { ec2, client } = simulated()
  ec2.fail(CreateImage, ec2Error('InternalError'), { times: 1, effect: 'after' })
  await expect(client.send(new CreateImageCommand({ InstanceId, Name: 'web' }))).rejects.toMatchObject({
    name: 'InvalidAMIName.Duplicate',
    $metadata: { attempts: 2 },
  })
  const { Images } = await client.send(new DescribeImagesCommand({ Filters: [{ Name: 'name', Values: ['web'] }] }))
  expect(Images?.map(({ ImageId }) => ImageId)).toEqual([...ec2.images.keys()])
}, 20_000)

test.each([
  ['truncated()', truncated()],
  ['malformed()', malformed()],
])('the AWS SDK cannot read %s, and does not try again', async (_, failure) => {
  const { ec2, client } = simulated()
  ec2.fail(CreateImage, failure, { effect: 'after' })
  await expect(client.send(new CreateImageCommand({ InstanceId, Name: 'web' }))).rejects.toMatchObject({
    message: expect.stringContaining('XML parse error'),
    $metadata: { httpStatusCode: 200, attempts: 1 },
  })
  expect(ec2.images.size).toBe(1)
})

test('the AWS SDK waits for an answer that dribbles, and meets a network that breaks', async () => {
  const { ec2, client } = simulated()
  ec2.fail(CreateImage, dribble(100))
  expect((await client.send(new CreateImageCommand({ InstanceId, Name: 'web' }))).ImageId).toMatch(/^ami-/)
  ec2.fail(CreateImage, networkError())
  await expect(client.send(new CreateImageCommand({ InstanceId, Name: 'other' }))).rejects.toThrow()
})

function signedAt({ headers }: Request): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(headers.get('x-amz-date') ?? '') ?? []
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}
