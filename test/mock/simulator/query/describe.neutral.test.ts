import {
  CreateImage,
  CreateTags,
  DeleteTags,
  DeregisterImage,
  DescribeImages,
  type DescribeImagesInput,
  DescribeInstances,
  DescribeSnapshots,
  type Filter,
} from 'ec2wire'
import type { ImageInit } from 'ec2wire/mock'
import { describe, expect, test } from 'vitest'
import { newYear, simulate } from '../caller.js'

const images: ImageInit[] = [
  {
    ImageId: 'ami-11111111',
    Name: 'web-1',
    Description: 'a*b',
    Tags: [
      { Key: 'Owner', Value: 'TeamA' },
      { Key: 'Stage', Value: 'prod' },
    ],
    BlockDeviceMappings: [
      { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, VolumeType: 'gp3', DeleteOnTermination: true } },
      { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 100, VolumeType: 'io2', DeleteOnTermination: false } },
    ],
  },
  { ImageId: 'ami-22222222', Name: 'web-2', Architecture: 'arm64', Tags: [{ Key: 'Owner', Value: 'TeamB' }] },
  {
    ImageId: 'ami-33333333',
    Name: 'db-1',
    Platform: 'windows',
    State: 'failed',
    StateReason: { Code: 'Server.InternalError', Message: 'Server.InternalError: x' },
  },
  { ImageId: 'ami-44444444', Name: 'base', OwnerId: '999999999999', ImageOwnerAlias: 'amazon', Public: true },
  {
    ImageId: 'ami-55555555',
    Name: 'shared',
    OwnerId: '999999999999',
    LaunchPermissions: [{ UserId: '123456789012' }],
  },
  { ImageId: 'ami-88888888', Name: 'private', OwnerId: '999999999999' },
  {
    ImageId: 'ami-66666666',
    Name: 'old',
    OwnerId: '999999999999',
    Public: true,
    DeprecationTime: '2025-01-01T00:00:00.000Z',
  },
  { ImageId: 'ami-77777777', Name: 'off', State: 'disabled' },
]

