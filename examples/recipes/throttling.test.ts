import { simulateEc2 } from 'ec2wire/simulator'
import { expect, test } from 'vitest'
import { createImage } from './create-image.ts'

test('EC2 accepts two calls at once, then one call per second', async () => {
  const ec2 = simulateEc2({ throttle: { capacity: 2, refillPerSecond: 1 }, clock: Date.UTC(2026, 0, 1) })
  await createImage('first', ec2.fetch)
  await createImage('second', ec2.fetch)
  await expect(createImage('third', ec2.fetch)).rejects.toMatchObject({ code: 'RequestLimitExceeded', status: 503 })
  ec2.advance(1000)
  await createImage('third', ec2.fetch)
})
