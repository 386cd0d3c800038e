import { CreateImage, DescribeImages, ec2Error, fromResponse, toRequest } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/mock'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createImage } from './http.ts'

const ec2 = simulateEc2({ pending: 60_000 })
const server = setupServer(...ec2.handlers)
beforeAll(() => server.listen())
afterEach(() => ec2.reset())
afterAll(() => server.close())

test('is pending, then available; its name is taken', async () => {
  const ImageId = await createImage('i-1234567890abcdef0', 'web')
  await expect(createImage('i-1234567890abcdef0', 'web')).rejects.toThrow(`already in use by AMI ${ImageId}`)
  ec2.advance(60_000)
  const request = toRequest(DescribeImages, { ImageIds: [ImageId] }, { region: 'us-east-1' })
  const { Images } = await fromResponse(DescribeImages, await fetch(request))
  expect(Images?.[0]?.State).toBe('available')
})

test('is made, and the answer is lost', async () => {
  ec2.fail(CreateImage, ec2Error('InternalError'), { times: 1, effect: 'after' })
  await expect(createImage('i-1234567890abcdef0', 'web')).rejects.toThrow('An internal error has occurred')
  expect(ec2.images.size).toBe(1)
})
