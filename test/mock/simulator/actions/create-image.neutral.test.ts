import {
  type BlockDeviceMapping,
  CreateImage,
  type CreateImageInput,
  DeleteSnapshot,
  DeregisterImage,
  DescribeImages,
  DescribeSnapshots,
} from 'ec2wire'
import { describe, expect, test } from 'vitest'
import { simulate } from '../caller.js'

const InstanceId = 'i-1234567890abcdef0'
/** Has a root volume of 20 GiB, and an encrypted one of 100 GiB at /dev/sdf. */
const database = 'i-0598c7d356eba48d7'

describe('an image', () => {
  test('is pending until its time is over, and available then', async () => {
    const { ec2, call } = simulate({ pending: 60_000 })
    const { ImageId } = await call(CreateImage, { InstanceId, Name: 'web', Description: 'Web server' })
    const state = async () => (await call(DescribeImages, { ImageIds: [ImageId] })).Images?.[0]?.State
    expect(await state()).toBe('pending')
    ec2.advance(59_999)
    expect(await state()).toBe('pending')
    ec2.advance(1)
    expect(await state()).toBe('available')
  })

  test('is pending for so many looks, whatever the time and the filters', async () => {
    const { ec2, call } = simulate({ pending: { polls: 2 } })
    const { ImageId } = await call(CreateImage, { InstanceId, Name: 'web' })
    ec2.advance(1e9)
    const available = { Filters: [{ Name: 'state', Values: ['available'] }] }
    expect((await call(DescribeImages, available)).Images).toEqual([])
    expect((await call(DescribeImages, { ImageIds: [ImageId] })).Images?.[0]?.State).toBe('pending')
    expect((await call(DescribeImages, available)).Images).toMatchObject([{ ImageId, State: 'available' }])
  })

  test('is available at once with pending 0, and after five seconds by default', async () => {
    const { ec2, call } = simulate({ pending: 0 })
    const { ImageId } = await call(CreateImage, { InstanceId, Name: 'web' })
    expect(ec2.images.get(ImageId)?.State).toBe('available')
    const byDefault = simulate()
    const image = byDefault.ec2.images.get((await byDefault.call(CreateImage, { InstanceId, Name: 'web' })).ImageId)
    byDefault.ec2.advance(4999)
    expect(image?.State).toBe('pending')
    byDefault.ec2.advance(1)
    expect(image?.State).toBe('available')
  })

  test('is described as EC2 does it', async () => {
    const { call } = simulate({ pending: 0 })
    const { ImageId } = await call(CreateImage, {
      InstanceId,
      Name: 'web',
      Description: 'Web server',
      TagSpecifications: [
        {
          ResourceType: 'image',
          Tags: [
            { Key: 'purpose', Value: 'test' },
            { Key: 'empty', Value: '' },
          ],
        },
      ],
    })
    const { Images } = await call(DescribeImages, { Owners: ['self'] })
    expect(Images).toEqual([
      {
        ImageId,
        Name: 'web',
        Description: 'Web server',
        ImageLocation: '123456789012/web',
        State: 'available',
        OwnerId: '123456789012',
        CreationDate: '2026-01-01T00:00:00.000Z',
        Public: false,
        Architecture: 'x86_64',
        ImageType: 'machine',
        PlatformDetails: 'Linux/UNIX',
        UsageOperation: 'RunInstances',
        EnaSupport: true,
        Hypervisor: 'xen',
        RootDeviceName: '/dev/xvda',
        RootDeviceType: 'ebs',
        VirtualizationType: 'hvm',
        SourceInstanceId: InstanceId,
        SourceImageId: 'ami-0abcdef1234567890',
        SourceImageRegion: 'us-east-1',
        Tags: [
          { Key: 'purpose', Value: 'test' },
          { Key: 'empty', Value: '' },
        ],
        BlockDeviceMappings: [
          {
            DeviceName: '/dev/xvda',
            Ebs: {
              DeleteOnTermination: true,
              Encrypted: false,
              SnapshotId: expect.stringMatching(/^snap-[0-9a-f]{17}$/),
              VolumeSize: 8,
              VolumeType: 'gp3',
            },
          },
        ],
      },
    ])
  })

  test('fails for a reason', async () => {
    const { ec2, call } = simulate()
    const { ImageId } = await call(CreateImage, { InstanceId, Name: 'web' })
    ec2.images.get(ImageId)?.settle('failed', 'Client.VolumeLimitExceeded')
    expect((await call(DescribeImages, { ImageIds: [ImageId] })).Images?.[0]).toMatchObject({
      State: 'failed',
      StateReason: {
        Code: 'Client.VolumeLimitExceeded',
        Message: expect.stringMatching(/^Client\.VolumeLimitExceeded: The limit on the number of EBS volumes/),
      },
    })
    expect((await call(DescribeSnapshots, {})).Snapshots).toMatchObject([{ State: 'error' }])
    ec2.images.get(ImageId)?.settle('available')
    expect(ec2.images.get(ImageId)).toMatchObject({ State: 'available', StateReason: undefined })
  })

  test('takes its snapshots along only while it is pending', async () => {
    const { ec2, call } = simulate({ pending: { polls: 1 } })
    const { ImageId } = await call(CreateImage, { InstanceId, Name: 'web' })
    await call(DescribeImages, {})
    const [snapshot] = ec2.snapshots.values()
    expect(snapshot?.State).toBe('completed')
    for (const state of ['failed', 'disabled'] as const) {
      ec2.images.get(ImageId)?.settle(state)
      expect(snapshot).toMatchObject({ State: 'completed', Progress: '100%' })
    }
    expect(ec2.images.get(ImageId)?.StateReason).toBeUndefined()
  })

  test('has the architecture and the platform of its instance', async () => {
    const { call, ec2 } = simulate()
    const arm = await call(CreateImage, { InstanceId: 'i-0b22a22eec53b9321', Name: 'arm' })
    const windows = await call(CreateImage, { InstanceId: 'i-0e1f2a3b4c5d6e7f8', Name: 'windows' })
    expect(ec2.images.get(arm.ImageId)).toMatchObject({ Architecture: 'arm64', Platform: undefined })
    expect(ec2.images.get(windows.ImageId)).toMatchObject({
      Platform: 'windows',
      PlatformDetails: 'Windows',
      RootDeviceName: '/dev/sda1',
    })
  })

  test('frees its name when it is deregistered', async () => {
    const { ec2, call } = simulate()
    const { ImageId } = await call(CreateImage, { InstanceId, Name: 'web' })
    await expect(call(CreateImage, { InstanceId: database, Name: 'web' })).rejects.toThrow(
      `AMI name web is already in use by AMI ${ImageId}`,
    )
    await call(DeregisterImage, { ImageId })
    const again = await call(CreateImage, { InstanceId, Name: 'web' })
    expect([...ec2.images.keys()]).toEqual([again.ImageId])
  })
})

