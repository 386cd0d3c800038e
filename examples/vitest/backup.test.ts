import { CreateImage, ec2Error } from 'ec2wire'
import { handle } from 'ec2wire/mock'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { backUp } from './backup.ts'

const createImage = handle(CreateImage, { ImageId: 'ami-0123456789abcdef0' })
const server = setupServer(createImage)
beforeAll(() => server.listen())
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

test('creates an image without a reboot', async () => {
  expect(await backUp('i-1234567890abcdef0', '2026-11-23')).toBe('ami-0123456789abcdef0')
  expect(createImage.calls.at(-1)?.input).toEqual({
    InstanceId: 'i-1234567890abcdef0',
    Name: 'backup 2026-11-23',
    NoReboot: true,
  })
})

test('accepts that the image exists', async () => {
  server.use(handle(CreateImage, ec2Error('InvalidAMIName.Duplicate'), { once: true }))
  expect(await backUp('i-1234567890abcdef0', '2026-11-23')).toBe('there already')
})

test('EC2 rejects the name: the mock validates the request', async () => {
  await expect(backUp('i-1234567890abcdef0', '23/11/2026: evening')).rejects.toThrow(
    /^AMI names must be between 3 and 128/,
  )
})
