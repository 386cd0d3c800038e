import { expect, test } from '@playwright/test'
import { CreateImage, ec2Error, encodeRequest } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/simulator'

test('a page creates an image in the simulator of the test', async ({ page }) => {
  const ec2 = simulateEc2()
  ec2.fail(CreateImage, ec2Error('Unavailable'), { times: 1 })
  await page.route('https://ec2.*.amazonaws.com/**', async (route) => {
    const request = route.request()
    const [method, headers, body] = [request.method(), request.headers(), request.postData()]
    const response = await ec2.fetch(request.url(), { method, headers, body })
    await route.fulfill({
      status: response.status,
      // EC2 allows pages of every origin.
      headers: { ...Object.fromEntries(response.headers), 'access-control-allow-origin': '*' },
      body: await response.text(),
    })
  })

  const body = encodeRequest(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name: 'standard-web-server-v1.0' })
  const send = () =>
    page.evaluate(async (form) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const response = await fetch('https://ec2.us-east-1.amazonaws.com/', { method: 'POST', headers, body: form })
      return response.status
    }, body)
  expect([await send(), await send()]).toEqual([503, 200])
  expect([...ec2.images.values()].map(({ Name }) => Name)).toEqual(['standard-web-server-v1.0'])
})