describe('the instance', () => {
  test.each<[string, Partial<CreateImageInput>, reboots: number]>([
    ['is rebooted', {}, 1],
    ['is rebooted with NoReboot false', { NoReboot: false }, 1],
    ['is left alone with NoReboot', { NoReboot: true }, 0],
    ['is left alone when it is stopped', { InstanceId: 'i-0b22a22eec53b9321' }, 0],
  ])('%s', async (_, input, reboots) => {
    const { ec2, call } = simulate()
    await call(CreateImage, { InstanceId, Name: 'web', ...input })
    expect(ec2.instances.get(input.InstanceId ?? InstanceId)?.reboots).toHaveLength(reboots)
  })
})

describe('the snapshots', () => {
  test('are one for each volume, pending as long as the image', async () => {
    const { ec2, call } = simulate({ pending: 1000 })
    const Tags = [{ Key: 'purpose', Value: 'test' }]
    const { ImageId } = await call(CreateImage, {
      InstanceId: database,
      Name: 'database',
      TagSpecifications: [{ ResourceType: 'snapshot', Tags }],
    })
    const common = {
      SnapshotId: expect.stringMatching(/^snap-[0-9a-f]{17}$/),
      Description: `Created by CreateImage(${database}) for ${ImageId}`,
      OwnerId: '123456789012',
      StartTime: new Date('2026-01-01T00:00:00Z'),
      StorageTier: 'standard',
      Tags,
    }
    ec2.advance(500)
    expect((await call(DescribeSnapshots, { OwnerIds: ['self'] })).Snapshots).toEqual([
      {
        ...common,
        VolumeId: 'vol-049df61146c4d7901',
        VolumeSize: 20,
        Encrypted: false,
        State: 'pending',
        Progress: '50%',
      },
      {
        ...common,
        VolumeId: 'vol-0598c7d356eba48d7',
        VolumeSize: 100,
        Encrypted: true,
        State: 'pending',
        Progress: '50%',
      },
    ])
    expect(ec2.images.get(ImageId)?.Tags).toEqual([])
    ec2.advance(500)
    expect((await call(DescribeSnapshots, {})).Snapshots).toMatchObject([
      { State: 'completed', Progress: '100%' },
      { State: 'completed', Progress: '100%' },
    ])
  })

  test('are pending for so many looks of their own, or until the image is available', async () => {
    const { call } = simulate({ pending: { polls: 2 } })
    const { ImageId } = await call(CreateImage, { InstanceId, Name: 'web' })
    const snapshot = async () => (await call(DescribeSnapshots, {})).Snapshots?.[0]
    expect(await snapshot()).toMatchObject({ State: 'pending', Progress: '0%' })
    await call(DescribeImages, { ImageIds: [ImageId] })
    expect(await snapshot()).toMatchObject({ State: 'pending', Progress: '50%' })
    await call(DescribeImages, { ImageIds: [ImageId] })
    expect(await snapshot()).toMatchObject({ State: 'completed' })
  })

  test('cannot be deleted before their image is deregistered', async () => {
    const { ec2, call } = simulate()
    const { ImageId } = await call(CreateImage, { InstanceId, Name: 'web' })
    const [SnapshotId = ''] = ec2.snapshots.keys()
    await expect(call(DeleteSnapshot, { SnapshotId })).rejects.toThrow(
      `The snapshot ${SnapshotId} is currently in use by ${ImageId}`,
    )
    await call(DeregisterImage, { ImageId })
    expect(ec2.snapshots.size).toBe(1)
    expect(await call(DeleteSnapshot, { SnapshotId })).toMatchObject({ Return: true })
    expect(ec2.snapshots.size).toBe(0)
  })

  test('go with their image on demand, but for those that another image has', async () => {
    const { ec2, call } = simulate()
    const first = await call(CreateImage, { InstanceId, Name: 'first' })
    const [SnapshotId = ''] = ec2.snapshots.keys()
    ec2.snapshots.get(SnapshotId)?.settle('completed')
    const second = await call(CreateImage, {
      InstanceId: database,
      Name: 'second',
      BlockDeviceMappings: [{ DeviceName: '/dev/sdg', Ebs: { SnapshotId } }],
    })
    expect(await call(DeregisterImage, { ImageId: first.ImageId, DeleteAssociatedSnapshots: true })).toMatchObject({
      Return: true,
      DeleteSnapshotResults: [{ SnapshotId, ReturnCode: 'skipped' }],
    })
    const { DeleteSnapshotResults } = await call(DeregisterImage, {
      ImageId: second.ImageId,
      DeleteAssociatedSnapshots: true,
    })
    expect(DeleteSnapshotResults?.map(({ ReturnCode }) => ReturnCode)).toEqual(['success', 'success', 'success'])
    expect([ec2.images.size, ec2.snapshots.size]).toEqual([0, 0])
  })
})

