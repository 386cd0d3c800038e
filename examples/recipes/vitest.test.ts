import { CreateImage } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/mock'
import * as matchers from 'ec2wire/vitest'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createImage } from './create-image.ts'

expect.extend(matchers) // the same in Jest
const ec2 = simulateEc2({ pending: 60_000 })
const server = setupServer(...ec2.handlers)
beforeAll(() => server.listen())
afterEach(() => ec2.reset())
afterAll(() => server.close())

test('creates an image without a reboot, which becomes available', async () => {
  const ImageId = await createImage('standard-web-server-v1.0')
  expect(ec2).toHaveReceivedTimes(CreateImage, 1)
  expect(ec2).toHaveReceivedLast(CreateImage, { NoReboot: true })
  expect(ec2.images.get(ImageId)?.State).toBe('pending')
  ec2.advance(60_000)
  expect(ec2.images.get(ImageId)?.State).toBe('available')
})
