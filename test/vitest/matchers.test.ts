import { stripVTControlCharacters } from 'node:util'
import { CreateImage, DescribeImages, ec2Error, toRequest } from 'ec2wire'
import { handle } from 'ec2wire/mock'
import * as matchers from 'ec2wire/vitest'
import { setupServer } from 'msw/node'
import { describe, expect, onTestFinished, test } from 'vitest'
import { simulate } from '../mock/simulator/caller.js'

expect.extend(matchers)

const input = { InstanceId: 'i-1234567890abcdef0', Name: 'web', NoReboot: true }
const Tags = [{ Key: 'purpose', Value: 'test' }]

async function received(...inputs: object[]) {
  const { ec2, call } = simulate()
  for (const more of inputs) await call(CreateImage, { ...input, ...more })
  return ec2
}

/** A simulator that has received CreateImage, DescribeImages twice, and CreateImage. */
async function mixed() {
  const { ec2, call } = simulate()
  await call(CreateImage, input)
  await call(DescribeImages, { Owners: ['self'] })
  await call(DescribeImages, {})
  await call(CreateImage, { ...input, Name: 'second' })
  return ec2
}

/** A handler of CreateImage that has received calls with these names. */
async function handlerWith(...names: string[]) {
  const handler = handle(CreateImage)
  const server = setupServer(handler)
  server.listen()
  onTestFinished(() => server.close())
  for (const Name of names) await fetch(toRequest(CreateImage, { ...input, Name }, { region: 'us-east-1' }))
  return handler
}

describe('toHaveReceived', () => {
  test('passes for a call of the action with at least these members', async () => {
    const ec2 = await received({}, { Name: 'second', TagSpecifications: [{ ResourceType: 'image', Tags }] })
    expect(ec2).toHaveReceived(CreateImage)
    expect(ec2).toHaveReceived(CreateImage, { NoReboot: true })
    expect(ec2).toHaveReceived(CreateImage, { Name: expect.stringMatching(/^sec/) })
    expect(ec2).toHaveReceived(CreateImage, expect.objectContaining({ Name: 'second' }))
    expect(ec2).toHaveReceived(CreateImage, { TagSpecifications: [{ Tags }] })
    expect(ec2).toHaveReceived(CreateImage, { TagSpecifications: expect.arrayContaining([expect.anything()]) })
    expect(ec2).not.toHaveReceived(DescribeImages)
    expect(ec2).not.toHaveReceived(CreateImage, { NoReboot: false })
    expect(ec2).not.toHaveReceived(CreateImage, { Description: 'none' })
    expect(ec2).not.toHaveReceived(CreateImage, { TagSpecifications: [] })
    expect(ec2).not.toHaveReceived(CreateImage, { TagSpecifications: [{ Tags }, { Tags }] })
  })

  test('shows how the last call differs', async () => {
    const ec2 = await received({ TagSpecifications: [{ ResourceType: 'image', Tags }] })
    expect(messageOf(() => expect(ec2).toHaveReceived(CreateImage, { NoReboot: false, Name: 'web' }))).toBe(
      `Expected EC2 to have received CreateImage with Object {
  "Name": "web",
  "NoReboot": false,
}, but it received 1 CreateImage call with another input. The last one differs:

- Expected
+ Received

  {
    "Name": "web",
-   "NoReboot": false,
+   "NoReboot": true,
  }`,
    )
  })

  test('names the actions that were received instead', async () => {
    expect(messageOf(() => expect(simulate().ec2).toHaveReceived(CreateImage))).toBe(
      'Expected EC2 to have received CreateImage, but it received no call.',
    )
    const { ec2, call } = simulate()
    await call(DescribeImages, {})
    await call(DescribeImages, {})
    expect(messageOf(() => expect(ec2).toHaveReceived(CreateImage))).toBe(
      'Expected EC2 to have received CreateImage, but it received only 2 DescribeImages calls.',
    )
  })

  test('counts the calls that should not have been received', async () => {
    const ec2 = await received({}, { Name: 'second' })
    expect(messageOf(() => expect(ec2).not.toHaveReceived(CreateImage, { NoReboot: true }))).toBe(
      `Expected EC2 not to have received CreateImage with Object {
  "NoReboot": true,
}, but 2 of its 2 CreateImage calls match.`,
    )
  })
})

test('toHaveReceivedTimes counts the calls of an action', async () => {
  const ec2 = await mixed()
  expect(ec2).toHaveReceivedTimes(CreateImage, 2)
  expect(simulate().ec2).toHaveReceivedTimes(CreateImage, 0)
  expect(ec2).not.toHaveReceivedTimes(DescribeImages, 1)
  expect(messageOf(() => expect(ec2).toHaveReceivedTimes(CreateImage, 1))).toBe(
    'Expected EC2 to have received CreateImage 1 time, but it received only 2 CreateImage calls and 2 DescribeImages calls.',
  )
  expect(messageOf(() => expect(ec2).not.toHaveReceivedTimes(CreateImage, 2))).toBe(
    'Expected EC2 not to have received CreateImage 2 times.',
  )
})