describe('DescribeImages', () => {
  test.each<[string, input: DescribeImagesInput, numbers: string]>([
    ['what can be launched', {}, '1 2 3 4 5'],
    ['the own ones', { Owners: ['self'] }, '1 2 3'],
    ['those of an account', { Owners: ['999999999999'] }, '4 5'],
    ['those of Amazon, and the own ones', { Owners: ['amazon', 'self'] }, '1 2 3 4'],
    ['public ones', { ExecutableUsers: ['all'] }, '4'],
    ['those that are shared with the account', { ExecutableUsers: ['self'] }, '5'],
    ['deprecated ones, too', { IncludeDeprecated: true }, '1 2 3 4 5 6'],
    ['a deprecated one by its ID', { ImageIds: ['ami-66666666'] }, '6'],
    ['disabled ones, too', { Owners: ['self'], IncludeDisabled: true }, '1 2 3 7'],
    ['by IDs, each once', { ImageIds: ['ami-22222222', 'ami-11111111', 'ami-22222222'] }, '2 1'],
    ['by IDs and owner', { ImageIds: ['ami-11111111', 'ami-44444444'], Owners: ['self'] }, '1'],
  ])('%s', async (_, input, numbers) => {
    expect(await list(input)).toBe(numbers)
  })

  test.each<[filters: Filter[], numbers: string]>([
    [[{ Name: 'name', Values: ['web-1'] }], '1'],
    [[{ Name: 'name', Values: ['web-*'] }], '1 2'],
    [[{ Name: 'name', Values: ['?eb-?'] }], '1 2'],
    [[{ Name: 'name', Values: ['*1', 'base'] }], '1 3 4'],
    [[{ Name: 'name', Values: ['WEB-1'] }], ''],
    [[{ Name: 'name', Values: ['web'] }], ''],
    [[{ Name: 'name', Values: [] }], ''],
    [[{ Name: 'description', Values: ['a\\*b'] }], '1'],
    [[{ Name: 'description', Values: ['a\\?b'] }], ''],
    [
      [
        { Name: 'name', Values: ['*'] },
        { Name: 'architecture', Values: ['arm64'] },
      ],
      '2',
    ],
    [[{ Name: 'tag:Owner', Values: ['TeamA'] }], '1'],
    [[{ Name: 'tag:Owner', Values: ['Team*'] }], '1 2'],
    [[{ Name: 'tag:owner', Values: ['TeamA'] }], ''],
    [[{ Name: 'tag-key', Values: ['Stage'] }], '1'],
    [
      [
        { Name: 'tag:Owner', Values: ['TeamA'] },
        { Name: 'tag:Stage', Values: ['test'] },
      ],
      '',
    ],
    [[{ Name: 'is-public', Values: ['true'] }], '4'],
    [[{ Name: 'state', Values: ['available'] }], '1 2 4 5'],
    [[{ Name: 'state', Values: ['failed', 'pending'] }], '3'],
    [[{ Name: 'state-reason-code', Values: ['Server.*'] }], '3'],
    [[{ Name: 'platform', Values: ['windows'] }], '3'],
    [[{ Name: 'owner-alias', Values: ['amazon'] }], '4'],
    [[{ Name: 'owner-id', Values: ['123456789012'] }], '1 2 3'],
    [[{ Name: 'image-id', Values: ['ami-1*'] }], '1'],
    [[{ Name: 'manifest-location', Values: ['*/base'] }], '4'],
    [[{ Name: 'creation-date', Values: ['2026-01-01T*'] }], '1 2 3 4 5'],
    [[{ Name: 'block-device-mapping.volume-size', Values: ['100'] }], '1'],
    [[{ Name: 'block-device-mapping.delete-on-termination', Values: ['false'] }], '1'],
    [[{ Name: 'block-device-mapping.device-name', Values: ['/dev/sdf'] }], '1'],
    [[{ Name: 'source-instance-id', Values: ['*'] }], ''],
  ])('with filters %j', async (Filters, numbers) => {
    expect(await list({ Filters })).toBe(numbers)
  })

  test('long filters take no time over many images', async () => {
    const Values = Array.from({ length: 200 }, (_, index) => `${index}${'*?'.repeat(126)}`)
    const { call } = simulate({ images: Array.from({ length: 1000 }, (_, index) => ({ Name: `image-${index}` })) })
    expect((await call(DescribeImages, { Filters: [{ Name: 'name', Values }] })).Images).toEqual([])
  })

  test('a filter of many stars takes no time', async () => {
    const Values = [`${'*a'.repeat(127)}b`]
    const { call } = simulate({ images: [{ Name: 'web', Description: 'a'.repeat(255) }] })
    expect((await call(DescribeImages, { Filters: [{ Name: 'description', Values }] })).Images).toEqual([])
  })

  test('an image that is gone is left out by its ID; an unknown one is an error beside it', async () => {
    const { call } = simulate({ images })
    await call(DeregisterImage, { ImageId: 'ami-11111111' })
    expect((await call(DescribeImages, { ImageIds: ['ami-11111111'] })).Images).toEqual([])
    await expect(call(DescribeImages, { ImageIds: ['ami-11111111', 'ami-99999999'] })).rejects.toThrow(
      "The image id '[ami-99999999]' does not exist",
    )
  })

  async function list(input: DescribeImagesInput): Promise<string> {
    const { call } = simulate({ images })
    const { Images = [] } = await call(DescribeImages, input)
    return Images.map(({ ImageId = '' }) => ImageId.at(-1)).join(' ')
  }
})

describe('the cost follows what a call is for', () => {
  // An image reads the clock to tell whether it is visible, so the clock tells how many images were looked at.
  const looksOf = async (count: number, input: DescribeImagesInput) => {
    let looks = 0
    const clock = () => {
      looks++
      return newYear
    }
    const images = Array.from({ length: count }, (_, index) => ({
      ImageId: `ami-${10_000_000 + index}`,
      Name: `image-${index}`,
      ...(index >= 10 && { OwnerId: '999999999999', Public: true }),
    }))
    const { call } = simulate({ images, clock })
    const { NextToken } = await call(DescribeImages, { MaxResults: 5 })
    const before = looks
    await call(DescribeImages, { ...input, ...(input.NextToken !== undefined && { NextToken }) })
    return looks - before
  }

  test.each<[string, DescribeImagesInput]>([
    ['IDs', { ImageIds: ['ami-10000007', 'ami-10000009'] }],
    ['the first page', { MaxResults: 5 }],
    ['a later page', { MaxResults: 5, NextToken: 'the token' }],
    ['a name', { Filters: [{ Name: 'name', Values: ['image-7'] }] }],
    ['a name, and a page', { MaxResults: 5, Filters: [{ Name: 'name', Values: ['image-7', 'none'] }] }],
    ['an ID as a filter', { Filters: [{ Name: 'image-id', Values: ['ami-10000007'] }] }],
    ['a page of all own images, before others', { MaxResults: 10, Owners: ['self'] }],
    ['a page with a name', { MaxResults: 5, Filters: [{ Name: 'name', Values: ['image-7'] }] }],
    ['a page with a filter that matches nothing', { MaxResults: 5, Filters: [{ Name: 'name', Values: ['no*'] }] }],
    [
      'a later page with a tag that nothing has',
      { MaxResults: 5, NextToken: 'the token', Filters: [{ Name: 'tag:a', Values: ['b'] }] },
    ],
    ['the first page with a filter', { MaxResults: 5, Filters: [{ Name: 'architecture', Values: ['x86*'] }] }],
  ])('%s', async (_, input) => {
    expect(await looksOf(500, input)).toBe(await looksOf(50, input))
  })

  test('polls count for pending images only', async () => {
    const { ec2, call } = simulate({
      pending: { polls: 1 },
      images: [{ Name: 'one', State: 'pending' }, { Name: 'two' }],
    })
    const states = () => [...ec2.images.values()].map(({ State }) => State)
    expect(states()).toEqual(['pending', 'available'])
    await call(DescribeImages, { MaxResults: 1, Filters: [{ Name: 'name', Values: ['two'] }] })
    expect(states()).toEqual(['available', 'available'])
  })
})