test('the snapshot of another account stays when an image is deregistered', async () => {
  const theirs = { SnapshotId: 'snap-11111111', OwnerId: '999999999999' }
  const { ec2, call } = simulate({
    snapshots: [theirs],
    images: [
      { ImageId: 'ami-11111111', Name: 'web', BlockDeviceMappings: [{ Ebs: { SnapshotId: theirs.SnapshotId } }] },
    ],
  })
  const { DeleteSnapshotResults } = await call(DeregisterImage, {
    ImageId: 'ami-11111111',
    DeleteAssociatedSnapshots: true,
  })
  expect(DeleteSnapshotResults).toEqual([{ SnapshotId: theirs.SnapshotId, ReturnCode: 'missing-permissions' }])
  expect(ec2.snapshots.size).toBe(1)
})

describe('block device mappings', () => {
  const made = expect.stringMatching(/^snap-[0-9a-f]{17}$/)
  const root = {
    DeleteOnTermination: true,
    SnapshotId: made,
    VolumeSize: 20,
    VolumeType: 'gp3',
    Encrypted: false,
  } as const
  const data = {
    DeleteOnTermination: false,
    SnapshotId: made,
    VolumeSize: 100,
    VolumeType: 'io2' as const,
    Iops: 3000,
    Encrypted: true,
  }

  test.each<[string, given: BlockDeviceMapping[], expected: BlockDeviceMapping[], snapshots: number]>([
    [
      'are those of the instance',
      [],
      [
        { DeviceName: '/dev/xvda', Ebs: root },
        { DeviceName: '/dev/sdf', Ebs: data },
      ],
      2,
    ],
    ['without a device', [{ DeviceName: '/dev/sdf', NoDevice: '' }], [{ DeviceName: '/dev/xvda', Ebs: root }], 1],
    [
      'without a device that is not there',
      [{ DeviceName: '/dev/sdz', NoDevice: '' }],
      [
        { DeviceName: '/dev/xvda', Ebs: root },
        { DeviceName: '/dev/sdf', Ebs: data },
      ],
      2,
    ],
    [
      'with another DeleteOnTermination, and what is as it was',
      [
        { DeviceName: '/dev/xvda', Ebs: { DeleteOnTermination: false, VolumeSize: 20 } },
        { DeviceName: '/dev/sdf', Ebs: { DeleteOnTermination: true, Encrypted: false } },
      ],
      [
        { DeviceName: '/dev/xvda', Ebs: { ...root, DeleteOnTermination: false } },
        { DeviceName: '/dev/sdf', Ebs: { ...data, DeleteOnTermination: true } },
      ],
      2,
    ],
    [
      'with an empty volume, one from a snapshot, and one of the instance store',
      [
        { DeviceName: '/dev/sdg', Ebs: { VolumeSize: 100, VolumeType: 'gp3', Throughput: 250 } },
        { DeviceName: '/dev/sdh', Ebs: { SnapshotId: 'snap-1234567890abcdef0' } },
        { DeviceName: '/dev/sdf', VirtualName: 'ephemeral0' },
      ],
      [
        { DeviceName: '/dev/xvda', Ebs: root },
        { DeviceName: '/dev/sdf', VirtualName: 'ephemeral0' },
        {
          DeviceName: '/dev/sdg',
          Ebs: { VolumeSize: 100, VolumeType: 'gp3', Throughput: 250, DeleteOnTermination: true, Encrypted: false },
        },
        {
          DeviceName: '/dev/sdh',
          Ebs: {
            SnapshotId: 'snap-1234567890abcdef0',
            VolumeSize: 40,
            VolumeType: 'gp2',
            DeleteOnTermination: true,
            Encrypted: true,
          },
        },
      ],
      1,
    ],
  ])('%s', async (_, BlockDeviceMappings, expected, snapshots) => {
    const given = { SnapshotId: 'snap-1234567890abcdef0', VolumeSize: 40, Encrypted: true }
    const { ec2, call } = simulate({ snapshots: [given] })
    const { ImageId } = await call(CreateImage, { InstanceId: database, Name: 'database', BlockDeviceMappings })
    const { Images } = await call(DescribeImages, { ImageIds: [ImageId] })
    expect(Images?.[0]?.BlockDeviceMappings).toEqual(expected)
    expect(ec2.snapshots.size).toBe(1 + snapshots)
  })
})

