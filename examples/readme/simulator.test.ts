import { CreateImage, DescribeImages, fromResponse, toRequest } from 'ec2wire'
import { networkError, simulateEc2 } from 'ec2wire/mock'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createOneImage } from './http.ts'

const ec2 = simulateEc2({ pending: 60_000 })
const server = setupServer(...ec2.handlers)
beforeAll(() => server.listen())
afterEach(() => ec2.reset())
afterAll(() => server.close())

test('an image is pending, then available; its name is taken', async () => {
  const ImageId = await createOneImage('i-1234567890abcdef0', 'web')
  await expect(createOneImage('i-1234567890abcdef0', 'web')).rejects.toThrow(`already in use by AMI ${ImageId}`)
  ec2.advance(60_000)
  const request = toRequest(DescribeImages, { ImageIds: [ImageId] }, { region: 'us-east-1' })
  const { Images } = await fromResponse(DescribeImages, await fetch(request))
  expect(Images?.[0]?.State).toBe('available')
})

test('EC2 creates the image, and the response is lost', async () => {
  ec2.fail(CreateImage, networkError(), { times: 1, effect: 'after' })
  const ImageId = await createOneImage('i-1234567890abcdef0', 'web')
  expect([...ec2.images.keys()]).toEqual([ImageId])
  expect(ec2.calls(CreateImage)).toHaveLength(1)
})

test('the request does not reach EC2', async () => {
  ec2.fail(CreateImage, networkError(), { times: 1 })
  const ImageId = await createOneImage('i-1234567890abcdef0', 'web')
  expect([...ec2.images.keys()]).toEqual([ImageId])
  expect(ec2.calls(CreateImage)).toHaveLength(2)
})
