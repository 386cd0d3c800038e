import { CreateImageCommand, EC2Client } from '@aws-sdk/client-ec2'
import { CreateImage, ec2Error } from 'ec2wire'
import { htmlPage, sequence, simulateEc2 } from 'ec2wire/mock'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ec2 = simulateEc2()
const server = setupServer(...ec2.handlers)
beforeAll(() => server.listen())
afterAll(() => server.close())

const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
const client = new EC2Client({ region: 'us-east-1', credentials, maxAttempts: 3 })

test('the SDK succeeds at its third attempt', async () => {
  ec2.fail(CreateImage, sequence(ec2Error('RequestLimitExceeded'), htmlPage(503)), { times: 2 })
  const input = { InstanceId: 'i-1234567890abcdef0', Name: 'standard-web-server-v1.0' }
  const { $metadata } = await client.send(new CreateImageCommand(input))
  expect($metadata.attempts).toBe(3)
  expect(ec2.calls(CreateImage).map(({ error }) => error === undefined)).toEqual([false, false, true])
})
