// A call that fails leaves nothing behind: the same call before and after gives the same, to the byte.
import {
  CreateImage,
  decodeError,
  decodeRequest,
  decodeResponse,
  ec2Error,
  encodeError,
  encodeRequest,
  encodeResponse,
} from 'ec2wire'
import { createImageSamples, errorSamples } from 'ec2wire/fixtures'
import { expect, test } from 'vitest'
import { oddRequests, oddResponses } from '../odd-input/rows.ts'

const [sample] = createImageSamples.slice(2)
const [errorSample] = errorSamples
if (!sample || !errorSample) throw new Error('There are no samples.')

const succeed = () =>
  JSON.stringify([
    encodeRequest(CreateImage, sample.input),
    decodeRequest(CreateImage, sample.wire),
    encodeResponse(CreateImage, sample.output),
    decodeResponse(CreateImage, sample.xml),
    encodeError(ec2Error('DryRunOperation')),
    decodeError(errorSample.xml),
  ])

const failures: [name: string, fail: () => unknown][] = [
  ['a lone surrogate', () => encodeRequest(CreateImage, { ...sample.input, Name: 'a\ud800' })],
  [
    'an unknown member',
    () => encodeRequest(CreateImage, { ...sample.input, TagSpecifications: [{ Tag: [] }] } as never),
  ],
  [
    'a getter that throws',
    () =>
      encodeRequest(
        CreateImage,
        Object.defineProperty({ ...sample.input }, 'Name', {
          get: () => {
            throw new Error('mine')
          },
        }),
      ),
  ],
  ['an output without an ID', () => encodeResponse(CreateImage, {} as never)],
  ...oddRequests
    .filter(({ code }) => code !== undefined)
    .map(({ what, wire }): [string, () => unknown] => [
      what,
      () => decodeRequest(CreateImage, `Action=CreateImage&${wire}`),
    ]),
  ...oddResponses
    .filter(({ error, body, status = 200 }) => error !== undefined && body !== null && status === 200)
    .map(({ what, body }): [string, () => unknown] => [what, () => decodeResponse(CreateImage, body ?? '')]),
]

test.each(failures)('after %s', (_, fail) => {
  const before = succeed()
  expect(fail).toThrow()
  expect(succeed()).toBe(before)
})
