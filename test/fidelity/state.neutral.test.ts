// What EC2 was seen to answer about resources: their shape, their owners, and what becomes of them in time.
import { CreateTags, DeleteSnapshot, DeleteTags, DeregisterImage, toRequest } from 'ec2wire'
import { buildInput, buildOutput } from 'ec2wire/fixtures'
import { handle } from 'ec2wire/mock'
import { getResponse } from 'msw'
import { expect, test } from 'vitest'
import { asking } from './ask.js'

const self = '123456789012'
const other = '999999999999'
const third = '111111111111'

/** Returns the texts of an element, in their order. */
function textsOf(xml: string, element: string): string[] {
  return [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, text]) => text as string)
}

// Raw recordings: 839 of 899 images, 58 of 93 snapshots and 6 of 31 instances have no tagSet, none has an empty one; getmoto/moto#2148, boto/boto3#388.
test('a resource without tags has no tagSet', async () => {
  const { ask, ec2 } = asking({ images: [{ Name: 'web', Tags: [] }], instances: [{}] })
  for (const action of ['DescribeImages', 'DescribeSnapshots', 'DescribeInstances']) {
    const { status, xml } = await ask(`Action=${action}`)
    expect(status).toBe(200)
    expect(xml).not.toContain('tagSet')
  }
  const [image] = ec2.images.keys()
  await ask(`Action=CreateTags&ResourceId.1=${image}&Tag.1.Key=a&Tag.1.Value=`)
  expect((await ask('Action=DescribeImages')).xml).toContain('<tagSet>')
  await ask(`Action=DeleteTags&ResourceId.1=${image}&Tag.1.Key=a`)
  expect((await ask('Action=DescribeImages')).xml).not.toContain('tagSet')
})

// The same recordings: blockDeviceMapping, groupSet, imagesSet and reservationSet do come empty, and so do texts.
test('other lists and texts come empty', async () => {
  const { ask } = asking({ images: [{ Name: 'web', Description: '', RootDeviceType: 'instance-store' }] })
  const { xml } = await ask('Action=DescribeImages')
  expect(xml).toContain('<blockDeviceMapping/>')
  expect(xml).toContain('<description/>')
  const instances = await ask('Action=DescribeInstances')
  expect(instances.xml).toContain('<groupSet/>')
  expect(instances.xml).toContain('<dnsName/>')
  expect((await ask('Action=DescribeImages&Filter.1.Name=name&Filter.1.Value.1=none')).xml).toContain('<imagesSet/>')
})

// All 324 recorded values; boto/boto3#2066, aws/aws-sdk-go-v2#2588: the model says Windows, the service does not.
test.each(['windows', 'Windows'] as const)('the platform is windows, also for an initial %s', async (Platform) => {
  const { ask, ec2 } = asking({ instances: [{ Platform }], images: [{ Name: 'base', Platform }] })
  const [instance] = ec2.instances.values()
  await ask(`Action=CreateImage&InstanceId=${instance?.InstanceId}&Name=web`)
  expect(textsOf((await ask('Action=DescribeInstances')).xml, 'platform')).toEqual(['windows'])
  expect(textsOf((await ask('Action=DescribeImages')).xml, 'platform')).toEqual(['windows', 'windows'])
  for (const value of ['windows', 'Windows', 'win*']) {
    const filter = `Filter.1.Name=platform&Filter.1.Value.1=${value}`
    expect(textsOf((await ask(`Action=DescribeImages&${filter}`)).xml, 'platform')).toHaveLength(2)
    expect(textsOf((await ask(`Action=DescribeInstances&${filter}`)).xml, 'platform')).toHaveLength(1)
  }
  for (const image of ec2.images.values()) image.Platform = 'Windows'
  expect(textsOf((await ask('Action=DescribeImages')).xml, 'platform')).toEqual(['windows', 'windows'])
})

test('the default Windows instance says windows', async () => {
  const { ask } = asking()
  expect(textsOf((await ask('Action=DescribeInstances')).xml, 'platform')).toEqual(['windows'])
})

