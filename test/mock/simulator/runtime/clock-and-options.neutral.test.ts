import { CreateImage, DescribeImages, DescribeSnapshots, fromResponse, toRequest } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/mock'
import { expect, test } from 'vitest'
import { newYear, simulate } from '../caller.js'

const input = { InstanceId: 'i-1234567890abcdef0', Name: 'web' }

test('a fork has the options of the beginning, whatever became of the object', async () => {
  const images = [{ Name: 'base', Tags: [{ Key: 'a', Value: 'b' }] }]
  const options = { images, clock: new Date(newYear), pending: { polls: 5 }, latency: [0, 0] as [number, number] }
  const ec2 = simulateEc2(options)
  images[0] = { Name: 'other', Tags: [] }
  images.push({ Name: 'another', Tags: [] })
  options.clock.setTime(0)
  options.pending.polls = 0
  options.latency[1] = 60_000
  Object.assign(options, { region: 'eu-west-1' })
  for (const simulator of [ec2.fork(), ec2.fork().fork(), ec2]) {
    expect([...simulator.images.values()]).toMatchObject([{ Name: 'base', Tags: [{ Key: 'a', Value: 'b' }] }])
    const response = await simulator.fetch(toRequest(CreateImage, input, { region: 'us-east-1' }))
    expect(response.headers.get('date')).toBe(new Date(newYear).toUTCString())
    const { ImageId } = await fromResponse(CreateImage, response)
    expect(simulator.images.get(ImageId)?.State).toBe('pending')
  }
})

test('the progress of a snapshot is not negative if the clock goes back', async () => {
  let now = newYear
  const { call } = simulate({ clock: () => now, pending: 60_000 })
  await call(CreateImage, input)
  now -= 90_000
  const { Snapshots = [] } = await call(DescribeSnapshots, {})
  expect(Snapshots.map(({ Progress, State }) => [Progress, State])).toEqual([['0%', 'pending']])
})

test('the progress of a snapshot is a whole percent, without errors of binary fractions', async () => {
  const { ec2, call } = simulate({ pending: 100 })
  await call(CreateImage, input)
  for (let percent = 1; percent <= 99; percent++) {
    ec2.advance(1)
    const { Snapshots = [] } = await call(DescribeSnapshots, {})
    expect(Snapshots[0]?.Progress).toBe(`${percent}%`)
  }
})

test('a bucket refills in whole tokens, without errors of binary fractions', async () => {
  const { ec2, call } = simulate({ throttle: { capacity: 1, refillPerSecond: 0.1 } })
  await call(DescribeImages, {})
  for (let second = 1; second <= 10; second++) {
    await expect(call(DescribeImages, {})).rejects.toMatchObject({ code: 'RequestLimitExceeded' })
    ec2.advance(1000)
  }
  await call(DescribeImages, {})
})

test('a clock may stand at the last second of the year 9998, and EC2 still answers', async () => {
  const { ec2, call } = simulate()
  expect(() => ec2.advance(8.64e15)).toThrow('expected a number that leads to a time before the year 9999')
  expect(() => ec2.advance(null as never)).toThrow('milliseconds is null')
  ec2.advance(Date.UTC(9998, 11, 31, 23, 59, 59) - newYear)
  await call(CreateImage, input)
  const { Images = [] } = await call(DescribeImages, {})
  expect(Images).toMatchObject([{ CreationDate: '9998-12-31T23:59:59.000Z' }])
})
