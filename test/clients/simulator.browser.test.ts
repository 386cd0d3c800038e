import { CreateImage, encodeRequest, fromResponse } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/mock'
import { setupWorker } from 'msw/browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { flowOptions, leadImagesThroughLife } from './sdk-flow.js'

const ec2 = simulateEc2(flowOptions)
const worker = setupWorker(...ec2.handlers)
beforeAll(() => worker.start({ quiet: true, onUnhandledFrame: 'bypass' }))
afterAll(() => worker.stop())

test('in a page, the AWS SDK leads images through their whole life', async () => {
  await leadImagesThroughLife(ec2)
  expect(ec2.calls(CreateImage)).toHaveLength(5)
}, 30_000)

test('in a page, fetch is answered by a service worker', async () => {
  const body = encodeRequest(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name: 'web' })
  const response = await fetch('https://ec2.us-east-1.amazonaws.com/', { method: 'POST', body })
  expect(ec2.images.has((await fromResponse(CreateImage, response)).ImageId)).toBe(true)
})