// Raw recordings of 2020; aws/aws-cli#8969.
test('times have milliseconds: real ones for a snapshot, .000 for others', async () => {
  const { ask } = asking({
    clock: Date.UTC(2026, 0, 1, 0, 0, 24, 241),
    instances: [{ InstanceId: 'i-11111111' }],
    images: [{ Name: 'base' }],
  })
  await ask('Action=CreateImage&InstanceId=i-11111111&Name=web')
  const instances = (await ask('Action=DescribeInstances')).xml
  const whole = '2026-01-01T00:00:24.000Z'
  expect(textsOf(instances, 'launchTime')).toEqual([whole])
  expect(textsOf(instances, 'attachTime')).toEqual([whole])
  expect(textsOf((await ask('Action=DescribeImages')).xml, 'creationDate')).toEqual([whole, whole])
  const real = '2026-01-01T00:00:24.241Z'
  expect(textsOf((await ask('Action=DescribeSnapshots')).xml, 'startTime')).toEqual([real, real])
})

test('given times of launches and attachments are whole seconds, too', async () => {
  const LaunchTime = new Date('2026-01-01T00:00:00.999Z')
  const { ask, ec2 } = asking({
    instances: [
      {
        InstanceId: 'i-11111111',
        LaunchTime,
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { AttachTime: LaunchTime } }],
      },
    ],
  })
  const times = async () => {
    const { xml } = await ask('Action=DescribeInstances')
    return [textsOf(xml, 'launchTime'), textsOf(xml, 'attachTime')]
  }
  expect(await times()).toEqual([['2026-01-01T00:00:00.000Z'], ['2026-01-01T00:00:00.000Z']])
  const instance = ec2.instances.get('i-11111111')
  if (instance) instance.LaunchTime = new Date('2026-01-02T00:00:00.999Z')
  expect(await times()).toEqual([['2026-01-02T00:00:00.000Z'], ['2026-01-01T00:00:00.000Z']])
  const filter = 'Filter.1.Name=launch-time&Filter.1.Value.1=2026-01-02T00:00:00.000Z'
  expect((await ask(`Action=DescribeInstances&${filter}`)).xml).toContain('i-11111111')
})

// The API reference of each: "return: Is true if the request succeeds, and an error otherwise."
test('actions that return nothing return true', async () => {
  const { ask, ec2 } = asking({ images: [{ ImageId: 'ami-11111111', Name: 'web' }] })
  const [snapshot] = ec2.snapshots.keys()
  for (const form of [
    'Action=CreateTags&ResourceId.1=ami-11111111&Tag.1.Key=a&Tag.1.Value=b',
    'Action=DeleteTags&ResourceId.1=ami-11111111&Tag.1.Key=a',
    'Action=DeregisterImage&ImageId=ami-11111111',
    `Action=DeleteSnapshot&SnapshotId=${snapshot}`,
  ]) {
    expect(textsOf((await ask(form)).xml, 'return'), form).toEqual(['true'])
  }
})

// boto/boto#3019, hashicorp/packer#8591: for some seconds, in about one of five calls.
test('a snapshot may seem to be in use after its image is deregistered', async () => {
  const { ask, ec2 } = asking({ images: [{ ImageId: 'ami-11111111', Name: 'web' }], lingering: 3000 })
  const [snapshot] = ec2.snapshots.keys()
  const remove = () => ask(`Action=DeleteSnapshot&SnapshotId=${snapshot}`)
  await ask('Action=DeregisterImage&ImageId=ami-11111111')
  const inUse = {
    status: 400,
    code: 'InvalidSnapshot.InUse',
    message: `The snapshot ${snapshot} is currently in use by ami-11111111`,
  }
  expect(await remove()).toMatchObject(inUse)
  ec2.advance(2999)
  expect(await remove()).toMatchObject(inUse)
  ec2.advance(1)
  expect((await remove()).status).toBe(200)
})

