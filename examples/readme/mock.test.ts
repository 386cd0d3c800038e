import { CreateImage, ec2Error } from 'ec2wire'
import { handle } from 'ec2wire/mock'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOneImage } from './http.ts'

const server = setupServer(handle(CreateImage, { ImageId: 'ami-0123456789abcdef0' }))
beforeAll(() => server.listen())
afterAll(() => server.close())

test('fails once, then succeeds', async () => {
  server.use(handle(CreateImage, ec2Error('RequestLimitExceeded'), { once: true }))
  await expect(createOneImage('i-1234567890abcdef0', 'web')).rejects.toThrow('Request limit exceeded.')
  expect(await createOneImage('i-1234567890abcdef0', 'web')).toBe('ami-0123456789abcdef0')
})
