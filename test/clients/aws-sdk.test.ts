import { CreateImageCommand, DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2'
import { CreateImage, type CreateImageInput, ec2Error } from 'ec2wire'
import { handle, networkError, sequence } from 'ec2wire/mock'
import { CreateImageInput as CreateImageInputSchema } from 'ec2wire/schemas'
import { setupServer } from 'msw/node'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { requests } from '../fixtures/create-image.js'

const ImageId = 'ami-0123456789abcdef0'
const input: CreateImageInput = { InstanceId: 'i-1234567890abcdef0', Name: 'web' }
const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
const client = new EC2Client({ region: 'us-east-1', credentials })

const server = setupServer()
beforeAll(() => server.listen({ onUnhandledRequest: 'error', onUnhandledFrame: 'error' } as object))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

test.each(requests)('the SDK sends $name, and it decodes to the same object', async ({ input }) => {
  // A dry run and values that CreateImage refuses get an answer too, but none that matters here.
  const handler = handle(CreateImage, { ImageId })
  server.use(handler)
  await client.send(new CreateImageCommand(input)).catch(() => {})
  expect(handler.calls.map((call) => call.input)).toEqual([input])
})

test('the SDK reads the answer', async () => {
  server.use(handle(CreateImage, { ImageId, RequestId: '59dbff89-35bd-4eac-99ed-be587EXAMPLE' }))
  const { $metadata, ...output } = await client.send(new CreateImageCommand(input))
  expect(output).toEqual({ ImageId })
  expect($metadata).toMatchObject({
    httpStatusCode: 200,
    requestId: '59dbff89-35bd-4eac-99ed-be587EXAMPLE',
    attempts: 1,
  })
})

test('the SDK reads an error', async () => {
  server.use(handle(CreateImage, ec2Error('InvalidAMIName.Duplicate')))
  await expect(client.send(new CreateImageCommand(input))).rejects.toMatchObject({
    name: 'InvalidAMIName.Duplicate',
    message: 'AMI name web is already in use by AMI ami-0123456789abcdef0',
    $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/), attempts: 1 },
  })
})

describe("the SDK's own retry", () => {
  test.each([
    ['a throttled call', ec2Error('RequestLimitExceeded')],
    ['a server error', ec2Error('InternalError')],
  ])('gets over %s', async (_, failure) => {
    const handler = handle(CreateImage, sequence(failure, { ImageId }))
    server.use(handler)
    expect(await client.send(new CreateImageCommand(input))).toMatchObject({ ImageId, $metadata: { attempts: 2 } })
    expect(handler.calls).toHaveLength(2)
  })

  test("does not follow a broken connection: MSW's error has no code of the network for the SDK to know it by", async () => {
    server.use(handle(CreateImage, sequence(networkError(), { ImageId })))
    await expect(client.send(new CreateImageCommand(input))).rejects.toBeInstanceOf(TypeError)
  })

  test('gives up in the end', async () => {
    const handler = handle(CreateImage, ec2Error('RequestLimitExceeded'))
    server.use(handler)
    await expect(client.send(new CreateImageCommand(input))).rejects.toMatchObject({ name: 'RequestLimitExceeded' })
    expect(handler.calls).toHaveLength(3)
  })

  test('does not follow a refusal', async () => {
    const handler = handle(CreateImage)
    server.use(handler)
    await expect(client.send(new CreateImageCommand({ ...input, Name: '*' }))).rejects.toMatchObject({
      name: 'InvalidAMIName.Malformed',
      $metadata: { httpStatusCode: 400, attempts: 1 },
    })
  })

  test('does not follow a dry run', async () => {
    server.use(handle(CreateImage))
    await expect(client.send(new CreateImageCommand({ ...input, DryRun: true }))).rejects.toMatchObject({
      name: 'DryRunOperation',
      $metadata: { httpStatusCode: 412, attempts: 1 },
    })
  })
})

test('another action of the SDK passes on', async () => {
  const handler = handle(CreateImage)
  server.use(handler)
  await expect(client.send(new DescribeImagesCommand({ ImageIds: [ImageId] }))).rejects.toThrow()
  expect(handler.calls).toHaveLength(0)
}, 20_000)

test("an object of the SDK's type comes in through v.parse", () => {
  const command = new CreateImageCommand({ ...input, Description: undefined })
  const parsed: CreateImageInput = v.parse(CreateImageInputSchema, command.input)
  expect(parsed).toEqual(input)
  expect(() => v.parse(CreateImageInputSchema, new CreateImageCommand({ ...input, Name: undefined }).input)).toThrow(
    'Expected string but received undefined',
  )
})