test('the uses of snapshots end with a reset, and a fork has its own', async () => {
  const { ask, ec2 } = asking({
    images: [{ ImageId: 'ami-11111111', Name: 'web', BlockDeviceMappings: [{ Ebs: { SnapshotId: 'snap-11111111' } }] }],
    snapshots: [{ SnapshotId: 'snap-11111111' }],
    lingering: 3000,
  })
  const fork = ec2.fork()
  await ask('Action=DeregisterImage&ImageId=ami-11111111')
  ec2.reset()
  ec2.images.delete('ami-11111111')
  expect((await ask('Action=DeleteSnapshot&SnapshotId=snap-11111111')).status).toBe(200)
  fork.images.delete('ami-11111111')
  const deleted = await fork.fetch(
    'https://ec2.us-east-1.amazonaws.com/?Action=DeleteSnapshot&Version=2016-11-15&SnapshotId=snap-11111111',
  )
  expect(deleted.status).toBe(200)
})

test('without the option, a snapshot is free at once; EC2 deletes the snapshots of an image itself', async () => {
  const { ask, ec2 } = asking({ images: [{ ImageId: 'ami-11111111', Name: 'web' }] })
  const [snapshot] = ec2.snapshots.keys()
  await ask('Action=DeregisterImage&ImageId=ami-11111111')
  expect((await ask(`Action=DeleteSnapshot&SnapshotId=${snapshot}`)).status).toBe(200)

  const lingering = asking({ images: [{ ImageId: 'ami-11111111', Name: 'web' }], lingering: 3000 })
  const { xml } = await lingering.ask('Action=DeregisterImage&ImageId=ami-11111111&DeleteAssociatedSnapshots=true')
  expect(textsOf(xml, 'returnCode')).toEqual(['success'])
  expect(lingering.ec2.snapshots.size).toBe(0)
})

// openshift/installer#9964
test('AWS Backup deletes its snapshots itself', async () => {
  const { ask, ec2 } = asking({
    snapshots: [
      { SnapshotId: 'snap-11111111', Tags: [{ Key: 'aws:backup:source-resource', Value: 'i-11111111:1' }] },
      { SnapshotId: 'snap-22222222', Tags: [{ Key: 'backup:source-resource', Value: '' }] },
    ],
    images: [{ ImageId: 'ami-11111111', Name: 'web', BlockDeviceMappings: [{ Ebs: { SnapshotId: 'snap-11111111' } }] }],
  })
  const refused = {
    status: 400,
    code: 'InvalidParameterValue',
    message:
      'This snapshot is managed by the AWS Backup service and cannot be deleted via EC2 APIs. If you wish to delete this snapshot, please do so via the Backup console.',
  }
  expect(await ask('Action=DeleteSnapshot&SnapshotId=snap-11111111')).toMatchObject(refused)
  await ask('Action=DeregisterImage&ImageId=ami-11111111&DeleteAssociatedSnapshots=true')
  expect(await ask('Action=DeleteSnapshot&SnapshotId=snap-11111111')).toMatchObject(refused)
  expect((await ask('Action=DeleteSnapshot&SnapshotId=snap-22222222')).status).toBe(200)
  expect([...ec2.snapshots.keys()]).toEqual(['snap-11111111'])
})

// The code of openshift/installer. The status is that of other reports of AuthFailure about an image.
test('AWS Backup deregisters its images itself', async () => {
  const { ask, ec2 } = asking({
    images: [{ ImageId: 'ami-11111111', Name: 'web', ImageOwnerAlias: 'aws-backup-vault' }],
  })
  expect(await ask('Action=DeregisterImage&ImageId=ami-11111111')).toMatchObject({
    status: 400,
    code: 'AuthFailure',
    message:
      'This image is managed by AWS Backup and cannot be deleted via EC2 APIs. To delete this image, please use the AWS Backup APIs, CLI, or console.',
  })
  expect(ec2.images.size).toBe(1)
  expect(textsOf((await ask('Action=DescribeImages&Owner.1=aws-backup-vault')).xml, 'imageId')).toEqual([
    'ami-11111111',
  ])
})

