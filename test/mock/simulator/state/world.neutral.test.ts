import { CreateImage, DescribeImages } from 'ec2wire'
import { type Fault, type SimulatedEc2, type SimulatorOptions, simulateEc2, truncated } from 'ec2wire/mock'
import { describe, expect, test, vi } from 'vitest'
import { simulate } from '../caller.js'

const InstanceId = 'i-1234567890abcdef0'

describe('refuses, when it is called', () => {
  test.each<[SimulatorOptions, string]>([
    [
      { latencies: 5 } as SimulatorOptions,
      'simulateEc2 has no option latencies; there are region, accountId, endpoint, instances, images, snapshots, latency, failures, throttle, seed, clock, pending, invisible, credentials, limits.',
    ],
    [{ region: 'mars' }, 'simulateEc2: region is mars; expected a Region such as us-east-1.'],
    [{ accountId: '123' }, 'simulateEc2: accountId is 123; expected 12 digits.'],
    [
      { endpoint: 'localhost' },
      'Cannot use the endpoint: it is the text "localhost"; expected a URL such as http://localhost:4566.',
    ],
    [
      { latency: -1 },
      "A latency is -1; expected milliseconds, [least, most], { median, p95 }, 'infinite' or a function.",
    ],
    [{ seed: 0.5 }, 'simulateEc2: seed is 0.5; expected an integer.'],
    [{ clock: new Date('x') }, 'A clock is Invalid Date; expected a Date, milliseconds since 1970 or a function.'],
    [{ pending: -1 }, 'simulateEc2: pending is -1; expected 0 or more milliseconds, or { polls } of 0 or more.'],
    [
      { pending: { poll: 3 } as never },
      'simulateEc2: pending is {"poll":3}; expected 0 or more milliseconds, or { polls } of 0 or more.',
    ],
    [{ invisible: Number.NaN }, 'simulateEc2: invisible is NaN; expected 0 or more milliseconds.'],
    [
      { throttle: { capacity: 0, refillPerSecond: 1 } },
      'simulateEc2: throttle is {"capacity":0,"refillPerSecond":1}; expected { capacity } of at least 1 and { refillPerSecond } of at least 0.',
    ],
    [{ failures: {} as never }, 'simulateEc2: failures is {}; expected a list.'],
    [{ images: [{} as never] }, 'simulateEc2: images[0].Name is missing; expected the name of the image.'],
    [
      { images: [{ Name: 'web' }, { Name: 'web', ImageId: 'ami-11111111' }] },
      expect.stringMatching(
        /^simulateEc2: images\[1\]\.Name is web, as that of ami-[0-9a-f]{17}; expected a name of its own\.$/,
      ),
    ],
    [
      {
        images: [
          { Name: 'web', ImageId: 'ami-11111111' },
          { Name: 'other', ImageId: 'ami-11111111' },
        ],
      },
      'simulateEc2: images[1]: ami-11111111 is there already; expected an ID of its own.',
    ],
    [
      { images: [{ Name: 'web', ImageId: 'ami-1' }] },
      'simulateEc2: images[0].ImageId is ami-1; expected ami- and 8 or 17 hexadecimal digits.',
    ],
    [
      {
        snapshots: [{ SnapshotId: 'snap-22222222' }],
        images: [{ Name: 'web', BlockDeviceMappings: [{ Ebs: { SnapshotId: 'snap-11111111' } }] }],
      },
      'simulateEc2: images[0].BlockDeviceMappings[0].Ebs.SnapshotId is snap-11111111, which is not there; the snapshots are: snap-22222222.',
    ],
    [
      { images: [{ Name: 'web', Stat: 'available' } as never] },
      expect.stringMatching(/^simulateEc2: images\[0\]\.Stat is unknown; there are ImageId, ImageLocation, State, /),
    ],
    [
      { instances: [{ BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Size: 8 } as never }] }] },
      expect.stringMatching(
        /^simulateEc2: instances\[0\]\.BlockDeviceMappings\[0\]\.Ebs\.Size is unknown; there are VolumeId, Status, /,
      ),
    ],
    [
      { instances: [{ State: { Name: 'asleep' as never } }] },
      expect.stringMatching(/^simulateEc2: instances\[0\]\.State\.Name: Invalid type: Expected /),
    ],
    [
      { instances: [{ BlockDeviceMappings: [{ DeviceName: '/dev/xvda' }, { DeviceName: '/dev/xvda' }] }] },
      'simulateEc2: instances[0].BlockDeviceMappings[1].DeviceName is /dev/xvda, as one before; expected a device of its own.',
    ],
    [{ accountId: 123456789012 as never }, 'simulateEc2: accountId is 123456789012; expected 12 digits.'],
    [{ clock: null as never }, 'A clock is null; expected a Date, milliseconds since 1970 or a function.'],
    [
      { limits: { maxBytes: 1 } as never },
      'simulateEc2: limits has no option maxBytes; there are maxLength, maxParameters, maxIndex, maxDepth.',
    ],
    [{ limits: { maxDepth: -1 } }, 'simulateEc2: limits: maxDepth is -1; expected a number of at least 0.'],
    [
      { credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } as never },
      'simulateEc2: credentials is another; expected { accessKeyId, secretAccessKey }, or a list of those.',
    ],
    [
      { images: [{ Name: 'x*' }] },
      expect.stringMatching(/^simulateEc2: images\[0\]\.Name is "x\*": AMI names must be /),
    ],
    [{ images: [{ Name: 'web', OwnerId: 'abc' }] }, 'simulateEc2: images[0].OwnerId is abc: Expected 12 digits.'],
    [
      { images: [{ Name: 'web', State: 'deregistered' }] },
      'simulateEc2: images[0].State is deregistered; what is no longer there cannot be given.',
    ],
    [
      { images: [{ Name: 'web', Tags: [{ Key: 'a' }, { Key: 'a' }] }] },
      'simulateEc2: images[0].Tags[1].Key is a, as one before; expected a key of its own.',
    ],
    [
      { instances: [{ State: { Code: 80, Name: 'running' } }] },
      'simulateEc2: instances[0].State.Code is 80; expected that of the name: 0 pending, 16 running, 32 shutting-down, 48 terminated, 64 stopping, 80 stopped.',
    ],
    [
      {
        instances: [
          {
            BlockDeviceMappings: ['/dev/xvda', '/dev/sdf'].map((DeviceName) => ({
              DeviceName,
              Ebs: { VolumeId: 'vol-11111111' },
            })),
          },
        ],
      },
      'simulateEc2: instances[0].BlockDeviceMappings[1].Ebs.VolumeId: vol-11111111 is there already; expected an ID of its own.',
    ],
    [
      { snapshots: [{ VolumeId: 'volume' }] },
      'simulateEc2: snapshots[0].VolumeId is volume; expected vol- and 8 or 17 hexadecimal digits.',
    ],
  ])('%j', (options, message) => {
    expect(messageOf(() => simulateEc2(options))).toEqual(message)
  })

  test.each<[failure: Fault, string]>([
    [
      'x' as never,
      'simulateEc2: failures[0]: what it fails with is x; expected an ec2Error(…), a failure such as networkError(), or a sequence(…) of those.',
    ],
    [
      truncated({ ImageID: 'ami-1' }),
      'Cannot encode the CreateImage response: ImageId is missing; expected a string, since the member is required.',
    ],
  ])('the failure %j', (failure, message) => {
    expect(messageOf(() => simulateEc2({ failures: [{ operation: CreateImage, failure }] }))).toBe(message)
  })

  test.each<[(ec2: SimulatedEc2) => unknown, string]>([
    [(ec2) => ec2.advance(1e300), 'A clock cannot be moved on by 1e+300; expected milliseconds, 0 or more.'],
    [(ec2) => ec2.advance(-1), 'A clock cannot be moved on by -1; expected milliseconds, 0 or more.'],
    [
      (ec2) => ec2.instances.set('i-11111111', { InstanceId: 'i-22222222' }),
      "set('i-11111111').InstanceId is i-22222222; expected i-11111111, or none.",
    ],
    [
      (ec2) => ec2.images.set('image', { Name: 'web' }),
      "set('image').ImageId is image; expected ami- and 8 or 17 hexadecimal digits.",
    ],
    [
      (ec2) => ec2.images.add({ Name: 'web' }).settle('done' as never),
      'An image cannot settle as done; expected available, failed, error, invalid, disabled.',
    ],
    [
      (ec2) => ec2.images.add({ Name: 'web' }).settle('failed', 'Client.Tired'),
      'An image cannot settle for the reason Client.Tired: give a message, or one of Client.InstanceTerminated, Client.InternalError, Client.InvalidSnapshot.NotFound, Client.VolumeLimitExceeded, Server.InternalError.',
    ],
    [
      (ec2) => ec2.snapshots.add({}).settle('done' as never),
      'A snapshot cannot settle as done; expected completed or error.',
    ],
  ])('%s', (act, message) => {
    expect(messageOf(() => act(simulateEc2()))).toBe(message)
  })
})

