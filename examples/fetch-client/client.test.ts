import { CreateImage, type CreateImageInput, DescribeImages, ec2Error, isEc2ServiceError } from 'ec2wire'
import { handle, hang, networkError, sequence, truncated } from 'ec2wire/mock'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ec2Client } from './client.ts'

const ImageId = 'ami-0123456789abcdef0'
const input: CreateImageInput = { InstanceId: 'i-1234567890abcdef0', Name: 'standard-web-server-v1.0' }
const client = ec2Client({
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
  delay: 1,
})
const imageExists = handle(DescribeImages, {
  Images: [{ ImageId, Name: input.Name, SourceInstanceId: input.InstanceId }],
})
const noImage = handle(DescribeImages, {})

const server = setupServer()
beforeAll(() => server.listen())
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

test('signs the call and returns the ID of the image', async () => {
  const createImage = handle(CreateImage, { ImageId })
  server.use(createImage)
  expect(await client.createImage(input)).toBe(ImageId)
  expect(createImage.calls).toHaveLength(1)
  expect(createImage.calls[0]?.request.headers.get('authorization')).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE\/\d{8}\/us-east-1\/ec2\/aws4_request, /,
  )
})

test('sends a throttled call again', async () => {
  const createImage = handle(CreateImage, sequence(ec2Error('RequestLimitExceeded'), { ImageId }))
  server.use(createImage)
  expect(await client.createImage(input)).toBe(ImageId)
  expect(createImage.calls).toHaveLength(2)
})

test.each([
  ['the connection breaks', networkError()],
  ['the response is cut off', truncated({ ImageId })],
  ['EC2 has an internal error', ec2Error('InternalError')],
])('finds the image, and does not send the call again: %s', async (_, failure) => {
  const createImage = handle(CreateImage, failure)
  server.use(createImage, imageExists)
  expect(await client.createImage(input)).toBe(ImageId)
  expect(createImage.calls).toHaveLength(1)
})

test('sends the call again if there is no image', async () => {
  const createImage = handle(CreateImage, sequence(networkError(), { ImageId }))
  server.use(createImage, noImage)
  expect(await client.createImage(input)).toBe(ImageId)
  expect(createImage.calls).toHaveLength(2)
})

test('returns the image of its own lost call if the name is taken', async () => {
  server.use(
    handle(CreateImage, sequence(networkError(), ec2Error('InvalidAMIName.Duplicate'))),
    handle(DescribeImages, sequence({}, { Images: [{ ImageId, SourceInstanceId: input.InstanceId }] })),
  )
  expect(await client.createImage(input)).toBe(ImageId)
})

test('does not send a rejected call again', async () => {
  const createImage = handle(CreateImage)
  server.use(createImage)
  const error = await client.createImage({ ...input, Name: '*' }).catch((error) => error)
  expect(isEc2ServiceError(error) && error.code).toBe('InvalidAMIName.Malformed')
  expect(createImage.calls).toHaveLength(1)
})

test('stops when it is aborted', async () => {
  const createImage = handle(CreateImage, hang())
  server.use(createImage)
  const controller = new AbortController()
  const call = client.createImage(input, controller.signal)
  await expect.poll(() => createImage.calls.length).toBe(1)
  controller.abort(new Error('The page was closed.'))
  await expect(call).rejects.toThrow('The page was closed.')
  expect(createImage.calls).toHaveLength(1)
})
