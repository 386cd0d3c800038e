// Clients that sign, against a port that checks.
import { CreateImageCommand, EC2Client } from '@aws-sdk/client-ec2'
import { AwsClient } from 'aws4fetch'
import { CreateImage, DeregisterImage, DescribeImages, fromResponse, type Operation, toRequest } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/mock'
import { serve } from 'ec2wire/mock/node'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { credentials, flowOptions, leadImagesThroughLife } from './sdk-flow.js'

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

test('the AWS SDK, signed and verified, leads images through their whole life', async () => {
  const ec2 = simulateEc2({ ...flowOptions, credentials })
  await using server = await serve(ec2)
  await leadImagesThroughLife(ec2, new EC2Client({ endpoint: server.url, region: 'us-east-1', credentials }))
  expect(ec2.calls().filter(({ note }) => note !== undefined)).toEqual([])
}, 30_000)

test('the AWS SDK with another secret is turned away', async () => {
  const ec2 = simulateEc2({ credentials })
  await using server = await serve(ec2)
  const wrong = { ...credentials, secretAccessKey: 'wrong' }
  const client = new EC2Client({ endpoint: server.url, region: 'us-east-1', credentials: wrong, maxAttempts: 1 })
  await expect(leadImagesThroughLife(ec2, client)).rejects.toMatchObject({
    name: 'AuthFailure',
    $metadata: { httpStatusCode: 401 },
  })
  expect(ec2.calls()[0]?.note).toMatch(/^The signature differs, by the secret key, or another signed part\./)
})

test('the AWS SDK corrects a clock that is wrong', async () => {
  const ec2 = simulateEc2({ ...flowOptions, credentials, clock: Date.now() + 3_600_000 })
  await using server = await serve(ec2)
  const client = new EC2Client({ endpoint: server.url, region: 'us-east-1', credentials })
  const input = { InstanceId: 'i-1234567890abcdef0', Name: 'web' }
  expect((await client.send(new CreateImageCommand(input))).$metadata.attempts).toBe(2)
  expect(ec2.calls()).toMatchObject([{ error: { code: 'RequestExpired' } }, { output: {} }])
}, 30_000)

test.each(['POST', 'GET'] as const)('aws4fetch, signed and verified, by %s', async (method) => {
  const ec2 = simulateEc2({ pending: 0, credentials })
  await using server = await serve(ec2)
  const client = new AwsClient({ ...credentials, service: 'ec2', region: 'us-east-1' })
  const call = async <Input, Output extends object>(operation: Operation<Input, Output>, input: Input) =>
    fromResponse(operation, await client.fetch(toRequest(operation, input, { endpoint: server.url, method })))

  const { ImageId } = await call(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name: 'web server (1)' })
  const { Images } = await call(DescribeImages, { Filters: [{ Name: 'name', Values: ['web*'] }] })
  expect(Images).toMatchObject([{ ImageId, State: 'available' }])
  await call(DeregisterImage, { ImageId, DeleteAssociatedSnapshots: true })
  expect([ec2.images.size, ec2.snapshots.size]).toEqual([0, 0])
})