test('a dry run makes nothing, reboots nothing, and counts as no look', async () => {
  const { ec2, call } = simulate({ pending: { polls: 1 } })
  await expect(call(CreateImage, { InstanceId, Name: 'web', DryRun: true })).rejects.toThrow(
    'Request would have succeeded',
  )
  expect([ec2.images.size, ec2.snapshots.size, ec2.instances.get(InstanceId)?.reboots.length]).toEqual([0, 0, 0])
  const { ImageId } = await call(CreateImage, { InstanceId, Name: 'web' })
  await expect(call(DescribeImages, { DryRun: true })).rejects.toThrow('Request would have succeeded')
  await expect(call(DeregisterImage, { ImageId, DryRun: true })).rejects.toThrow('Request would have succeeded')
  expect(ec2.images.get(ImageId)?.State).toBe('pending')
})

test('a new image is invisible for a while', async () => {
  const { ec2, call } = simulate({ invisible: 1000 })
  const { ImageId } = await call(CreateImage, { InstanceId, Name: 'web' })
  await expect(call(DescribeImages, { ImageIds: [ImageId] })).rejects.toThrow(
    `The image id '[${ImageId}]' does not exist`,
  )
  await expect(call(DeregisterImage, { ImageId })).rejects.toMatchObject({ code: 'InvalidAMIID.NotFound' })
  expect((await call(DescribeImages, { Filters: [{ Name: 'name', Values: ['web'] }] })).Images).toEqual([])
  await expect(call(CreateImage, { InstanceId, Name: 'web' })).rejects.toMatchObject({
    code: 'InvalidAMIName.Duplicate',
  })
  ec2.advance(1000)
  expect((await call(DescribeImages, { ImageIds: [ImageId] })).Images).toHaveLength(1)
})
