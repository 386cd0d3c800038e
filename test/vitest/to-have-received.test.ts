import { stripVTControlCharacters } from 'node:util'
import { CreateImage, DescribeImages } from 'ec2wire'
import { toHaveReceived } from 'ec2wire/vitest'
import { expect, test } from 'vitest'
import { simulate } from '../mock/simulator/caller.js'

expect.extend({ toHaveReceived })

const input = { InstanceId: 'i-1234567890abcdef0', Name: 'web', NoReboot: true }
const Tags = [{ Key: 'purpose', Value: 'test' }]

async function received(...inputs: object[]) {
  const { ec2, call } = simulate()
  for (const more of inputs) await call(CreateImage, { ...input, ...more })
  return ec2
}

test('holds for a call of the action with these members at least', async () => {
  const ec2 = await received({}, { Name: 'second', TagSpecifications: [{ ResourceType: 'image', Tags }] })
  expect(ec2).toHaveReceived(CreateImage)
  expect(ec2).toHaveReceived(CreateImage, { NoReboot: true })
  expect(ec2).toHaveReceived(CreateImage, { Name: expect.stringMatching(/^sec/) })
  expect(ec2).toHaveReceived(CreateImage, { TagSpecifications: [{ Tags }] })
  expect(ec2).not.toHaveReceived(DescribeImages)
  expect(ec2).not.toHaveReceived(CreateImage, { NoReboot: false })
  expect(ec2).not.toHaveReceived(CreateImage, { TagSpecifications: [] })
})

test('says what was received instead', async () => {
  const ec2 = await received({ TagSpecifications: [{ ResourceType: 'image', Tags }] })
  expect(messageOf(() => expect(ec2).toHaveReceived(CreateImage, { NoReboot: false, Name: 'web' }))).toBe(
    `Expected EC2 to have received CreateImage with Object {
  "Name": "web",
  "NoReboot": false,
}; it received 1 of that action, and the last one differs:

- Expected
+ Received

  {
    "Name": "web",
-   "NoReboot": false,
+   "NoReboot": true,
  }`,
  )
})

test('says that nothing, or only something else was received', async () => {
  expect(messageOf(() => expect(simulate().ec2).toHaveReceived(CreateImage))).toBe(
    'Expected EC2 to have received CreateImage; it received no call.',
  )
  const { ec2, call } = simulate()
  await call(DescribeImages, {})
  await call(DescribeImages, {})
  expect(messageOf(() => expect(ec2).toHaveReceived(CreateImage))).toBe(
    'Expected EC2 to have received CreateImage; it received only DescribeImages, DescribeImages.',
  )
})

test('says what was received that should not be', async () => {
  const ec2 = await received({}, { Name: 'second' })
  expect(messageOf(() => expect(ec2).not.toHaveReceived(CreateImage, { NoReboot: true }))).toBe(
    `Expected EC2 not to have received CreateImage with Object {
  "NoReboot": true,
}; it received 2 of that action, 2 of them like that.`,
  )
})

test('is for simulators', () => {
  expect(messageOf(() => expect({}).toHaveReceived(CreateImage))).toBe(
    'toHaveReceived asserts on what simulateEc2 returns; found something else.',
  )
})

function messageOf(act: () => void): string {
  try {
    act()
  } catch (error) {
    return stripVTControlCharacters((error as Error).message)
  }
  return 'no error'
}
