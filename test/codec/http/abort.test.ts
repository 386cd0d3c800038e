import { CreateImage, fromResponse } from 'ec2wire'
import { expect, test } from 'vitest'

// In Node only: Chromium turns whatever breaks a stream made in the page into a TypeError.
test('an abort in the middle of the body passes as it is', async () => {
  const reason = new DOMException('The page was closed.', 'AbortError')
  const body = new ReadableStream({ start: (controller) => controller.error(reason) })
  await expect(fromResponse(CreateImage, new Response(body))).rejects.toBe(reason)
})
