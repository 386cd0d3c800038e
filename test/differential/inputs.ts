import type { BlockDeviceMapping, CreateImageInput, EbsBlockDevice, ImageTagSpecification, VolumeType } from 'ec2wire'

export const clients = ['sdk', 'boto3', 'cli'] as const

export type Client = (typeof clients)[number]

export interface Row {
  readonly name: string
  readonly input: CreateImageInput
  /** Which clients take part. Default: all. */
  readonly clients?: readonly Client[]
}

const least: CreateImageInput = { InstanceId: 'i-1234567890abcdef0', Name: 'standard-web-server-v1.0' }

/** For members that Debian's clients do not know yet: they refuse them before sending. */
const newer = { clients: ['sdk'] } as const

/** Only the wire is compared, so rows need not keep the constraints of EC2. */
export const rows: readonly Row[] = [
  { name: 'the required members only', input: least },
  { name: 'a short instance ID', input: { ...least, InstanceId: 'i-12345678' } },
  { name: 'a name of 3 characters', input: { ...least, Name: 'web' } },
  { name: 'a name of 128 characters', input: { ...least, Name: 'n'.repeat(128) } },
  { name: 'a name of 129 characters', input: { ...least, Name: 'n'.repeat(129) } },
  { name: 'a name with all punctuation it may have', input: { ...least, Name: "a(b)[c] d.e/f-g'h@i_j" } },
  { name: 'a name with spaces around it', input: { ...least, Name: ' web ' } },
  { name: 'empty required members', input: { InstanceId: '', Name: '' } },
  { name: 'a description', input: { ...least, Description: 'Standard Web Server v1.0' } },
  { name: 'NoReboot, true', input: { ...least, NoReboot: true } },
  { name: 'NoReboot, false', input: { ...least, NoReboot: false } },
  { name: 'DryRun, true', input: { ...least, DryRun: true } },
  { name: 'DryRun, false', input: { ...least, DryRun: false } },
  {
    name: 'optional members that are undefined',
    input: {
      ...least,
      Description: undefined,
      NoReboot: undefined,
      BlockDeviceMappings: undefined,
      TagSpecifications: undefined,
      SnapshotLocation: undefined,
      BootModeOverride: undefined,
      DryRun: undefined,
    },
  },

  description('empty', ''),
  description('of one space', ' '),
  description('of 255 characters', 'd'.repeat(255)),
  description('of 100,000 characters', 'd'.repeat(100_000)),
  description('with the unreserved characters', 'AZaz09-._~'),
  description('with the reserved characters', "!*'();:@&=+$,/?#[]%"),
  description('with the other characters of ASCII', '"<>\\^`{|} '),
  description('with what looks like escapes', '%20 %zz 100% + %2B %'),
  description('that looks like parameters', 'x&Name=other&Action=RunInstances;DryRun=true'),
  description('that looks like a number', '0123'),
  description('that looks like JSON', '{"Name": [null, true]}'),
  description('that looks like XML', '<!-- --><a b="c">&amp;</a>]]>'),
  description('that looks like a URL', 'http://127.0.0.1:1/?a=b&c=d#e'),
  description('that looks like a file for the CLI', 'file:///etc/hostname'),
  description('with line breaks and tabs', ' line\nbreak\r\ntab\tend\r'),
  description('with control characters', '\u0000\u0001\u001b\u007f\u0085'),
  description('with letters beyond ASCII', 'ünïcödé Ελληνικά עברית 日本語'),
  description('with a letter in two forms', '\u00e9 e\u0301'),
  description('with emoji', '😀 👩‍👩‍👧‍👦 🇩🇪 👍🏽'),
  description('with invisible characters', '\ufeffa\u200bb\u2028c\u00a0d\u202e'),
  description('with the ends of the planes', '\ud7ff\ue000\ufffd\uffff\u{10000}\u{10ffff}'),

  { name: 'no mappings in the list', input: { ...least, BlockDeviceMappings: [] } },
  { name: 'no specifications in the list', input: { ...least, TagSpecifications: [] } },
  { name: 'two empty lists', input: { ...least, BlockDeviceMappings: [], TagSpecifications: [] } },
  mapping('with a device only', { DeviceName: '/dev/sdh' }),
  mapping('with a device without a name', { DeviceName: '' }),
  mapping('with a virtual device', { DeviceName: '/dev/sdc', VirtualName: 'ephemeral1' }),
  mapping('with NoDevice, empty', { DeviceName: '/dev/sdj', NoDevice: '' }),
  mapping('with NoDevice, not empty', { DeviceName: '/dev/sdj', NoDevice: 'true' }),
  mapping('with NoDevice only', { NoDevice: '' }),
  mapping('with an Ebs that has nothing in it', { DeviceName: '/dev/sdh', Ebs: {} }),
  mapping('with an Ebs that has only undefined in it', { DeviceName: '/dev/sdh', Ebs: { Iops: undefined } }),

  ebs('DeleteOnTermination, true', { DeleteOnTermination: true }),
  ebs('DeleteOnTermination, false', { DeleteOnTermination: false }),
  ebs('Encrypted, true', { Encrypted: true }),
  ebs('Encrypted, false', { Encrypted: false }),
  ebs('SnapshotId', { SnapshotId: 'snap-1234567890abcdef0' }),
  ebs('KmsKeyId', { KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab' }),
  ebs('OutpostArn', { OutpostArn: 'arn:aws:outposts:us-east-1:123456789012:outpost/op-1234567890abcdef0' }),
  ebs('empty strings', { SnapshotId: '', KmsKeyId: '', OutpostArn: '' }),
  ebs('Iops', { Iops: 3000 }),
  ebs('VolumeSize', { VolumeSize: 100 }),
  ebs('Throughput', { Throughput: 125 }),
  ebs('numbers of 0', { Iops: 0, VolumeSize: 0, Throughput: 0 }),
  ebs('numbers below 0', { Iops: -1, VolumeSize: -65536, Throughput: -2_147_483_648 }),
  ebs('numbers of 32 bits', { Iops: 2_147_483_647, VolumeSize: 65_536, Throughput: 2000 }),
  ebs('numbers of 53 bits', { Iops: Number.MAX_SAFE_INTEGER, VolumeSize: Number.MIN_SAFE_INTEGER }),
  ...(['standard', 'io1', 'io2', 'gp2', 'sc1', 'st1', 'gp3'] satisfies VolumeType[]).map((type) =>
    ebs(`VolumeType ${type}`, { VolumeType: type }),
  ),
  ebs('all members that Debian knows', allEbs()),
  { name: 'the mappings of the reference', input: { ...least, BlockDeviceMappings: documentedMappings() } },
  { name: '9 mappings', input: { ...least, BlockDeviceMappings: mappings(9) } },
  { name: '12 mappings, .10 after .9', input: { ...least, BlockDeviceMappings: mappings(12) } },
  { name: '101 mappings', input: { ...least, BlockDeviceMappings: mappings(101) } },

  tags('one tag on the image', specification('image', ['purpose', 'test'])),
  tags('one tag on the snapshots', specification('snapshot', ['purpose', 'test'])),
  tags('tags on both', specification('image', ['Name', 'web']), specification('snapshot', ['Name', 'web'])),
  tags('a specification without tags', { ResourceType: 'image' }),
  tags('a specification with an empty list of tags', { ResourceType: 'image', Tags: [] }),
  tags('a specification without a resource type', { Tags: [{ Key: 'a', Value: 'b' }] }),
  tags('a tag without a value', { ResourceType: 'image', Tags: [{ Key: 'a' }, { Key: 'b', Value: undefined }] }),
  tags('a tag without a key', { ResourceType: 'image', Tags: [{ Value: 'a' }] }),
  tags('an empty value', specification('image', ['Name', ''])),
  tags('an empty key', specification('image', ['', 'a'], ['', ''])),
  tags(
    'keys that are names of JavaScript',
    specification('image', ['__proto__', '__proto__'], ['constructor', 'prototype'], ['toString', 'hasOwnProperty']),
  ),
  tags('keys that look like the wire', specification('image', ['Tag.1.Key', 'Tag.2.Value'], ['a.b[0]=c&d', '=&='])),
  tags('keys that EC2 reserves', specification('image', ['aws:cloudformation:stack-id', 'a'], ['AWS:b', 'c'])),
  tags('keys that differ by case or not at all', specification('image', ['a', '1'], ['A', '2'], ['a', '3'])),
  tags('reserved characters', specification('image', ["!*'();:@&=+$,/?#[]%", "!*'();:@&=+$,/?#[]%"])),
  tags('letters beyond ASCII', specification('image', ['Größe', 'groß'], ['名前', 'ウェブ'])),
  tags('emoji', specification('image', ['😀', '👩‍👩‍👧‍👦'], ['\u{10ffff}', '🇩🇪'])),
  tags('line breaks', specification('snapshot', ['a\nb', 'c\r\nd'], ['\t', '\n'])),
  tags('the longest key and value', specification('image', ['k'.repeat(128), 'v'.repeat(256)])),
  tags('12 specifications', ...Array.from({ length: 12 }, (_, index) => manyTags(index % 2 ? 'snapshot' : 'image', 1))),
  tags('11 tags', manyTags('image', 11)),
  tags('50 tags on both', manyTags('image', 50), manyTags('snapshot', 50)),

  {
    name: 'all members that Debian knows',
    input: {
      ...least,
      Description: 'Standard Web Server v1.0',
      NoReboot: true,
      BlockDeviceMappings: [
        { DeviceName: '/dev/sdh', VirtualName: 'ephemeral0', NoDevice: '', Ebs: allEbs() },
        ...documentedMappings(),
      ],
      TagSpecifications: [specification('image', ['Name', 'web']), manyTags('snapshot', 3)],
      DryRun: false,
    },
  },
  {
    name: 'all members that Debian knows, in another order',
    input: {
      DryRun: true,
      TagSpecifications: [{ Tags: [{ Value: 'web', Key: 'Name' }], ResourceType: 'image' }],
      BlockDeviceMappings: [{ Ebs: { VolumeType: 'gp2', VolumeSize: 8 }, DeviceName: '/dev/sda1' }],
      NoReboot: false,
      Description: '',
      Name: 'web',
      InstanceId: 'i-1234567890abcdef0',
    },
  },

  { name: 'SnapshotLocation, regional', input: { ...least, SnapshotLocation: 'regional' }, ...newer },
  { name: 'SnapshotLocation, local', input: { ...least, SnapshotLocation: 'local' }, ...newer },
  { name: 'BootModeOverride', input: { ...least, BootModeOverride: 'uefi' }, ...newer },
  { ...ebs('AvailabilityZone', { AvailabilityZone: 'us-east-1a' }), ...newer },
  { ...ebs('AvailabilityZoneId', { AvailabilityZoneId: 'use1-az1' }), ...newer },
  { ...ebs('VolumeInitializationRate', { VolumeInitializationRate: 300 }), ...newer },
  { ...ebs('EbsCardIndex 0', { EbsCardIndex: 0 }), ...newer },
  { ...ebs('EbsCardIndex 1', { EbsCardIndex: 1 }), ...newer },
  { ...ebs('all members', everyEbs()), ...newer },
  {
    name: 'all members',
    input: {
      ...least,
      Description: 'ünïcödé',
      NoReboot: false,
      BlockDeviceMappings: [
        { DeviceName: '/dev/sdh', VirtualName: 'ephemeral0', NoDevice: '', Ebs: everyEbs() },
        ...mappings(11),
      ],
      TagSpecifications: [manyTags('image', 12), specification('snapshot', ['__proto__', '😀'])],
      SnapshotLocation: 'local',
      BootModeOverride: 'uefi',
      DryRun: true,
    },
    ...newer,
  },
]

function description(name: string, Description: string): Row {
  return { name: `a description ${name}`, input: { ...least, Description } }
}

function mapping(name: string, mapping: BlockDeviceMapping): Row {
  return { name: `a mapping ${name}`, input: { ...least, BlockDeviceMappings: [mapping] } }
}

function ebs(name: string, Ebs: EbsBlockDevice): Row {
  return mapping(`with Ebs: ${name}`, { DeviceName: '/dev/sdh', Ebs })
}

function tags(name: string, ...TagSpecifications: ImageTagSpecification[]): Row {
  return { name: `tags: ${name}`, input: { ...least, TagSpecifications } }
}

function specification(ResourceType: 'image' | 'snapshot', ...pairs: [key: string, value: string][]) {
  return { ResourceType, Tags: pairs.map(([Key, Value]) => ({ Key, Value })) }
}

function manyTags(type: 'image' | 'snapshot', count: number) {
  const pairs = Array.from({ length: count }, (_, index): [string, string] => [`key ${index + 1}`, `${type} ${index}`])
  return specification(type, ...pairs)
}

/** Mappings of four kinds in turn, each with a number of its own. */
function mappings(count: number): BlockDeviceMapping[] {
  return Array.from({ length: count }, (_, index) => {
    const DeviceName = `/dev/xvd${index}`
    if (index % 4 === 0)
      return { DeviceName, Ebs: { VolumeSize: index, VolumeType: 'gp3', Encrypted: index % 8 === 0 } }
    if (index % 4 === 1) return { DeviceName, VirtualName: `ephemeral${index}` }
    if (index % 4 === 2) return { DeviceName, NoDevice: '' }
    return { NoDevice: `${index}` }
  })
}

function documentedMappings(): BlockDeviceMapping[] {
  return [
    { DeviceName: '/dev/sda1', Ebs: { DeleteOnTermination: false } },
    { DeviceName: '/dev/sdf', Ebs: { SnapshotId: 'snap-1234567890abcdef0' } },
    { DeviceName: '/dev/sdg', Ebs: { VolumeSize: 100, VolumeType: 'io1', Iops: 1000 } },
    { DeviceName: '/dev/sdc', VirtualName: 'ephemeral1' },
    { DeviceName: '/dev/sdj', NoDevice: '' },
  ]
}

function allEbs(): EbsBlockDevice {
  return {
    DeleteOnTermination: true,
    Iops: 3000,
    SnapshotId: 'snap-1234567890abcdef0',
    VolumeSize: 65_536,
    VolumeType: 'gp3',
    KmsKeyId: 'alias/key',
    Throughput: 2000,
    OutpostArn: 'arn:aws:outposts:us-east-1:123456789012:outpost/op-1234567890abcdef0',
    Encrypted: false,
  }
}

function everyEbs(): EbsBlockDevice {
  return {
    ...allEbs(),
    AvailabilityZone: 'us-east-1a',
    AvailabilityZoneId: 'use1-az1',
    VolumeInitializationRate: 0,
    EbsCardIndex: 0,
  }
}
