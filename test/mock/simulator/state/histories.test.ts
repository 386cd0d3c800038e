// What the simulator remembers of its past has a bound: a port may run for weeks.
import { CreateImage, DeregisterImage, DescribeImages } from 'ec2wire'
import { expect, test } from 'vitest'
import { newYear, simulate } from '../caller.js'

test('the simulator remembers the newest 10,000 deregistered images', { timeout: 60_000 }, async () => {
  const { ec2, call } = simulate()
  const ids: string[] = []
  for (let count = 0; count <= 10_000; count++) {
    const { ImageId } = ec2.images.add({ Name: `web-${count}` })
    ids.push(ImageId)
    await call(DeregisterImage, { ImageId })
  }
  expect(await call(DescribeImages, { ImageIds: [ids[1] as string] })).toMatchObject({ Images: [] })
  await expect(call(DescribeImages, { ImageIds: [ids[0] as string] })).rejects.toMatchObject({
    code: 'InvalidAMIID.NotFound',
  })
})

test('an instance remembers its newest 10,000 reboots', { timeout: 60_000 }, async () => {
  const { ec2, call } = simulate()
  const InstanceId = 'i-1234567890abcdef0'
  const reboots = ec2.instances.get(InstanceId)?.reboots ?? []
  for (let count = 0; count <= 10_000; count++) {
    const { ImageId } = await call(CreateImage, { InstanceId, Name: 'web' })
    await call(DeregisterImage, { ImageId, DeleteAssociatedSnapshots: true })
    ec2.advance(1000)
  }
  expect(reboots.length).toBe(10_000)
  expect(reboots.at(-1)).toEqual(new Date(newYear + 10_000_000))
})
