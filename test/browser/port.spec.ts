import { expect, test } from '@playwright/test'
import { AwsV4Signer } from 'aws4fetch'
import { CreateImage, DeregisterImage, DescribeImages, decodeResponse, encodeRequest } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/mock'
import { serve } from 'ec2wire/mock/node'

const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}

test('a page of another origin leads an image through its life, signed and verified', async ({ page }) => {
  const ec2 = simulateEc2({ credentials, pending: 0 })
  await using server = await serve(ec2)
  await page.goto('/')
  const send = async (body: string) => {
    const signer = new AwsV4Signer({
      method: 'POST',
      url: server.url,
      body,
      ...credentials,
      service: 'ec2',
      region: 'us-east-1',
    })
    const { headers } = await signer.sign()
    return page.evaluate(
      async ({ url, body, headers }) => {
        const response = await fetch(url, { method: 'POST', body, headers })
        return { status: response.status, id: response.headers.get('x-amzn-requestid'), text: await response.text() }
      },
      {
        url: server.url,
        body,
        headers: { ...Object.fromEntries(headers), 'content-type': 'application/x-www-form-urlencoded' },
      },
    )
  }

  const made = await send(encodeRequest(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name: 'by a page' }))
  const { ImageId, RequestId } = decodeResponse(CreateImage, made.text)
  expect(made).toMatchObject({ status: 200, id: RequestId })
  const { Images } = decodeResponse(
    DescribeImages,
    (await send(encodeRequest(DescribeImages, { ImageIds: [ImageId] }))).text,
  )
  expect(Images).toMatchObject([{ Name: 'by a page', State: 'available' }])
  expect((await send(encodeRequest(DeregisterImage, { ImageId, DeleteAssociatedSnapshots: true }))).status).toBe(200)
  expect([ec2.images.size, ec2.snapshots.size]).toEqual([0, 0])

  // What steers the simulator is not for pages of other origins.
  const steered = page.evaluate(
    async (url) => (await fetch(url, { method: 'POST', body: '{}' })).status,
    `${server.url}/_ec2wire/reset`,
  )
  await expect(steered).rejects.toThrow('Failed to fetch')
})
