import { CreateImageCommand, EC2Client, waitUntilImageAvailable } from '@aws-sdk/client-ec2'
import { simulateEc2 } from 'ec2wire/mock'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ec2 = simulateEc2({ pending: { polls: 1 } }) // the image is pending for one DescribeImages call
const server = setupServer(...ec2.handlers)
beforeAll(() => server.listen())
afterAll(() => server.close())

const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
const client = new EC2Client({ region: 'us-east-1', credentials })
const waiter = { client, maxWaitTime: 10, minDelay: 1, maxDelay: 1 }

test.each(['available', 'failed'] as const)('the waiter of the SDK waits until the image is %s', async (state) => {
  const input = { InstanceId: 'i-1234567890abcdef0', Name: `to be ${state}` }
  const { ImageId = '' } = await client.send(new CreateImageCommand(input))
  if (state === 'failed') ec2.images.get(ImageId)?.settle('failed', 'Client.VolumeLimitExceeded')
  const waiting = waitUntilImageAvailable(waiter, { ImageIds: [ImageId] })
  if (state === 'failed') await expect(waiting).rejects.toThrow()
  else expect((await waiting).state).toBe('SUCCESS')
})