// cloud-custodian/cloud-custodian#6567, and the API reference of DescribeSnapshots.
test('RestorableBy finds snapshots by their permissions', async () => {
  const { ask } = asking({
    snapshots: [
      { SnapshotId: 'snap-00000001', Description: 'own' },
      { SnapshotId: 'snap-00000002', Description: 'own public', CreateVolumePermissions: [{ Group: 'all' }] },
      { SnapshotId: 'snap-00000003', Description: 'own shared', CreateVolumePermissions: [{ UserId: other }] },
      { SnapshotId: 'snap-00000004', Description: 'their', OwnerId: other },
      {
        SnapshotId: 'snap-00000005',
        Description: 'their public',
        OwnerId: other,
        CreateVolumePermissions: [{ Group: 'all' }],
      },
      {
        SnapshotId: 'snap-00000006',
        Description: 'their shared',
        OwnerId: other,
        CreateVolumePermissions: [{ UserId: self }, { UserId: third }],
      },
      {
        SnapshotId: 'snap-00000007',
        Description: 'shared with another',
        OwnerId: other,
        CreateVolumePermissions: [{ UserId: third }],
      },
    ],
  })
  const found = async (form: string) =>
    textsOf((await ask(`Action=DescribeSnapshots&${form}`)).xml, 'description').join(', ')
  expect(await found('')).toBe('own, own public, own shared, their public, their shared')
  expect(await found('RestorableBy.1=all')).toBe('own public, their public')
  expect(await found('RestorableBy.1=self')).toBe('own, own public, own shared, their shared')
  expect(await found(`RestorableBy.1=${self}`)).toBe('own, own public, own shared, their shared')
  expect(await found(`RestorableBy.1=${other}`)).toBe('own shared')
  expect(await found(`RestorableBy.1=${third}`)).toBe('')
  expect(await found('RestorableBy.1=self&RestorableBy.2=all')).toBe(
    'own, own public, own shared, their public, their shared',
  )
  expect(await found('Owner.1=self')).toBe('own, own public, own shared')
  expect(await found(`Owner.1=${other}`)).toBe('their public, their shared')
  expect(await found(`Owner.1=${other}&RestorableBy.1=all`)).toBe('their public')
  const { xml } = await ask('Action=DescribeSnapshots')
  expect(xml).not.toMatch(/permission/i)
  for (const hidden of ['snap-00000004', 'snap-00000007']) {
    for (const form of [
      `Action=DescribeSnapshots&SnapshotId.1=${hidden}`,
      `Action=DeleteSnapshot&SnapshotId=${hidden}`,
    ]) {
      expect(await ask(form)).toMatchObject({ status: 400, code: 'InvalidSnapshot.NotFound' })
    }
  }
  expect(await found('SnapshotId.1=snap-00000006')).toBe('their shared')
})

// The API reference of DescribeImages: "self" and the own ID find images that are shared with the account, another ID
// those that are explicitly shared with it, "all" public ones.
test('ExecutableBy finds images by their permissions', async () => {
  const { ask, ec2 } = asking({
    images: [
      { ImageId: 'ami-00000001', Name: 'own' },
      { ImageId: 'ami-00000002', Name: 'own public', Public: true },
      { ImageId: 'ami-00000003', Name: 'own shared', LaunchPermissions: [{ UserId: other }] },
      { ImageId: 'ami-00000004', Name: 'their', OwnerId: other },
      { ImageId: 'ami-00000005', Name: 'their public', OwnerId: other, LaunchPermissions: [{ Group: 'all' }] },
      { ImageId: 'ami-00000006', Name: 'their shared', OwnerId: other, LaunchPermissions: [{ UserId: self }] },
      { ImageId: 'ami-00000007', Name: 'shared with another', OwnerId: other, LaunchPermissions: [{ UserId: third }] },
    ],
  })
  const found = async (form: string) => textsOf((await ask(`Action=DescribeImages&${form}`)).xml, 'name').join(', ')
  expect(await found('')).toBe('own, own public, own shared, their public, their shared')
  expect(await found('ExecutableBy.1=all')).toBe('own public, their public')
  expect(await found('ExecutableBy.1=self')).toBe('their shared')
  expect(await found(`ExecutableBy.1=${self}`)).toBe('their shared')
  expect(await found(`ExecutableBy.1=${other}`)).toBe('own shared')
  expect(await found('ExecutableBy.1=self&ExecutableBy.2=all')).toBe('own public, their public, their shared')
  expect(await found('Owner.1=self')).toBe('own, own public, own shared')
  expect(await found(`Owner.1=${other}`)).toBe('their public, their shared')
  expect(await found('Filter.1.Name=is-public&Filter.1.Value.1=true')).toBe('own public, their public')
  expect(await found('Filter.1.Name=is-public&Filter.1.Value.1=false')).toBe('own, own shared, their shared')
  expect((await ask('Action=DescribeImages')).xml).not.toMatch(/permission/i)
  for (const hidden of ['ami-00000004', 'ami-00000007']) {
    for (const form of [`Action=DescribeImages&ImageId.1=${hidden}`, `Action=DeregisterImage&ImageId=${hidden}`]) {
      expect(await ask(form)).toMatchObject({ status: 400, code: 'InvalidAMIID.NotFound' })
    }
  }
  // Seen: 400 `Not authorized for image:{id}` for the image of another account.
  expect(await ask('Action=DeregisterImage&ImageId=ami-00000006')).toMatchObject({
    status: 400,
    code: 'AuthFailure',
    message: 'Not authorized for image:ami-00000006',
  })
  const shared = ec2.images.get('ami-00000006')
  if (shared) shared.LaunchPermissions = []
  expect(await found('')).toBe('own, own public, own shared, their public')
})

