import { CreateImage, DeleteSnapshot, DeregisterImage, DescribeImages, DescribeSnapshots } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/simulator'
import { describe, expect, test } from 'vitest'
import { caller, simulate } from '../caller.js'

const account = '999999999999'

describe('the permissions of an image', () => {
  test('and Public change together', () => {
    const { ec2 } = simulate()
    const image = ec2.images.add({ Name: 'web', LaunchPermissions: [{ UserId: account }] })
    expect([image.Public, image.LaunchPermissions]).toEqual([false, [{ UserId: account }]])
    image.Public = true
    image.Public = true
    expect([image.Public, image.LaunchPermissions]).toEqual([true, [{ UserId: account }, { Group: 'all' }]])
    image.Public = false
    expect([image.Public, image.LaunchPermissions]).toEqual([false, [{ UserId: account }]])
    image.LaunchPermissions = [{ Group: 'all' }]
    expect(image.Public).toBe(true)
  })

  test('and Public may both be given', () => {
    const { ec2 } = simulate()
    const both = ec2.images.add({ Name: 'both', Public: true, LaunchPermissions: [{ UserId: account }] })
    expect(both.LaunchPermissions).toEqual([{ UserId: account }, { Group: 'all' }])
    expect(ec2.images.add({ Name: 'public', Public: true }).LaunchPermissions).toEqual([{ Group: 'all' }])
    expect(ec2.images.add({ Name: 'private', Public: false }).LaunchPermissions).toEqual([])
  })

  test('are those of a copy, too, also of one by way of JSON', () => {
    const { ec2 } = simulate()
    const image = ec2.images.add({ Name: 'web', Public: true, LaunchPermissions: [{ UserId: account }] })
    const saved = JSON.parse(JSON.stringify(image))
    ec2.images.clear()
    expect({ ...ec2.images.add(saved) }).toEqual({ ...image })
  })

  test('are frozen, and checked when they are assigned', () => {
    const { ec2 } = simulate()
    const image = ec2.images.add({ ImageId: 'ami-11111111', Name: 'web' })
    expect(() => (image.LaunchPermissions as unknown[]).push({})).toThrow(TypeError)
    const list = [{ UserId: account }]
    image.LaunchPermissions = list
    list.push({ UserId: 'self' })
    expect(image.LaunchPermissions).toEqual([{ UserId: account }])
    expect(() => Object.assign(image, { LaunchPermissions: list })).toThrow(
      new TypeError(
        'Cannot change the image ami-11111111: LaunchPermissions[1].UserId is the string "self"; expected 12 digits.',
      ),
    )
    const snapshot = ec2.snapshots.add({ SnapshotId: 'snap-11111111' })
    expect(() => Object.assign(snapshot, { CreateVolumePermissions: [{}] })).toThrow(
      new TypeError(
        "Cannot change the snapshot snap-11111111: CreateVolumePermissions[0] is an empty object; expected { UserId } or { Group: 'all' }.",
      ),
    )
  })

  test('are nobody, of a new image and its snapshots', async () => {
    const { ec2, call } = simulate()
    const { ImageId } = await call(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name: 'web' })
    expect(ec2.images.get(ImageId)).toMatchObject({ Public: false, LaunchPermissions: [] })
    expect([...ec2.snapshots.values()]).toMatchObject([{ CreateVolumePermissions: [] }])
  })
})

test('the snapshot of an image belongs to the owner of the image', async () => {
  const { ec2, call } = simulate({ images: [{ Name: 'base', OwnerId: account, Public: true }] })
  expect([...ec2.snapshots.values()]).toMatchObject([{ OwnerId: account }])
  expect((await call(DescribeSnapshots, {})).Snapshots).toEqual([])
})