test('toHaveReceivedNth checks one call of all', async () => {
  const ec2 = await mixed()
  expect(ec2).toHaveReceivedNth(1, CreateImage)
  expect(ec2).toHaveReceivedNth(2, DescribeImages, { Owners: ['self'] })
  expect(ec2).not.toHaveReceivedNth(3, DescribeImages, { Owners: ['self'] })
  expect(ec2).not.toHaveReceivedNth(5, CreateImage)
  expect(messageOf(() => expect(ec2).toHaveReceivedNth(2, CreateImage))).toBe(
    'Expected call 2 to be CreateImage, but it is DescribeImages.',
  )
  expect(messageOf(() => expect(ec2).toHaveReceivedNth(5, CreateImage))).toBe(
    'Expected call 5 to be CreateImage, but EC2 received only 2 CreateImage calls and 2 DescribeImages calls.',
  )
  expect(messageOf(() => expect(ec2).not.toHaveReceivedNth(1, CreateImage))).toBe(
    'Expected call 1 not to be CreateImage.',
  )
  expect(messageOf(() => expect(ec2).toHaveReceivedNth(1, CreateImage, { Name: 'first' }))).toBe(
    `Expected call 1 to be CreateImage with Object {
  "Name": "first",
}, but its input differs:

- Expected
+ Received

  {
-   "Name": "first",
+   "Name": "web",
  }`,
  )
})

test('toHaveReceivedLast checks the last call of all', async () => {
  const ec2 = await mixed()
  expect(ec2).toHaveReceivedLast(CreateImage)
  expect(ec2).toHaveReceivedLast(CreateImage, { Name: 'second' })
  expect(ec2).not.toHaveReceivedLast(CreateImage, { Name: 'web' })
  expect(messageOf(() => expect(ec2).toHaveReceivedLast(DescribeImages))).toBe(
    'Expected the last call to be DescribeImages, but it is CreateImage.',
  )
  expect(messageOf(() => expect(simulate().ec2).toHaveReceivedLast(DescribeImages))).toBe(
    'Expected the last call to be DescribeImages, but EC2 received no call.',
  )
})

test('all matchers take a handler', async () => {
  const handler = await handlerWith('first', 'second')
  expect(handler).toHaveReceived(CreateImage, { Name: 'first' })
  expect(handler).toHaveReceivedTimes(CreateImage, 2)
  expect(handler).toHaveReceivedNth(1, CreateImage, { Name: 'first' })
  expect(handler).toHaveReceivedLast(CreateImage, { Name: 'second' })
  expect(messageOf(() => expect(handler).toHaveReceivedTimes(CreateImage, 3))).toBe(
    'Expected the handler to have received CreateImage 3 times, but it received only 2 CreateImage calls.',
  )
})

test('a call that could not be decoded has no input, and counts', async () => {
  const handler = handle(CreateImage, ec2Error('Unavailable'))
  const server = setupServer(handler)
  server.listen()
  onTestFinished(() => server.close())
  await fetch('https://ec2.us-east-1.amazonaws.com/?Action=CreateImage')
  expect(handler).toHaveReceivedTimes(CreateImage, 1)
  expect(handler).not.toHaveReceived(CreateImage, { Name: 'web' })
})

test('a matcher needs no other util than stringify, and no method without its object', () => {
  const { ec2 } = simulate()
  class Utils {
    readonly #open = '<'
    stringify(value: unknown) {
      return this.#open + JSON.stringify(value)
    }
  }
  const context = { equals: Object.is, utils: new Utils() }
  expect(matchers.toHaveReceived.call(context, ec2, CreateImage, { Name: 'web' }).message()).toBe(
    'Expected EC2 to have received CreateImage with <{"Name":"web"}, but it received no call.',
  )
})

const wrong = (value: unknown) => value as never
test.each<[name: string, act: () => void, message: string]>([
  [
    'another value',
    () => expect({}).toHaveReceived(CreateImage),
    'Cannot check toHaveReceived: the value is an object (Object); expected a simulator from simulateEc2 or a handler from handle.',
  ],
  [
    'no value',
    () => expect(undefined).toHaveReceivedTimes(CreateImage, 1),
    'Cannot check toHaveReceivedTimes: the value is missing; expected a simulator from simulateEc2 or a handler from handle.',
  ],
  [
    'the name of an action',
    () => expect(simulate().ec2).toHaveReceivedLast(wrong('CreateImage')),
    'Cannot check toHaveReceivedLast: operation is the string "CreateImage"; expected an operation such as CreateImage. Pass the operation CreateImage, not its name.',
  ],
  [
    'the handler of another action',
    () => expect(handle(CreateImage)).not.toHaveReceived(DescribeImages),
    'Cannot check toHaveReceived: operation is DescribeImages, but the handler answers CreateImage; expected CreateImage.',
  ],
  [
    'an unknown member',
    () => expect(simulate().ec2).not.toHaveReceived(CreateImage, wrong({ noReboot: true })),
    'Cannot check toHaveReceived: noReboot in the input of CreateImage is unknown; expected one of InstanceId, Name, Description, NoReboot, BlockDeviceMappings, TagSpecifications, SnapshotLocation, BootModeOverride, DryRun. Did you mean NoReboot?',
  ],
  [
    'an input that is a text',
    () => expect(simulate().ec2).not.toHaveReceivedNth(1, CreateImage, wrong('web')),
    'Cannot check toHaveReceivedNth: the input is the string "web"; expected an object of members.',
  ],
  [
    'a count that is a text',
    () => expect(simulate().ec2).toHaveReceivedTimes(CreateImage, wrong('1')),
    'Cannot check toHaveReceivedTimes: the count is the string "1"; expected an integer of at least 0.',
  ],
  [
    'the call before the first',
    () => expect(simulate().ec2).toHaveReceivedNth(0, CreateImage),
    'Cannot check toHaveReceivedNth: n is the number 0; expected an integer of at least 1.',
  ],
])('refuses %s', (_, act, message) => {
  expect(act).toThrow(new TypeError(message))
})

function messageOf(act: () => void): string {
  try {
    act()
  } catch (error) {
    return stripVTControlCharacters((error as Error).message)
  }
  return 'no error'
}