// localstack/localstack#3714, #8228
test('the images of Amazon are found by their names in every Region', async () => {
  const ids = new Set<string>()
  for (const region of ['us-east-1', 'eu-west-1']) {
    const { ask } = asking({ region, publicImages: true })
    const newest = async (owner: string, name: string) => {
      const { status, xml } = await ask(
        `Action=DescribeImages&Owner.1=${owner}&Filter.1.Name=name&Filter.1.Value.1=${encodeURIComponent(name)}`,
      )
      expect(status).toBe(200)
      for (const id of textsOf(xml, 'imageId')) ids.add(id)
      return textsOf(xml, 'imageId').length
    }
    expect(await newest('amazon', 'al2023-ami-*')).toBe(4)
    expect(await newest('amazon', 'al2023-ami-2023.*-kernel-6.1-x86_64')).toBe(2)
    expect(await newest('137112412989', 'amzn2-ami-hvm-*-x86_64-gp2')).toBe(1)
    expect(await newest('amazon', 'amzn2-ami-kernel-5.10-hvm-*-arm64-gp2')).toBe(1)
    expect(await newest('099720109477', 'ubuntu/images/hvm-ssd*/ubuntu-noble-24.04-amd64-server-*')).toBe(1)
    expect(await newest('amazon', 'ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-arm64-server-*')).toBe(1)
    expect(await newest('801119661308', 'Windows_Server-2022-English-Full-Base-*')).toBe(1)
    expect(await newest('self', '*')).toBe(0)
  }
  // Each Region has its own IDs.
  expect(ids.size).toBe(2 * 9)
  const { ask } = asking()
  expect(textsOf((await ask('Action=DescribeImages&Owner.1=amazon')).xml, 'imageId')).toEqual([])
})

// Seen: NotFound for ami-fake123 (aws/aws-sdk#97, 2021), Malformed for ami-415f6d2x; it varies by Region and length
// (cloud-custodian/cloud-custodian#3630). The simulator takes 8 or 17 hexadecimal digits, and nothing else.
test('an ID that is none is malformed', async () => {
  const { ask } = asking()
  for (const id of ['ami-fake123', 'ami-415f6d2x']) {
    expect(await ask(`Action=DescribeImages&ImageId.1=${id}`)).toMatchObject({
      status: 400,
      code: 'InvalidAMIID.Malformed',
      message: `Invalid id: "${id}"`,
    })
  }
})

test.each([CreateTags, DeleteTags, DeleteSnapshot, DeregisterImage])(
  'a generated output returns true: $action',
  async (operation) => {
    expect(buildOutput<unknown>(operation)).toMatchObject({ Return: true })
    const input = buildInput<unknown>(operation)
    const request = toRequest<unknown>(operation, input, { region: 'us-east-1' })
    const response = await getResponse([handle<unknown, object>(operation)], request)
    expect(textsOf((await response?.text()) ?? '', 'return')).toEqual(['true'])
  },
)
