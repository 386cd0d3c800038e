import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { CreateImage, fromResponse, toRequest } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/mock'
import * as matchers from 'ec2wire/vitest'
import { setupServer } from 'msw/node'

expect.extend(matchers)

const ec2 = simulateEc2({ pending: 60_000 })
const server = setupServer(...ec2.handlers)
beforeAll(() => server.listen())
afterEach(() => ec2.reset())
afterAll(() => server.close())

test('creates an image, which becomes available', async () => {
  const input = { InstanceId: 'i-1234567890abcdef0', Name: 'web', NoReboot: true }
  const request = toRequest(CreateImage, input, { region: 'us-east-1' })
  const { ImageId } = await fromResponse(CreateImage, await fetch(request))
  expect(ec2).toHaveReceivedTimes(CreateImage, 1)
  expect(ec2).toHaveReceivedLast(CreateImage, { NoReboot: true })
  ec2.advance(60_000)
  expect(ec2.images.get(ImageId)?.State).toBe('available')
})
