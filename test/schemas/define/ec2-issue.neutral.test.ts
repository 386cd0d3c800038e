// Rules between members: the issue has EC2's code and text, and the path of the member that it is about.
import { CreateImageInput, ec2IssueOf, ec2Rule } from 'ec2wire/schemas'
import * as v from 'valibot'
import { expect, test } from 'vitest'

const least = { InstanceId: 'i-1234567890abcdef0', Name: 'web' }
const ebs = (Ebs: object) => ({ ...least, BlockDeviceMappings: [{ DeviceName: '/dev/sdh', Ebs }] })
const tags = (...Tags: object[]) => ({ ...least, TagSpecifications: [{ ResourceType: 'image', Tags }] })

test.each<[name: string, input: object, path: string, code: string]>([
  ['a size', ebs({ VolumeSize: 0 }), 'BlockDeviceMappings.0.Ebs.VolumeSize', 'InvalidParameterValue'],
  [
    'missing IOPS',
    ebs({ VolumeSize: 8, VolumeType: 'io2' }),
    'BlockDeviceMappings.0.Ebs.Iops',
    'InvalidParameterCombination',
  ],
  [
    'IOPS of another type',
    ebs({ VolumeSize: 8, VolumeType: 'gp2', Iops: 300 }),
    'BlockDeviceMappings.0.Ebs.Iops',
    'InvalidParameterCombination',
  ],
  [
    'throughput of another type',
    ebs({ VolumeSize: 8, VolumeType: 'gp2', Throughput: 125 }),
    'BlockDeviceMappings.0.Ebs.Throughput',
    'InvalidParameterCombination',
  ],
  [
    'a throughput',
    ebs({ VolumeSize: 8, VolumeType: 'gp3', Throughput: 1 }),
    'BlockDeviceMappings.0.Ebs.Throughput',
    'InvalidParameterValue',
  ],
  ['a tag without a key', tags({ Value: 'x' }), 'TagSpecifications.0.Tags.0.Key', 'InvalidParameterValue'],
  ['a tag without a value', tags({ Key: 'x' }), 'TagSpecifications.0.Tags.0.Value', 'InvalidParameterValue'],
  ['no tags', tags(), 'TagSpecifications.0.Tags', 'InvalidParameterValue'],
  [
    'a tag twice',
    tags({ Key: 'a', Value: '' }, { Key: 'a', Value: '' }),
    'TagSpecifications.0.Tags.1',
    'InvalidParameterValue',
  ],
  [
    'the encryption of a snapshot',
    ebs({ SnapshotId: 'snap-1234567890abcdef0', Encrypted: false }),
    'BlockDeviceMappings.0.Ebs.Encrypted',
    'InvalidParameter',
  ],
  [
    'a missing device name',
    { ...least, BlockDeviceMappings: [{ NoDevice: '' }] },
    'BlockDeviceMappings.0.DeviceName',
    'InvalidBlockDeviceMapping',
  ],
  [
    'a device twice',
    { ...least, BlockDeviceMappings: [{ DeviceName: '/dev/sdh' }, { DeviceName: '/dev/sdh' }] },
    'BlockDeviceMappings.1',
    'InvalidBlockDeviceMapping',
  ],
  [
    'a specification without a type',
    { ...least, TagSpecifications: [{ Tags: [] }] },
    'TagSpecifications.0.ResourceType',
    'InvalidParameterValue',
  ],
])('%s is reported at its member', (_, input, path, code) => {
  const { issues } = v.safeParse(CreateImageInput, input)
  const [issue] = issues ?? []
  if (!issue) throw new Error('The input is valid.')
  expect([v.getDotPath(issue), ec2IssueOf(issue)?.code]).toEqual([path, code])
})

test('a rule of the whole value has no path of its own', () => {
  const schema = v.pipe(
    v.strictObject({ A: v.optional(v.string()) }),
    ec2Rule(() => ({ code: 'InvalidRequest', text: 'No.' })),
  )
  const { issues } = v.safeParse(schema, {})
  expect(issues?.map((issue) => [issue.path, issue.message, ec2IssueOf(issue)])).toEqual([
    [undefined, 'No.', { code: 'InvalidRequest', text: 'No.' }],
  ])
})
