import { CreateImage, DescribeImages } from 'ec2wire'
import {
  type FailureOption,
  type Fault,
  type SimulatedEc2,
  type SimulatorOptions,
  simulateEc2,
  truncated,
} from 'ec2wire/mock'
import { describe, expect, test, vi } from 'vitest'
import { simulate } from '../caller.js'

const InstanceId = 'i-1234567890abcdef0'

describe('throws when it is called', () => {
  test.each<[SimulatorOptions, string]>([
    ['us-east-1' as SimulatorOptions, 'Cannot simulate EC2: it is the string "us-east-1"; expected an object.'],
    [
      { latencies: 5 } as SimulatorOptions,
      'Cannot simulate EC2: latencies is unknown; expected one of region, accountId, endpoint, instances, images, snapshots, latency, failures, throttle, seed, clock, pending, invisible, lingering, publicImages, pages, credentials, limits, log. Did you mean latency?',
    ],
    [{ region: 'mars' }, 'Cannot simulate EC2: region is the string "mars"; expected a Region such as us-east-1.'],
    [{ accountId: '123' }, 'Cannot simulate EC2: accountId is the string "123"; expected 12 digits.'],
    [
      { endpoint: 'localhost' },
      'Cannot use the endpoint: it is the string "localhost"; expected a URL such as http://localhost:5566.',
    ],
    [
      { latency: -1 },
      "Cannot simulate EC2: latency is the number -1; expected milliseconds, [least, most], { median, p95 }, 'infinite' or a function.",
    ],
    [
      { latency: null as never },
      "Cannot simulate EC2: latency is null; expected milliseconds, [least, most], { median, p95 }, 'infinite' or a function.",
    ],
    [{ seed: 0.5 }, 'Cannot simulate EC2: seed is the number 0.5; expected an integer.'],
    [
      { clock: new Date('x') },
      'Cannot simulate EC2: clock is an invalid Date; expected a Date, milliseconds since 1970 or a function.',
    ],
    [{ pending: -1 }, 'Cannot simulate EC2: pending is the number -1; expected milliseconds, 0 or more, or { polls }.'],
    [
      { pending: { poll: 3 } as never },
      'Cannot simulate EC2: pending.poll is unknown; expected one of polls. Did you mean polls?',
    ],
    [
      { pending: { polls: '3' as never } },
      'Cannot simulate EC2: pending.polls is the string "3"; expected an integer of 0 or more.',
    ],
    [
      { instances: [{ ReservationId: 'i-11111111' }] },
      'Cannot simulate EC2: instances[0].ReservationId is the string "i-11111111"; expected r- and 8 or 17 hexadecimal digits.',
    ],
    [
      { pages: 'cut' } as unknown as SimulatorOptions,
      `Cannot simulate EC2: pages is the string "cut"; expected 'short' or 'full'.`,
    ],
    [{ invisible: Number.NaN }, 'Cannot simulate EC2: invisible is the number NaN; expected milliseconds, 0 or more.'],
    [{ lingering: -1 }, 'Cannot simulate EC2: lingering is the number -1; expected milliseconds, 0 or more.'],
    [
      { publicImages: 'all' as never },
      'Cannot simulate EC2: publicImages is the string "all"; expected true, false or a list.',
    ],
    [
      { publicImages: [{} as never] },
      'Cannot simulate EC2: publicImages[0].Name is missing; expected the name of the image.',
    ],
    [
      { publicImages: [{ Name: 'base', Public: false }] },
      'Cannot simulate EC2: publicImages[0].Public is false; expected true, or nothing.',
    ],
    [
      { images: [{ Name: 'web', Public: false, LaunchPermissions: [{ Group: 'all' }] }] },
      "Cannot simulate EC2: images[0].Public is false; expected true, since LaunchPermissions has { Group: 'all' }.",
    ],
    [
      { images: [{ Name: 'web', LaunchPermissions: [{}] }] },
      "Cannot simulate EC2: images[0].LaunchPermissions[0] is an empty object; expected { UserId } or { Group: 'all' }.",
    ],
    [
      { snapshots: [{ CreateVolumePermissions: [{ UserId: '123456789012', Group: 'all' }] }] },
      "Cannot simulate EC2: snapshots[0].CreateVolumePermissions[0] is an object with both UserId and Group; expected { UserId } or { Group: 'all' }.",
    ],
    [
      { snapshots: [{ CreateVolumePermissions: [{ UserId: 'self' }] }] },
      'Cannot simulate EC2: snapshots[0].CreateVolumePermissions[0].UserId is the string "self"; expected 12 digits.',
    ],
    [
      { snapshots: [{ CreateVolumePermissions: [{ Group: 'everyone' as never }] }] },
      'Cannot simulate EC2: snapshots[0].CreateVolumePermissions[0].Group is the string "everyone"; expected "all".',
    ],
    [
      { throttle: { capacity: 0, refillPerSecond: 1 } },
      'Cannot simulate EC2: throttle.capacity is the number 0; expected a number of 1 or more.',
    ],
    [
      { throttle: { capacity: 1 } as never },
      'Cannot simulate EC2: throttle.refillPerSecond is missing; expected a number of 0 or more.',
    ],
    [
      { throttle: { capacity: 1, refillPerSecond: 1, burst: 5 } as never },
      'Cannot simulate EC2: throttle.burst is unknown; expected one of capacity, refillPerSecond.',
    ],
    [{ failures: {} as never }, 'Cannot simulate EC2: failures is an object (Object); expected a list.'],
    [{ images: [{} as never] }, 'Cannot simulate EC2: images[0].Name is missing; expected the name of the image.'],
    [
      { images: [{ Name: 'web' }, { Name: 'web', ImageId: 'ami-11111111' }] },
      expect.stringMatching(
        /^Cannot simulate EC2: images\[1\]\.Name is the string "web", the name of ami-[0-9a-f]{17}; expected a name that no other image has\.$/,
      ),
    ],
    [
      {
        images: [
          { Name: 'web', ImageId: 'ami-11111111' },
          { Name: 'other', ImageId: 'ami-11111111' },
        ],
      },
      'Cannot simulate EC2: images[1].ImageId is the string "ami-11111111", which is in use; expected an ID that no other resource has.',
    ],
    [
      { images: [{ Name: 'web', ImageId: 'ami-1' }] },
      'Cannot simulate EC2: images[0].ImageId is the string "ami-1"; expected ami- and 8 or 17 hexadecimal digits.',
    ],
    [
      {
        snapshots: [{ SnapshotId: 'snap-22222222' }],
        images: [{ Name: 'web', BlockDeviceMappings: [{ Ebs: { SnapshotId: 'snap-11111111' } }] }],
      },
      'Cannot simulate EC2: images[0].BlockDeviceMappings[0].Ebs.SnapshotId is the string "snap-11111111"; expected an existing snapshot: snap-22222222.',
    ],
    [
      { images: [{ Name: 'web', BlockDeviceMappings: [{ Ebs: { SnapshotId: 'snap-11111111' } }] }] },
      'Cannot simulate EC2: images[0].BlockDeviceMappings[0].Ebs.SnapshotId is the string "snap-11111111"; expected an existing snapshot (there is none).',
    ],
    [
      { images: [{ Name: 'web', Stat: 'available' } as never] },
      expect.stringMatching(
        /^Cannot simulate EC2: images\[0\]\.Stat is unknown\. Did you mean State\? Expected one of ImageId, ImageLocation, State, .*\.$/,
      ),
    ],
    [
      { instances: [{ BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Size: 8 } as never }] }] },
      expect.stringMatching(
        /^Cannot simulate EC2: instances\[0\]\.BlockDeviceMappings\[0\]\.Ebs\.Size is unknown; expected one of VolumeId, Status, /,
      ),
    ],
    [
      { instances: [{ instanceId: 'i-11111111' } as never] },
      expect.stringMatching(
        /^Cannot simulate EC2: instances\[0\]\.instanceId is unknown\. Did you mean InstanceId\? Expected one of .*\.$/,
      ),
    ],
    [
      { snapshots: [{ VolumeSise: 8 } as never] },
      expect.stringMatching(
        /^Cannot simulate EC2: snapshots\[0\]\.VolumeSise is unknown\. Did you mean VolumeSize\? Expected one of .*\.$/,
      ),
    ],
    [
      { instances: [{ BlockDeviceMappings: [{} as never] }] },
      'Cannot simulate EC2: instances[0].BlockDeviceMappings[0].DeviceName is missing; expected a value, since it is required.',
    ],
    [
      { snapshots: [{ VolumeSize: '8' as never }] },
      'Cannot simulate EC2: snapshots[0].VolumeSize is the string "8"; expected a number.',
    ],
    [{ images: ['web' as never] }, 'Cannot simulate EC2: images[0] is the string "web"; expected an object.'],
    [
      { instances: [{ State: 'stopped' as never }] },
      'Cannot simulate EC2: instances[0].State is the string "stopped"; expected an object such as { Name: "stopped" }.',
    ],
    [
      { instances: [{ State: 'asleep' as never }] },
      'Cannot simulate EC2: instances[0].State is the string "asleep"; expected an object such as { Code, Name }.',
    ],
    [
      { instances: [{ State: 80 as never }] },
      'Cannot simulate EC2: instances[0].State is the number 80; expected an object such as { Code: 80 }.',
    ],
    [
      { instances: [{ State: null as never }] },
      'Cannot simulate EC2: instances[0].State is null; expected an object such as { Code, Name }.',
    ],
    [
      { instances: [{ BlockDeviceMappings: ['/dev/xvda' as never] }] },
      'Cannot simulate EC2: instances[0].BlockDeviceMappings[0] is the string "/dev/xvda"; expected an object such as { DeviceName: "/dev/xvda" }.',
    ],
    [
      { images: [{ Name: 'web', Tags: { purpose: 'test' } as never }] },
      'Cannot simulate EC2: images[0].Tags is an object (Object); expected a list of objects such as { Key, Value }.',
    ],
    [
      { instances: ['i-11111111' as never] },
      'Cannot simulate EC2: instances[0] is the string "i-11111111"; expected an object.',
    ],
    [
      { instances: [{ State: { Name: 'asleep' as never } }] },
      'Cannot simulate EC2: instances[0].State.Name is the string "asleep"; expected "pending" or "running" or "shutting-down" or "terminated" or "stopping" or "stopped".',
    ],
    [
      { instances: [{ BlockDeviceMappings: [{ DeviceName: '/dev/xvda' }, { DeviceName: '/dev/xvda' }] }] },
      'Cannot simulate EC2: instances[0].BlockDeviceMappings[1].DeviceName is the string "/dev/xvda", as in another device; expected a name that no other device has.',
    ],
    [
      { accountId: 123456789012 as never },
      'Cannot simulate EC2: accountId is the number 123456789012; expected 12 digits.',
    ],
    [
      { clock: null as never },
      'Cannot simulate EC2: clock is null; expected a Date, milliseconds since 1970 or a function.',
    ],
    [
      { limits: { maxBytes: 1 } as never },
      'Cannot simulate EC2: limits.maxBytes is unknown; expected one of maxLength, maxParameters, maxIndex, maxDepth.',
    ],
    [
      { limits: { maxDepth: -1 } },
      'Cannot simulate EC2: limits.maxDepth is the number -1; expected a number of 0 or more.',
    ],
    [
      { credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } as never },
      'Cannot simulate EC2: credentials.secretAccessKey is missing; expected a string.',
    ],
    [{ credentials: [] }, 'Cannot simulate EC2: credentials is an empty list; expected at least one access key.'],
    [
      { credentials: [{ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 12345 as never }] },
      'Cannot simulate EC2: credentials[0].secretAccessKey is not a string; expected a string.',
    ],
    [
      { images: [{ Name: 'x*' }] },
      expect.stringMatching(/^Cannot simulate EC2: images\[0\]\.Name is the string "x\*"\. AMI names must be /),
    ],
    [
      { images: [{ Name: 'web', OwnerId: 'abc' }] },
      'Cannot simulate EC2: images[0].OwnerId is the string "abc"; expected 12 digits.',
    ],
    [
      { images: [{ Name: 'web', State: 'deregistered' }] },
      'Cannot simulate EC2: images[0].State is the string "deregistered"; expected the state of an image that exists.',
    ],
    [
      { images: [{ Name: 'web', Tags: [{ Key: 'a' }, { Key: 'a' }] }] },
      'Cannot simulate EC2: images[0].Tags[1].Key is the string "a", as in another tag; expected a key that no other tag has.',
    ],
    [
      { instances: [{ State: { Code: 80, Name: 'running' } }] },
      'Cannot simulate EC2: instances[0].State.Code is the number 80; expected the code of the name: 0 pending, 16 running, 32 shutting-down, 48 terminated, 64 stopping, 80 stopped.',
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
      'Cannot simulate EC2: instances[0].BlockDeviceMappings[1].Ebs.VolumeId is the string "vol-11111111", which is in use; expected an ID that no other resource has.',
    ],
    [
      { snapshots: [{ VolumeId: 'volume' }] },
      'Cannot simulate EC2: snapshots[0].VolumeId is the string "volume"; expected vol- and 8 or 17 hexadecimal digits.',
    ],
  ])('%j', (options, message) => {
    expect(messageOf(() => simulateEc2(options))).toEqual(message)
  })

  test.each<[failure: Fault, string]>([
    [
      'x' as never,
      'Cannot simulate EC2: failures[0].failure is the string "x"; expected an ec2Error(…), a failure such as networkError(), or a sequence(…) of these.',
    ],
    [
      truncated({ ImageID: 'ami-1' }),
      'Cannot encode the CreateImage response: ImageID is unknown; expected one of RequestId, ImageId. Did you mean ImageId?',
    ],
  ])('the failure %j', (failure, message) => {
    expect(messageOf(() => simulateEc2({ failures: [{ operation: CreateImage, failure }] }))).toBe(message)
  })

  test.each<[FailureOption, string]>([
    [
      { operation: 'CreateImage' as never, failure: truncated() },
      'Cannot simulate EC2: failures[0].operation is the string "CreateImage"; expected an operation such as CreateImage. Pass the operation CreateImage, not its name.',
    ],
    [
      { operation: CreateImage, failure: truncated(), times: 0 },
      'Cannot simulate EC2: failures[0].times is the number 0; expected an integer of 1 or more.',
    ],
    [
      { operation: CreateImage, failure: truncated(), tims: 1 } as never,
      'Cannot simulate EC2: failures[0].tims is unknown; expected one of times, skip, rate, when, effect. Did you mean times?',
    ],
  ])('for the options of a failure: %j', (option, message) => {
    expect(messageOf(() => simulateEc2({ failures: [option] }))).toBe(message)
  })

  test.each<[(ec2: SimulatedEc2) => unknown, string]>([
    [
      (ec2) => ec2.advance(1e300),
      'Cannot advance the clock: milliseconds is the number 1e+300; expected a number that leads to a time before the year 9999.',
    ],
    [
      (ec2) => ec2.advance(-1),
      'Cannot advance the clock: milliseconds is the number -1; expected a number of 0 or more.',
    ],
    [
      (ec2) => ec2.advance('5' as never),
      'Cannot advance the clock: milliseconds is the string "5"; expected a number of 0 or more.',
    ],
    [
      (ec2) => ec2.images.add({ name: 'web' } as never),
      expect.stringMatching(/^Cannot add the image: name is unknown\. Did you mean Name\? Expected one of .*\.$/),
    ],
    [(ec2) => ec2.snapshots.add('x' as never), 'Cannot add the snapshot: it is the string "x"; expected an object.'],
    [
      (ec2) => ec2.instances.set('i-11111111', { InstanceId: 'i-22222222' }),
      'Cannot set the instance i-11111111: InstanceId is the string "i-22222222"; expected i-11111111, or no ID.',
    ],
    [
      (ec2) => (ec2.images.set as unknown as (init: object) => unknown).call(ec2.images, { Name: 'web' }),
      'Cannot set the image: id is an object (Object); expected the ID of the image. Without an ID, call add().',
    ],
    [
      (ec2) => ec2.images.set('image', { Name: 'web' }),
      'Cannot set the image image: ImageId is the string "image"; expected ami- and 8 or 17 hexadecimal digits.',
    ],
    [
      (ec2) => ec2.images.add({ Name: 'web' }).settle('done' as never),
      'Cannot settle the image: the state is the string "done"; expected available, failed, error, invalid, disabled.',
    ],
    [
      (ec2) => ec2.images.add({ Name: 'web' }).settle('Failed' as never),
      'Cannot settle the image: the state is the string "Failed"; expected available, failed, error, invalid, disabled. Did you mean failed?',
    ],
    [
      (ec2) => ec2.images.add({ Name: 'web' }).settle('failed', 'Client.Tired'),
      'Cannot settle the image: the code is the string "Client.Tired"; expected a code with a message, or one of Client.InstanceTerminated, Client.InternalError, Client.InvalidSnapshot.NotFound, Client.VolumeLimitExceeded, Server.InternalError.',
    ],
    [
      (ec2) => ec2.snapshots.add({}).settle('done' as never),
      'Cannot settle the snapshot: the state is the string "done"; expected completed or error.',
    ],
  ])('%s', (act, message) => {
    expect(messageOf(() => act(simulateEc2()))).toEqual(message)
  })
})