describe('the maps', () => {
  test('take as little of a resource as is said, and fill in the rest', async () => {
    const { ec2, call } = simulate()
    const { InstanceId: added } = ec2.instances.add({ State: { Name: 'stopped' } })
    expect(added).toMatch(/^i-[0-9a-f]{17}$/)
    ec2.instances.set('i-11111111', { InstanceType: 'm5.large' })
    expect(ec2.instances.get('i-11111111')).toMatchObject({ InstanceType: 'm5.large', State: { Name: 'running' } })
    const { ImageId } = await call(CreateImage, { InstanceId: added, Name: 'web' })
    expect([ec2.images.size, ec2.images.has(ImageId), ec2.instances.size]).toEqual([1, true, 8])
    expect([...ec2.images.values()].map(({ Name }) => Name)).toEqual(['web'])
  })

  test('can be written, and the calls see it', async () => {
    const { ec2, call } = simulate({ images: [{ ImageId: 'ami-11111111', Name: 'web' }] })
    ec2.images.delete('ami-11111111')
    expect((await call(DescribeImages, {})).Images).toEqual([])
    ec2.images.set('ami-22222222', { Name: 'web', State: 'pending' })
    const image = ec2.images.get('ami-22222222')
    if (image) image.Tags = [{ Key: 'a', Value: 'b' }]
    ec2.advance(4999)
    expect((await call(DescribeImages, {})).Images).toMatchObject([{ State: 'pending', Tags: [{ Key: 'a' }] }])
    ec2.advance(1)
    expect((await call(DescribeImages, {})).Images).toMatchObject([{ State: 'available' }])
    ec2.images.clear()
    await call(CreateImage, { InstanceId, Name: 'web' })
  })

  test('take a resource back that was there', () => {
    const { ec2 } = simulate({ images: [{ ImageId: 'ami-11111111', Name: 'web' }] })
    const image = ec2.images.get('ami-11111111')
    if (!image) throw new Error('There is no image.')
    ec2.images.set('ami-11111111', { ...image, Name: 'other' })
    expect(ec2.images.get('ami-11111111')).toMatchObject({ Name: 'other', State: 'available' })
    expect(ec2.images.add({ Name: 'web' }).Name).toBe('web')
    const instance = ec2.instances.get(InstanceId)
    if (instance) ec2.instances.set(InstanceId, { ...instance, InstanceType: 'm5.large' })
    expect(ec2.instances.get(InstanceId)).toMatchObject({ InstanceType: 'm5.large' })
  })

  test('have images that keep what they are found by', () => {
    const image = simulate().ec2.images.add({ Name: 'web' })
    expect(() => Object.assign(image, { Name: 'other' })).toThrow(TypeError)
  })

  test('take the world of another simulator, whose IDs are never made up again', async () => {
    const first = simulate()
    await first.call(CreateImage, { InstanceId, Name: 'one' })
    const second = simulate({ snapshots: [...first.ec2.snapshots.values()], images: [...first.ec2.images.values()] })
    await second.call(CreateImage, { InstanceId, Name: 'two' })
    expect([...second.ec2.images.values()].map(({ Name }) => Name)).toEqual(['one', 'two'])
  })

  test('leave nothing behind of what they refuse or replace', () => {
    const { ec2 } = simulate({ images: [{ ImageId: 'ami-11111111', Name: 'web' }] })
    expect(() => ec2.images.add({ ImageId: 'ami-11111111', Name: 'other' })).toThrow('is there already')
    ec2.images.set('ami-11111111', { Name: 'other' })
    expect(ec2.snapshots.size).toBe(1)
  })

  test('give each instance an address of its own', () => {
    const { ec2 } = simulate({ instances: [{}, {}] })
    const [first = ''] = ec2.instances.keys()
    ec2.instances.delete(first)
    ec2.instances.add({})
    expect([...ec2.instances.values()].map(({ PrivateIpAddress }) => PrivateIpAddress)).toEqual([
      '10.0.0.11',
      '10.0.0.12',
    ])
  })

  test('are as in the beginning after a reset, whatever became of the lists that were given', async () => {
    const instances = [{ InstanceId }]
    const { ec2, call } = simulate({ instances, images: [{ Name: 'one' }, { Name: 'two' }] })
    const { NextToken } = await call(DescribeImages, { MaxResults: 1 })
    instances.push({ InstanceId: 'nonsense' })
    ec2.reset()
    expect([...ec2.instances.keys()]).toEqual([InstanceId])
    expect((await call(DescribeImages, { MaxResults: 1 })).NextToken).toBe(NextToken)
  })

  test('are not those of the log', async () => {
    const { ec2, call } = simulate({ images: [{ ImageId: 'ami-11111111', Name: 'web' }] })
    await call(DescribeImages, {})
    ec2.images.get('ami-11111111')?.Tags.push({ Key: 'a', Value: 'b' })
    expect(ec2.calls(DescribeImages)[0]?.output?.Images?.[0]?.Tags).toEqual([])
  })

  test('are not those of another simulator, nor what was given', () => {
    const images = [{ ImageId: 'ami-11111111', Name: 'web', Tags: [{ Key: 'a', Value: 'b' }] }]
    const [one, other] = [simulateEc2({ images }), simulateEc2({ images })]
    one.images.get('ami-11111111')?.Tags.push({ Key: 'c', Value: 'd' })
    one.instances.clear()
    expect(other.images.get('ami-11111111')?.Tags).toHaveLength(1)
    expect(images[0]?.Tags).toHaveLength(1)
    expect(other.instances.size).toBe(6)
  })

  test('give an image without devices one with a snapshot', () => {
    const { ec2 } = simulate({
      images: [
        { Name: 'web', RootDeviceName: '/dev/sda1' },
        { Name: 'old', RootDeviceType: 'instance-store' },
      ],
    })
    const [web, old] = [...ec2.images.values()]
    const [SnapshotId] = ec2.snapshots.keys()
    expect(web?.BlockDeviceMappings).toMatchObject([{ DeviceName: '/dev/sda1', Ebs: { SnapshotId } }])
    expect(old?.BlockDeviceMappings).toEqual([])
  })
})

