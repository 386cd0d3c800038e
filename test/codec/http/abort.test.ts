// In Node only: Chromium turns whatever breaks a stream made in the page into a TypeError.
import { CreateImage, fromResponse } from 'ec2wire'
import { expect, test } from 'vitest'

test.each(['AbortError', 'TimeoutError'])('an %s in the middle of the body is thrown unchanged', async (name) => {
  const reason = new DOMException('The page was closed.', name)
  await expect(fromResponse(CreateImage, broken(reason))).rejects.toBe(reason)
})

test.each([
  new DOMException('The network is gone.', 'NetworkError'),
  Object.assign(new Error('An AbortError of somebody else.'), { name: 'AbortError' }),
  new TypeError('terminated'),
])('%s is a body that broke off', async (reason) => {
  const error = await fromResponse(CreateImage, broken(reason)).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({
    name: 'CodecError',
    reason: 'it is a body that broke off; expected a whole XML document.',
    cause: reason,
  })
})

function broken(reason: unknown): Response {
  return new Response(new ReadableStream({ start: (controller) => controller.error(reason) }))
}