describe('the maps', () => {
  test('accept a part of a resource, and add the rest', async () => {
    const { ec2, call } = simulate()
    const { InstanceId: added } = ec2.instances.add({ State: { Name: 'stopped' } })
    expect(added).toMatch(/^i-[0-9a-f]{17}$/)
    ec2.instances.set('i-11111111', { InstanceType: 'm5.large' })
    expect(ec2.instances.get('i-11111111')).toMatchObject({ InstanceType: 'm5.large', State: { Name: 'running' } })
    const { ImageId } = await call(CreateImage, { InstanceId: added, Name: 'web' })
    expect([ec2.images.size, ec2.images.has(ImageId), ec2.instances.size]).toEqual([1, true, 8])
    expect([...ec2.images.values()].map(({ Name }) => Name)).toEqual(['web'])
  })

  test('can be changed, and calls see the change', async () => {
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

  test('accept a resource of their own', () => {
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

  test('have images whose name and ID are read-only', () => {
    const image = simulate().ec2.images.add({ Name: 'web' })
    expect(() => Object.assign(image, { Name: 'other' })).toThrow(TypeError)
  })

  test('accept the resources of another simulator, and do not generate their IDs again', async () => {
    const first = simulate()
    await first.call(CreateImage, { InstanceId, Name: 'one' })
    const second = simulate({ snapshots: [...first.ec2.snapshots.values()], images: [...first.ec2.images.values()] })
    await second.call(CreateImage, { InstanceId, Name: 'two' })
    expect([...second.ec2.images.values()].map(({ Name }) => Name)).toEqual(['one', 'two'])
  })

  test('keep nothing of an invalid or a replaced resource', () => {
    const { ec2 } = simulate({ images: [{ ImageId: 'ami-11111111', Name: 'web' }] })
    expect(() => ec2.images.add({ ImageId: 'ami-11111111', Name: 'other' })).toThrow('which is in use')
    ec2.images.set('ami-11111111', { Name: 'other' })
    expect(ec2.snapshots.size).toBe(1)
  })

  test('give each instance another address', () => {
    const { ec2 } = simulate({ instances: [{}, {}] })
    const [first = ''] = ec2.instances.keys()
    ec2.instances.delete(first)
    ec2.instances.add({})
    expect([...ec2.instances.values()].map(({ PrivateIpAddress }) => PrivateIpAddress)).toEqual([
      '10.0.0.11',
      '10.0.0.12',
    ])
  })

  test('are in the initial state after a reset, even if the lists of the options changed', async () => {
    const instances = [{ InstanceId }]
    const { ec2, call } = simulate({ instances, images: [{ Name: 'one' }, { Name: 'two' }] })
    const { NextToken } = await call(DescribeImages, { MaxResults: 1 })
    instances.push({ InstanceId: 'nonsense' })
    ec2.reset()
    expect([...ec2.instances.keys()]).toEqual([InstanceId])
    expect((await call(DescribeImages, { MaxResults: 1 })).NextToken).toBe(NextToken)
  })

  test('do not share objects with the log', async () => {
    const { ec2, call } = simulate({ images: [{ ImageId: 'ami-11111111', Name: 'web' }] })
    await call(DescribeImages, {})
    ec2.images.get('ami-11111111')?.Tags.push({ Key: 'a', Value: 'b' })
    expect(ec2.calls(DescribeImages)[0]?.output?.Images?.[0]).not.toHaveProperty('Tags')
  })

  test('do not share objects with another simulator, or with the options', () => {
    const images = [{ ImageId: 'ami-11111111', Name: 'web', Tags: [{ Key: 'a', Value: 'b' }] }]
    const [one, other] = [simulateEc2({ images }), simulateEc2({ images })]
    one.images.get('ami-11111111')?.Tags.push({ Key: 'c', Value: 'd' })
    one.instances.clear()
    expect(other.images.get('ami-11111111')?.Tags).toHaveLength(1)
    expect(images[0]?.Tags).toHaveLength(1)
    expect(other.instances.size).toBe(6)
  })

  test('give an image without devices a root device with a snapshot', () => {
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

  test('that does not work is reported, and becomes InternalError', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    let time = Date.UTC(2026, 0, 1)
    const { call } = simulate({ clock: () => time })
    time = Number.NaN
    await expect(call(DescribeImages, {})).rejects.toMatchObject({ code: 'InternalError', status: 500 })
    expect(log.mock.calls[0]?.[1]).toEqual(
      new TypeError('Cannot read the clock: the time is the number NaN; expected milliseconds since 1970.'),
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

test('new resources belong to the Region and the account', async () => {
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