describe('pages', () => {
  test('follow one another, whatever comes and goes in between', async () => {
    const { ec2, call } = simulate({ images: Array.from({ length: 7 }, (_, index) => ({ Name: `image-${index}` })) })
    const names: (string | undefined)[][] = []
    let NextToken: string | undefined
    do {
      const page = await call(DescribeImages, { MaxResults: 3, NextToken })
      names.push((page.Images ?? []).map(({ Name }) => Name))
      NextToken = page.NextToken
      const [, , third] = [...ec2.images.keys()]
      if (names.length === 1 && third) ec2.images.delete(third)
    } while (NextToken)
    expect(names).toEqual([['image-0', 'image-1', 'image-2'], ['image-3', 'image-4', 'image-5'], ['image-6']])
  })

  test('of IDs follow the order of the resources, each once', async () => {
    const { ec2, call } = simulate({ snapshots: Array.from({ length: 8 }, () => ({})) })
    const ids = [...ec2.snapshots.keys()]
    const { NextToken } = await call(DescribeSnapshots, { MaxResults: 5 })
    const { Snapshots = [], ...rest } = await call(DescribeSnapshots, { SnapshotIds: ids.toReversed(), NextToken })
    expect(Snapshots.map(({ SnapshotId }) => SnapshotId)).toEqual(ids.slice(5))
    expect(rest).not.toHaveProperty('NextToken')
  })

  test.each([
    ['short', expect.any(String)],
    ['full', undefined],
  ] as const)('%s: whether a full last page has a token', async (pages, token) => {
    const { call } = simulate({ pages, images: [{ Name: 'one' }, { Name: 'two' }] })
    expect((await call(DescribeImages, { MaxResults: 3 })).NextToken).toBeUndefined()
    expect((await call(DescribeImages, { MaxResults: 2 })).NextToken).toEqual(token)
    expect((await call(DescribeImages, { MaxResults: 1 })).NextToken).toEqual(expect.any(String))
  })

  test('the token of one action is none of another', async () => {
    const { call } = simulate()
    const { NextToken } = await call(DescribeInstances, { MaxResults: 5 })
    expect(NextToken).toBeDefined()
    await expect(call(DescribeImages, { NextToken })).rejects.toThrow('The NextToken is invalid.')
  })
})

