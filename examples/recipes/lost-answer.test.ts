import { CreateImage, DescribeImages, fromResponse, isLost, toRequest } from 'ec2wire'
import { networkError, simulateEc2, truncated } from 'ec2wire/simulator'
import { expect, test } from 'vitest'
import { createImage } from './create-image.ts'

type Send = (request: Request) => Promise<Response>

/** Creates one image in at most three attempts. Looks for the image before each further attempt. */
async function createImageOnce(Name: string, send: Send): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await createImage(Name, send)
    } catch (error) {
      if (!isLost(error) || attempt === 3) throw error
      const ImageId = await findImage(Name, send)
      if (ImageId) return ImageId
    }
  }
}

async function findImage(Name: string, send: Send): Promise<string | undefined> {
  const input = { Owners: ['self'], Filters: [{ Name: 'name', Values: [Name] }] }
  const response = await send(toRequest(DescribeImages, input, { region: 'us-east-1' }))
  const { Images } = await fromResponse(DescribeImages, response)
  return Images?.[0]?.ImageId
}

test.each([
  ['the connection breaks', networkError()],
  ['the response is cut off', truncated()],
])('EC2 creates one image although %s', async (_, failure) => {
  const ec2 = simulateEc2()
  ec2.fail(CreateImage, failure, { times: 1, effect: 'after' })
  const ImageId = await createImageOnce('standard-web-server-v1.0', ec2.fetch)
  expect([...ec2.images.keys()]).toEqual([ImageId])
  expect(ec2.calls(CreateImage)).toHaveLength(1)
})
