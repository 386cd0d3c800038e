import { CreateImage, fromResponse, toRequest } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/mock'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ec2 = simulateEc2({ pending: 60_000 }) // milliseconds
const server = setupServer(...ec2.handlers)
beforeAll(() => server.listen())
afterAll(() => server.close())

test('an image is pending for a minute, then available', async () => {
  // The simulator has this instance by default.
  const input = { InstanceId: 'i-1234567890abcdef0', Name: 'web-server-v1.0' }
  const response = await fetch(toRequest(CreateImage, input, { region: 'us-east-1' }))
  const { ImageId } = await fromResponse(CreateImage, response)
  expect(ec2.images.get(ImageId)?.State).toBe('pending')
  ec2.advance(60_000)
  expect(ec2.images.get(ImageId)?.State).toBe('available')
})