describe('DescribeInstances', () => {
  test('has six instances by default', async () => {
    const { call } = simulate()
    const { Reservations = [] } = await call(DescribeInstances, {})
    const instances = Reservations.flatMap(({ Instances = [] }) => Instances)
    expect(
      instances.map(({ InstanceId, State, Tags }) => [InstanceId, State?.Code, State?.Name, Tags?.[0]?.Value]),
    ).toEqual([
      ['i-1234567890abcdef0', 16, 'running', 'web-server'],
      ['i-0598c7d356eba48d7', 16, 'running', 'database'],
      ['i-0b22a22eec53b9321', 80, 'stopped', 'build-agent'],
      ['i-0e1f2a3b4c5d6e7f8', 64, 'stopping', 'file-server'],
      ['i-0abcdef1234567890', 0, 'pending', 'new-web-server'],
      ['i-0fedcba9876543210', 48, 'terminated', 'old-web-server'],
    ])
    expect(Reservations[1]).toMatchObject({
      ReservationId: 'r-0598c7d356eba48d7',
      OwnerId: '123456789012',
      Instances: [
        {
          BlockDeviceMappings: [
            {
              DeviceName: '/dev/xvda',
              Ebs: {
                VolumeId: 'vol-049df61146c4d7901',
                Status: 'attached',
                AttachTime: new Date('2026-01-01T00:00:00Z'),
                DeleteOnTermination: true,
              },
            },
            { DeviceName: '/dev/sdf' },
          ],
        },
      ],
    })
  })

  test.each<[filters: Filter[], names: string]>([
    [[{ Name: 'instance-state-name', Values: ['running', 'stopped'] }], 'web-server database build-agent'],
    [[{ Name: 'instance-state-code', Values: ['80'] }], 'build-agent'],
    [[{ Name: 'tag:Name', Values: ['*server'] }], 'web-server file-server new-web-server old-web-server'],
    [[{ Name: 'instance-type', Values: ['m5.*'] }], 'database file-server'],
    [
      [
        { Name: 'owner-id', Values: ['123456789012'] },
        { Name: 'platform', Values: ['windows'] },
      ],
      'file-server',
    ],
    [[{ Name: 'block-device-mapping.volume-id', Values: ['vol-0598c7d356eba48d7'] }], 'database'],
    [[{ Name: 'reservation-id', Values: ['r-0b22*'] }], 'build-agent'],
    [[{ Name: 'network-interface.subnet-id', Values: ['*'] }], ''],
  ])('with filters %j', async (Filters, names) => {
    const { call } = simulate()
    const { Reservations = [] } = await call(DescribeInstances, { Filters })
    expect(Reservations.map(({ Instances }) => Instances?.[0]?.Tags?.[0]?.Value).join(' ')).toBe(names)
  })

  test('shows what is changed by hand, and hides what a service manages', async () => {
    const { ec2, call } = simulate({
      instances: [{ InstanceId: 'i-11111111' }, { InstanceId: 'i-22222222', Operator: { HiddenByDefault: true } }],
    })
    const instance = ec2.instances.get('i-11111111')
    if (instance) instance.State = { Name: 'stopped' }
    const ids = async (IncludeManagedResources?: boolean) =>
      (await call(DescribeInstances, { IncludeManagedResources })).Reservations?.map((r) => r.Instances?.[0]?.State)
    expect(await ids()).toEqual([{ Code: 80, Name: 'stopped' }])
    expect(await ids(true)).toHaveLength(2)
  })
})

describe('DescribeSnapshots', () => {
  test.each<[filters: Filter[], sizes: number[]]>([
    [[{ Name: 'status', Values: ['completed'] }], [8, 20]],
    [[{ Name: 'status', Values: ['pending'] }], [30]],
    [[{ Name: 'volume-size', Values: ['20', '30'] }], [20, 30]],
    [[{ Name: 'description', Values: ['Created by CreateImage(*)*'] }], [20]],
    [[{ Name: 'start-time', Values: ['2026-01-01T00:00:00.000Z'] }], [8, 20, 30]],
    [[{ Name: 'tag:a', Values: ['b'] }], [30]],
    [[{ Name: 'owner-alias', Values: ['amazon'] }], [8]],
  ])('with filters %j', async (Filters, sizes) => {
    const { call } = simulate({
      snapshots: [
        { OwnerId: '999999999999', OwnerAlias: 'amazon', CreateVolumePermissions: [{ Group: 'all' }] },
        { VolumeSize: 20, Description: 'Created by CreateImage(i-1) for ami-1' },
        { VolumeSize: 30, State: 'pending', Tags: [{ Key: 'a', Value: 'b' }] },
      ],
    })
    const { Snapshots = [] } = await call(DescribeSnapshots, { Filters })
    expect(Snapshots.map(({ VolumeSize }) => VolumeSize)).toEqual(sizes)
    const own = (await call(DescribeSnapshots, { OwnerIds: ['self'] })).Snapshots
    expect(own).toHaveLength(2)
    expect((await call(DescribeSnapshots, { OwnerIds: ['amazon'] })).Snapshots).toHaveLength(1)
    expect((await call(DescribeSnapshots, { RestorableByUserIds: ['self'] })).Snapshots).toEqual(own)
  })
})

