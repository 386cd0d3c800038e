import { CreateImage, DescribeImages, fromResponse, isEc2ServiceError, toRequest } from 'ec2wire'
import { networkError, simulateEc2 } from 'ec2wire/mock'
import { expect, test } from 'vitest'
import { createImage } from './create-image.ts'

/** CreateImage has no client token: what is there already may be what we made ourselves. */
async function createImageOnce(Name: string, send: typeof fetch): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await createImage(Name, send)
    } catch (error) {
      if (isEc2ServiceError(error) && error.code === 'InvalidAMIName.Duplicate' && attempt > 1) break
      if (!(error instanceof TypeError) || attempt === 3) throw error
    }
  }
  const query = { Owners: ['self'], Filters: [{ Name: 'name', Values: [Name] }] }
  const response = await send(toRequest(DescribeImages, query, { region: 'us-east-1' }))
  const { Images = [] } = await fromResponse(DescribeImages, response)
  return Images[0]?.ImageId ?? ''
}

test('the image is made, the answer is lost, and still there is one image', async () => {
  const ec2 = simulateEc2()
  ec2.fail(CreateImage, networkError(), { times: 1, effect: 'after' })
  const ImageId = await createImageOnce('standard-web-server-v1.0', ec2.fetch as typeof fetch)
  expect([...ec2.images.keys()]).toEqual([ImageId])
  expect(ec2.calls(CreateImage)).toHaveLength(2)
})
