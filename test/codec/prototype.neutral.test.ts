// An enumerable property that some other code has put on Object.prototype changes nothing.
import {
  CreateImage,
  DescribeImages,
  decodeError,
  decodeRequest,
  decodeResponse,
  ec2Error,
  encodeError,
  encodeRequest,
  encodeResponse,
} from 'ec2wire'
import { createImageSamples } from 'ec2wire/fixtures'
import { afterEach, expect, test } from 'vitest'

const names = ['DryRun', 'Name', 'RequestId', 'ImageId', 'children', 'text', 'length', 'required', 'shape', 'extra']

afterEach(() => {
  for (const name of names) Reflect.deleteProperty(Object.prototype, name)
})

const images = { Images: [{ ImageId: 'ami-0123456789abcdef0', Tags: [{ Key: 'a', Value: 'b' }] }], RequestId: 'r' }

function everything(): string {
  return JSON.stringify([
    createImageSamples.map(({ input, wire, output, xml }) => [
      encodeRequest(CreateImage, input),
      decodeRequest(CreateImage, wire),
      encodeResponse(CreateImage, output),
      decodeResponse(CreateImage, xml),
    ]),
    encodeRequest(CreateImage, { Name: 'web', InstanceId: 'i-1234567890abcdef0' }),
    decodeResponse(DescribeImages, encodeResponse(DescribeImages, images)),
    encodeError(ec2Error('RequestLimitExceeded')),
    decodeError(encodeError(ec2Error('RequestLimitExceeded'))).message,
  ])
}

test.each(names)('%s', (name) => {
  const before = everything()
  Object.defineProperty(Object.prototype, name, {
    value: 'stranger',
    enumerable: true,
    configurable: true,
    writable: true,
  })
  expect(everything()).toBe(before)
})

test('a missing member is missing, although Object.prototype has one of its name', () => {
  Object.defineProperty(Object.prototype, 'Name', {
    value: 'stranger',
    enumerable: true,
    configurable: true,
    writable: true,
  })
  expect(() => encodeRequest(CreateImage, { InstanceId: 'i-1234567890abcdef0' } as never)).toThrow(
    'Cannot encode the CreateImage request: Name is missing; expected a string, since it is required.',
  )
})