describe('tags', () => {
  const Resources = ['i-1234567890abcdef0', 'vol-1234567890abcdef0', 'ami-11111111']

  test('are added, and get new values', async () => {
    const { ec2, call } = simulate({ images })
    await call(CreateTags, {
      Resources,
      Tags: [
        { Key: 'Owner', Value: 'TeamC' },
        { Key: 'Name', Value: '' },
      ],
    })
    expect(ec2.instances.get('i-1234567890abcdef0')?.Tags).toEqual([
      { Key: 'Owner', Value: 'TeamC' },
      { Key: 'Name', Value: '' },
    ])
    expect(ec2.instances.get('i-1234567890abcdef0')?.BlockDeviceMappings[0]?.Ebs.Tags).toHaveLength(2)
    expect(ec2.images.get('ami-11111111')?.Tags).toEqual([
      { Key: 'Stage', Value: 'prod' },
      { Key: 'Owner', Value: 'TeamC' },
      { Key: 'Name', Value: '' },
    ])
  })

  test('are changed on all resources or on none', async () => {
    const { ec2, call } = simulate()
    const tags = ec2.instances.get('i-1234567890abcdef0')?.Tags
    await expect(
      call(CreateTags, { Resources: ['i-1234567890abcdef0', 'ami-99999999'], Tags: [{ Key: 'a', Value: 'b' }] }),
    ).rejects.toMatchObject({ code: 'InvalidAMIID.NotFound' })
    expect(ec2.instances.get('i-1234567890abcdef0')?.Tags).toEqual(tags)
  })

  test.each<[string, Tags: { Key: string; Value?: string }[] | undefined, left: string]>([
    ['by their keys, whatever their values', [{ Key: 'Owner' }, { Key: 'none' }], 'Stage aws:id empty'],
    [
      'with this value only',
      [
        { Key: 'Owner', Value: 'TeamB' },
        { Key: 'Stage', Value: 'prod' },
      ],
      'Owner aws:id empty',
    ],
    [
      'with an empty value',
      [
        { Key: 'Owner', Value: '' },
        { Key: 'empty', Value: '' },
      ],
      'Owner Stage aws:id',
    ],
    ['all but those of AWS', undefined, 'aws:id'],
  ])('are deleted: %s', async (_, Tags, left) => {
    const tags = [
      { Key: 'Owner', Value: 'TeamA' },
      { Key: 'Stage', Value: 'prod' },
      { Key: 'aws:id', Value: '1' },
      { Key: 'empty', Value: '' },
    ]
    const { ec2, call } = simulate({ images: [{ ImageId: 'ami-11111111', Name: 'web', Tags: tags }] })
    await call(DeleteTags, { Resources: ['ami-11111111'], Tags })
    expect(
      ec2.images
        .get('ami-11111111')
        ?.Tags.map(({ Key }) => Key)
        .join(' '),
    ).toBe(left)
    ec2.reset()
    expect(ec2.images.get('ami-11111111')?.Tags).toEqual(tags)
  })

  // Comparing each tag with each key would take longer than a test may.
  test('of 1,000 resources are looked up in a long list of keys', async () => {
    const Tags = Array.from({ length: 50 }, (_, index) => ({ Key: `key${index}`, Value: '' }))
    const { ec2, call } = simulate({ images: [{ ImageId: 'ami-11111111', Name: 'web', Tags }] })
    const others = Array.from({ length: 45_000 }, (_, index) => ({ Key: `other${index}` }))
    const Resources = Array.from({ length: 1000 }, () => 'ami-11111111')
    await call(DeleteTags, { Resources, Tags: [...others, { Key: 'key7' }] })
    expect(ec2.images.get('ami-11111111')?.Tags).toEqual(Tags.filter(({ Key }) => Key !== 'key7'))
  })

  test('of AWS do not count', async () => {
    const Tags = Array.from({ length: 49 }, (_, index) => ({ Key: `key${index}`, Value: '' }))
    const { call } = simulate({
      images: [{ ImageId: 'ami-11111111', Name: 'web', Tags: [...Tags, { Key: 'aws:id', Value: '1' }] }],
    })
    await call(CreateTags, { Resources: ['ami-11111111'], Tags: [{ Key: 'key49', Value: '' }] })
    await expect(
      call(CreateTags, { Resources: ['ami-11111111'], Tags: [{ Key: 'key50', Value: '' }] }),
    ).rejects.toMatchObject({
      code: 'TagLimitExceeded',
    })
  })
})

test('an image that is made can be tagged at once', async () => {
  const { call } = simulate()
  const { ImageId } = await call(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name: 'web' })
  await call(CreateTags, { Resources: [ImageId], Tags: [{ Key: 'a', Value: 'b' }] })
  expect((await call(DescribeImages, { ImageIds: [ImageId] })).Images?.[0]?.Tags).toEqual([{ Key: 'a', Value: 'b' }])
})