describe('the clock', () => {
  test.each([
    ['a Date', new Date('2026-01-01T00:00:00Z')],
    ['milliseconds', Date.UTC(2026, 0, 1)],
    ['a function', () => Date.UTC(2026, 0, 1)],
  ])('is %s', async (_, clock) => {
    const { ec2, call } = simulate({ clock })
    ec2.advance(1500)
    const { ImageId } = await call(CreateImage, { InstanceId, Name: 'web' })
    expect(ec2.images.get(ImageId)?.CreationDate).toBe('2026-01-01T00:00:01.000Z')
  })

  test('that does not work is reported, and answered as InternalError', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    let time = Date.UTC(2026, 0, 1)
    const { call } = simulate({ clock: () => time })
    time = Number.NaN
    await expect(call(DescribeImages, {})).rejects.toMatchObject({ code: 'InternalError', status: 500 })
    expect(log.mock.calls[0]?.[1]).toEqual(
      new TypeError('The clock of the simulator shows NaN; expected milliseconds since 1970.'),
    )
    log.mockRestore()
  })

  test('is the real one by default', () => {
    const before = Date.now()
    const { StartTime } = simulateEc2().snapshots.add({})
    expect(StartTime?.getTime()).toBeGreaterThanOrEqual(before)
    expect(StartTime?.getTime()).toBeLessThanOrEqual(Date.now())
  })
})

test('the region and the account are in what is made', async () => {
  const { ec2, call } = simulate({ region: 'eu-west-1', accountId: '999999999999' })
  const { ImageId } = await call(CreateImage, { InstanceId, Name: 'web' })
  expect(ec2.images.get(ImageId)).toMatchObject({
    OwnerId: '999999999999',
    ImageLocation: '999999999999/web',
    SourceImageRegion: 'eu-west-1',
  })
  expect(ec2.instances.get(InstanceId)).toMatchObject({
    Placement: { AvailabilityZone: 'eu-west-1a' },
    PrivateDnsName: 'ip-10-0-0-10.eu-west-1.compute.internal',
  })
})

function messageOf(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return (error as Error).message
  }
  return 'no error'
}