describe('public images', () => {
  test('of the catalogue have the same IDs in a Region, and change no others', async () => {
    const [one, other, without] = [
      simulateEc2({ publicImages: true, seed: 1 }),
      simulateEc2({ publicImages: true, seed: 2 }),
      simulateEc2({ publicImages: false, seed: 2 }),
    ]
    expect([...one.images.keys()]).toEqual([...other.images.keys()])
    expect([without.images.size, without.snapshots.size]).toEqual([0, 0])
    const create = (ec2: typeof one) => caller(ec2)(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name: 'web' })
    expect((await create(other)).ImageId).toBe((await create(without)).ImageId)
    const ids = [...one.images.keys()]
    one.reset()
    expect([...one.images.keys()]).toEqual(ids)
    expect([...one.fork().images.keys()]).toEqual(ids)
    expect(one.images.size).toBe(one.snapshots.size)
  })

  test('of the catalogue look as EC2 describes them', async () => {
    const { call } = simulate({ publicImages: true })
    const { Images = [] } = await call(DescribeImages, { ExecutableUsers: ['all'], Owners: ['amazon'] })
    expect(Images).toHaveLength(15)
    const find = (name: string) => Images.find(({ Name }) => Name?.startsWith(name))
    expect(find('al2023-ami-')).toMatchObject({
      ImageLocation: expect.stringMatching(/^amazon\/al2023-ami-.*-x86_64$/),
      OwnerId: '137112412989',
      ImageOwnerAlias: 'amazon',
      Public: true,
      State: 'available',
      Architecture: 'x86_64',
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, VolumeType: 'gp3' } }],
    })
    expect(find('ubuntu/')).toMatchObject({ OwnerId: '099720109477', RootDeviceName: '/dev/sda1' })
    expect(find('Windows_Server-2022')).toMatchObject({ OwnerId: '801119661308', Platform: 'windows' })
    expect(new Set(Images.map(({ CreationDate }) => CreationDate?.slice(-5)))).toEqual(new Set(['.000Z']))
  })

  test('of a list are of Amazon, unless they have an owner', async () => {
    const { call } = simulate({
      publicImages: [
        { ImageId: 'ami-11111111', Name: 'golden' },
        { ImageId: 'ami-22222222', Name: 'theirs', OwnerId: account, LaunchPermissions: [{ UserId: account }] },
      ],
    })
    expect((await call(DescribeImages, { ExecutableUsers: ['all'] })).Images).toMatchObject([
      { Name: 'golden', OwnerId: '137112412989', ImageOwnerAlias: 'amazon', Public: true },
      { Name: 'theirs', OwnerId: account, Public: true },
    ])
    expect((await call(DescribeImages, { Owners: ['amazon'] })).Images).toMatchObject([{ Name: 'golden' }])
  })

  test('that are already in a saved state are not added again', () => {
    const saved = simulateEc2({ publicImages: true })
    const json = JSON.stringify({ images: [...saved.images.values()], snapshots: [...saved.snapshots.values()] })
    const { images, snapshots } = JSON.parse(json) as { images: never[]; snapshots: { StartTime: string }[] }
    const restored = simulateEc2({
      images,
      snapshots: snapshots.map((snapshot) => ({ ...snapshot, StartTime: new Date(snapshot.StartTime) })),
      publicImages: true,
    })
    expect([...restored.images.keys()]).toEqual([...saved.images.keys()])
    expect(restored.snapshots.size).toBe(saved.snapshots.size)
  })

  test('are not changed by a later change of the list', () => {
    const publicImages = [{ Name: 'golden' }]
    const ec2 = simulateEc2({ publicImages })
    publicImages.push({ Name: 'other' })
    ec2.reset()
    expect(ec2.images.size).toBe(1)
  })
})

test('the uses that linger are forgotten with their snapshots', async () => {
  const { ec2, call } = simulate({ images: [{ ImageId: 'ami-11111111', Name: 'web' }], lingering: 1000 })
  const [id = ''] = ec2.snapshots.keys()
  await call(DeregisterImage, { ImageId: 'ami-11111111' })
  ec2.snapshots.set(id, {})
  await expect(call(DeleteSnapshot, { SnapshotId: id })).resolves.toMatchObject({ Return: true })
})
