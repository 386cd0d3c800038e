import { DescribeImages, ec2Error, fromRequest, fromResponse, toErrorResponse, toRequest } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/simulator'
import { expect, test } from 'vitest'

/** A Worker that lists images. The test passes in its fetch function. */
const worker = {
  async fetch(request: Request, env: { send: (request: Request) => Promise<Response> }): Promise<Response> {
    if (new URL(request.url).pathname !== '/images') return toErrorResponse(ec2Error('InvalidAction'))
    const input = await fromRequest(DescribeImages, request)
    const { Images = [] } = await fromResponse(
      DescribeImages,
      await env.send(
        toRequest(DescribeImages, { Owners: ['self'], MaxResults: input.MaxResults }, { region: 'us-east-1' }),
      ),
    )
    return Response.json(Images.map(({ Name }) => Name))
  },
}

test('the worker lists the images of a simulated account', async () => {
  const ec2 = simulateEc2({ images: [{ Name: 'one' }, { Name: 'two' }, { Name: 'three' }] })
  const request = new Request('https://example.com/images?Action=DescribeImages&MaxResults=2')
  const response = await worker.fetch(request, { send: ec2.fetch })
  expect(await response.json()).toEqual(['one', 'two'])
})
