import type { CreateImageInput as Input } from 'ec2wire'
import { CreateImageInput, ec2IssueOf } from 'ec2wire/schemas'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { requests } from '../../fixtures/create-image.js'

const least: Input = { InstanceId: 'i-1234567890abcdef0', Name: 'web' }

test.each(requests.filter(({ name }) => name !== 'every member'))('accepts $name', ({ input }) => {
  expect(v.parse(CreateImageInput, input)).toEqual(input)
})

describe('constraints stand for the errors of EC2', () => {
  const nameText =
    "AMI names must be between 3 and 128 characters long, and may contain letters, numbers, '(', ')', '.', '-', '/' and '_'"
  const value = 'InvalidParameterValue'
  const rows: [name: string, input: object, code: string, text: string][] = [
    ['a short name', { Name: 'ab' }, 'InvalidAMIName.Malformed', nameText],
    ['a long name', { Name: 'a'.repeat(129) }, 'InvalidAMIName.Malformed', nameText],
    ['a star in a name', { Name: 'abc*' }, 'InvalidAMIName.Malformed', nameText],
    ['a line end after a name', { Name: 'abc\n' }, 'InvalidAMIName.Malformed', nameText],
    [
      'another resource',
      { InstanceId: 'ami-1234567890abcdef0' },
      'InvalidInstanceID.Malformed',
      'Invalid id: "ami-1234567890abcdef0" (expecting "i-...")',
    ],
    ['ten digits', { InstanceId: 'i-1234567890' }, 'InvalidInstanceID.Malformed', 'Invalid id: "i-1234567890"'],
    ['an empty ID', { InstanceId: '' }, 'MissingParameter', 'The request must contain the parameter InstanceId'],
    [
      'a long description',
      { Description: 'a'.repeat(256) },
      value,
      `Value (${'a'.repeat(256)}) for parameter description is invalid. The value cannot exceed 255 characters`,
    ],
    [
      'a description beyond ASCII',
      { Description: 'ü' },
      value,
      'Value (ü) for parameter description is invalid. Character sets beyond ASCII are not supported.',
    ],
    [
      'a location',
      { SnapshotLocation: 'x' },
      value,
      'Value (x) for parameter snapshotLocation is invalid. Expected regional or local.',
    ],
    [
      'a boot mode',
      { BootModeOverride: 'x' },
      value,
      'Value (x) for parameter bootModeOverride is invalid. Expected uefi.',
    ],
    [
      'a volume type',
      ebs({ VolumeType: 'gp9' }),
      'UnknownVolumeType',
      "Unsupported volume type 'gp9' for volume creation.",
    ],
    [
      'a size',
      ebs({ VolumeSize: 0 }),
      value,
      'The volume size is invalid for gp2 volumes: 0 GiB. gp2 volumes must be at least 1 GiB in size. Please specify a volume size above the minimum limit.',
    ],
    [
      'a size of the type',
      ebs({ VolumeSize: 1025, VolumeType: 'standard' }),
      value,
      'Volume of 1025GiB is too large for volume type standard; maximum is 1024GiB',
    ],
    ['operations', ebs({ Iops: 2999, VolumeType: 'gp3' }), value, 'Volume iops of 2999 is too low; minimum is 3000.'],
    [
      'operations for the size',
      ebs({ Iops: 3001, VolumeSize: 6, VolumeType: 'gp3' }),
      value,
      'Iops to volume size ratio of 500.166667 is too high; maximum is 500',
    ],
    [
      'operations of a type without',
      ebs({ Iops: 3000, VolumeType: 'gp2' }),
      'InvalidParameterCombination',
      'The parameter iops is not supported for gp2 volumes.',
    ],
    [
      'no operations of a type with',
      ebs({ VolumeType: 'io2' }),
      'InvalidParameterCombination',
      'The parameter iops must be specified for io2 volumes.',
    ],
    [
      'a throughput',
      ebs({ Throughput: 2001, VolumeType: 'gp3', Iops: 16000 }),
      value,
      'Volume throughput of 2001 is too high; maximum is 2000.',
    ],
    [
      'a throughput for the operations',
      ebs({ Throughput: 1000, VolumeType: 'gp3' }),
      value,
      'Throughput (MiBps) to iops ratio of 0.333333 is too high; maximum is 0.250000 MiBps per iops.',
    ],
    [
      'a throughput of a type without',
      ebs({ Throughput: 125, VolumeType: 'st1' }),
      'InvalidParameterCombination',
      'throughput can only be specified for volumeType gp3.',
    ],
    [
      'an encryption of a snapshot',
      ebs({ SnapshotId: 'snap-1234567890abcdef0', Encrypted: true }),
      'InvalidParameter',
      'Parameter encrypted is invalid. You cannot specify the encrypted flag if specifying a snapshot id in a block device mapping.',
    ],
    [
      'no device name',
      { BlockDeviceMappings: [{ Ebs: { VolumeSize: 8 } }] },
      'InvalidBlockDeviceMapping',
      'Missing device name',
    ],
    [
      'an empty device name',
      { BlockDeviceMappings: [{ DeviceName: '', NoDevice: '' }] },
      'InvalidBlockDeviceMapping',
      'Missing device name',
    ],
    ['nothing in a mapping', { BlockDeviceMappings: [{}] }, 'InvalidBlockDeviceMapping', 'Missing device name'],
    [
      'a device twice',
      { BlockDeviceMappings: [{ DeviceName: '/dev/sdh' }, { DeviceName: '/dev/sdh' }, { DeviceName: '/dev/sdh' }] },
      'InvalidBlockDeviceMapping',
      '/dev/sdh is being assigned to multiple times.',
    ],
    [
      'a rate',
      ebs({ VolumeInitializationRate: 99 }),
      value,
      'Value (99) for parameter volumeInitializationRate is invalid. Expected a value between 100 and 300 MiB/s.',
    ],
    [
      'a virtual name',
      { BlockDeviceMappings: [{ DeviceName: '/dev/sdh', VirtualName: 'ephemeral' }] },
      value,
      'Value (ephemeral) for parameter virtualName is invalid. Expected ephemeral0, ephemeral1 and so on.',
    ],
    [
      'a resource type',
      tags({ ResourceType: 'instance' }),
      value,
      "'instance' is not a valid taggable resource type for this operation.",
    ],
    ['no resource type', tags({ Tags: [tag('a')] }), value, 'Tag specification resource type must have a value'],
    [
      'a key twice',
      tags({ ResourceType: 'image', Tags: [tag('a'), tag('b'), tag('a')] }),
      value,
      "Duplicate tag key 'a' specified.",
    ],
    ['no key', tags({ ResourceType: 'image', Tags: [{ Value: 'a' }] }), value, 'Tag key must have a value'],
    ['an empty key', tags({ ResourceType: 'image', Tags: [tag('')] }), value, 'Tag key must have a value'],
    [
      'a reserved key',
      tags({ ResourceType: 'image', Tags: [tag('AWS:x')] }),
      value,
      "Tag keys starting with 'aws:' are reserved for internal use",
    ],
    [
      'a long key',
      tags({ ResourceType: 'image', Tags: [tag('a'.repeat(129))] }),
      value,
      'Tag key exceeds the maximum length of 128 characters',
    ],
    [
      'no value',
      tags({ ResourceType: 'image', Tags: [{ Key: 'a' }] }),
      value,
      'Tag value cannot be null. Use empty string instead.',
    ],
    ['neither', tags({ ResourceType: 'image', Tags: [{}] }), value, 'Tag key must have a value'],
    ['no tags', tags({ ResourceType: 'image' }), value, 'Tag specification must have at least one tag'],
    [
      'an empty list of tags',
      tags({ ResourceType: 'image', Tags: [] }),
      value,
      'Tag specification must have at least one tag',
    ],
    [
      'an empty resource type',
      tags({ ResourceType: '', Tags: [tag('a')] }),
      value,
      'Tag specification resource type must have a value',
    ],
    [
      'a long value',
      tags({ ResourceType: 'image', Tags: [{ Key: 'a', Value: 'a'.repeat(257) }] }),
      value,
      'Tag value exceeds the maximum length of 256 characters',
    ],
    [
      '51 tags',
      tags({ ResourceType: 'image', Tags: many(51) }),
      'TagLimitExceeded',
      'The maximum number of Tags for a resource has been reached.',
    ],
  ]

  test.each(rows)('%s', (_, more, code, text) => {
    const { issues } = v.safeParse(CreateImageInput, { ...least, ...more })
    expect(issues?.map((issue) => ec2IssueOf(issue))).toEqual([{ code, text }])
    expect(issues?.[0].message).toBe(text)
  })

  test.each([
    ['the longest', { Name: 'a'.repeat(128), Description: 'a'.repeat(255), InstanceId: 'i-1234abcd' }],
    ['the largest', ebs({ VolumeSize: 65536, VolumeType: 'gp3', Iops: 80000, Throughput: 2000 })],
    ['the smallest', ebs({ VolumeSize: 4, VolumeType: 'io1', Iops: 100, Throughput: undefined })],
    ['as many tags as there may be', tags({ ResourceType: 'image', Tags: many(50) })],
    ['an empty value', tags({ ResourceType: 'image', Tags: [tag('a')] })],
  ])('%s is accepted', (_, more) => {
    expect(v.safeParse(CreateImageInput, { ...least, ...more }).issues).toBeUndefined()
  })

  function ebs(volume: object) {
    return { BlockDeviceMappings: [{ DeviceName: '/dev/sdh', Ebs: volume }] }
  }
  function tags(specification: object) {
    return { TagSpecifications: [specification] }
  }
  function many(count: number) {
    return Array.from({ length: count }, (_, index) => tag(String(index)))
  }
  function tag(key: string) {
    return { Key: key, Value: '' }
  }
})

test.each([[{ toString: 0 }], [Object.create(null)], [Symbol('x')], [null], [['a']]])(
  'says what was refused, whatever it is: %o',
  (value) => {
    for (const more of [{ SnapshotLocation: value }, { TagSpecifications: [{ ResourceType: value }] }]) {
      const { issues } = v.safeParse(CreateImageInput, { ...least, ...more })
      expect(issues?.map((issue) => ec2IssueOf(issue)?.code)).toEqual(['InvalidParameterValue'])
    }
  },
)

test('an issue of another kind has no refusal', () => {
  const { issues } = v.safeParse(CreateImageInput, { ...least, NoReboot: 'yes' })
  expect(issues?.map((issue) => ec2IssueOf(issue))).toEqual([undefined])
})

test('the schemas are Standard Schemas', async () => {
  expect(await CreateImageInput['~standard'].validate(least)).toMatchObject({ value: least })
})
