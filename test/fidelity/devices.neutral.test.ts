// What EC2 answers to block device mappings. `source` names the report that shows it: an issue of GitHub as
// `owner/repository#number`. Rows without a report follow the pattern of those that have one.
import { describe, expect, test } from 'vitest'
import { asking } from './ask.js'

const instance = 'i-1234567890abcdef0'
const snapshot = 'snap-1234567890abcdef0'

/** A Linux instance with an unencrypted and an encrypted volume, a Windows and a paravirtual one, and three snapshots. */
function simulate() {
  return asking({
    instances: [
      {
        InstanceId: instance,
        BlockDeviceMappings: [
          { DeviceName: '/dev/xvda' },
          { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 16, Encrypted: true } },
          { DeviceName: '/dev/sdg1', Ebs: { VolumeSize: 16 } },
        ],
      },
      {
        InstanceId: 'i-0e1f2a3b4c5d6e7f8',
        PlatformDetails: 'Windows',
        RootDeviceName: '/dev/sda1',
        BlockDeviceMappings: [{ DeviceName: '/dev/sda1' }, { DeviceName: 'xvdb' }],
      },
      {
        InstanceId: 'i-0b22a22eec53b9321',
        VirtualizationType: 'paravirtual',
        RootDeviceName: '/dev/sda1',
        BlockDeviceMappings: [{ DeviceName: '/dev/sda1' }],
      },
    ],
    snapshots: [
      { SnapshotId: snapshot, VolumeSize: 8 },
      { SnapshotId: 'snap-0598c7d356eba48d7', VolumeSize: 20 },
      { SnapshotId: 'snap-049df61146c4d7901', VolumeSize: 2000 },
    ],
  })
}

/** Returns the form of a request whose mappings are given as `DeviceName=…`, `Ebs.VolumeSize=…`. */
function form(mappings: readonly string[], InstanceId = instance) {
  const parameters = mappings.flatMap((mapping, index) =>
    mapping.split('&').map((parameter) => `BlockDeviceMapping.${index + 1}.${parameter}`),
  )
  return ['Action=CreateImage', `InstanceId=${InstanceId}`, 'Name=web', ...parameters].join('&')
}

/** A new volume: `Ebs.VolumeType=gp3&Ebs.VolumeSize=8`. */
function volume(members: string) {
  return [`DeviceName=/dev/sdh&${members.replace(/\w+=/g, 'Ebs.$&')}`]
}

const badMapping = 'InvalidBlockDeviceMapping'
const badValue = 'InvalidParameterValue'
const badCombination = 'InvalidParameterCombination'

interface Row {
  readonly what: string
  readonly mappings: readonly string[]
  readonly code: string
  readonly message: string
  readonly source?: string
  readonly instance?: string
}

describe('EC2 refuses', () => {
  test.each<Row>([
    {
      what: 'a device twice',
      mappings: ['DeviceName=/dev/sde&Ebs.VolumeSize=8', 'DeviceName=/dev/sde&Ebs.VolumeSize=8'],
      code: badMapping,
      message: '/dev/sde is being assigned to multiple times.',
      source: 'hashicorp/packer#2320, fisma-ready/ubuntu-lts#38',
    },
    {
      what: 'a device once with a volume and once left out',
      mappings: ['DeviceName=/dev/sdf&NoDevice=', 'DeviceName=/dev/sdf&Ebs.VolumeSize=8'],
      code: badMapping,
      message: '/dev/sdf is being assigned to multiple times.',
    },
    {
      what: 'a device of the instance under its other name',
      mappings: ['DeviceName=/dev/xvdb&Ebs.VolumeSize=60'],
      instance: 'i-0e1f2a3b4c5d6e7f8',
      code: badMapping,
      message: "The device 'xvdb' is used in more than one block-device mapping",
      source: 'hashicorp/terraform#7233, a launch',
    },
    {
      what: 'a device under two names',
      mappings: ['DeviceName=xvdj&Ebs.VolumeSize=8', 'DeviceName=/dev/xvdj&Ebs.VolumeSize=8'],
      code: badMapping,
      message: "The device 'xvdj' is used in more than one block-device mapping",
    },
    {
      what: 'a mapping without a device name',
      mappings: ['Ebs.VolumeSize=8'],
      code: badMapping,
      message: 'Missing device name',
      source: 'hashicorp/packer#6138',
    },
    {
      what: 'a mapping of the instance store without a device name',
      mappings: ['DeviceName=/dev/sdh&Ebs.VolumeSize=8', 'VirtualName=ephemeral0'],
      code: badMapping,
      message: 'Missing device name',
    },
    {
      what: 'an empty device name',
      mappings: ['DeviceName=&Ebs.VolumeSize=8'],
      code: badMapping,
      message: 'Missing device name',
      source: 'hashicorp/packer#6138',
    },
    {
      what: 'an invalid device name',
      mappings: ['DeviceName=/dev/sde1&Ebs.VolumeSize=8'],
      code: badMapping,
      message: 'Invalid device name /dev/sde1',
      source: 'aws/aws-cli#1071, hashicorp/packer#1592, both launches',
    },
    {
      what: 'an invalid device name of a device to leave out',
      mappings: ['DeviceName=/dev/sde1&NoDevice='],
      code: badMapping,
      message: 'Invalid device name /dev/sde1',
    },
    {
      what: 'the encryption of a snapshot, even if it is given as it is',
      mappings: volume(`SnapshotId=${snapshot}&Encrypted=false`),
      code: 'InvalidParameter',
      message:
        'Parameter encrypted is invalid. You cannot specify the encrypted flag if specifying a snapshot id in a block device mapping.',
      source: 'hashicorp/terraform#1862, aws/aws-sdk-ruby#1471, spinnaker/spinnaker#2958, all launches',
    },
    {
      // Inferred from an empty InstanceId: aws/aws-sdk-java#1131.
      what: 'an empty snapshot ID, as a missing one',
      mappings: volume('SnapshotId='),
      code: 'MissingParameter',
      message: 'The request must contain the parameter SnapshotId',
    },
    {
      what: 'an attached volume encrypted that is not',
      mappings: ['DeviceName=xvdb&Ebs.Encrypted=true&Ebs.VolumeSize=30&Ebs.VolumeType=gp2'],
      instance: 'i-0e1f2a3b4c5d6e7f8',
      code: badMapping,
      message: 'the encrypted flag cannot be specified since device xvdb has a conflicting encryption setting',
      source: 'hashicorp/packer#6889; its template names the device xvdb',
    },
    {
      what: 'an attached root volume encrypted that is not',
      mappings: ['DeviceName=/dev/xvda&Ebs.Encrypted=true'],
      code: badMapping,
      message: 'the encrypted flag cannot be specified since device /dev/xvda has a conflicting encryption setting',
    },
    {
      what: 'a volume type that there is not',
      mappings: volume('VolumeType=io3&VolumeSize=1024'),
      code: 'UnknownVolumeType',
      message: "Unsupported volume type 'io3' for volume creation.",
      source: 'hashicorp/terraform-provider-aws#42957, a launch',
    },
  ])('$what', async ({ mappings, code, message, instance }) => {
    const { ask, ec2 } = simulate()
    expect(await ask(form(mappings, instance))).toMatchObject({ status: 400, code, message })
    expect(ec2.images.size).toBe(0)
  })

  test.each<Omit<Row, 'mappings'> & { members: string }>([
    // Throughput
    {
      what: 'throughput of io1',
      members: 'VolumeType=io1&VolumeSize=100&Iops=3000&Throughput=200',
      code: badCombination,
      message: 'throughput can only be specified for volumeType gp3.',
      source: 'runs-on/runs-on#426',
    },
    {
      what: 'throughput of io2 without IOPS',
      members: 'VolumeType=io2&VolumeSize=100&Throughput=200',
      code: badCombination,
      message: 'throughput can only be specified for volumeType gp3.',
    },
    {
      what: 'throughput of the default type',
      members: 'VolumeSize=100&Throughput=200',
      code: badCombination,
      message: 'throughput can only be specified for volumeType gp3.',
    },
    {
      what: 'too much throughput for the IOPS',
      members: 'VolumeType=gp3&VolumeSize=100&Iops=3000&Throughput=1000',
      code: badValue,
      message: 'Throughput (MiBps) to iops ratio of 0.333333 is too high; maximum is 0.250000 MiBps per iops.',
      source: 'runs-on/runs-on#260',
    },
    {
      what: 'too much throughput for the IOPS that gp3 has without any given',
      members: 'VolumeType=gp3&VolumeSize=100&Throughput=751',
      code: badValue,
      message: 'Throughput (MiBps) to iops ratio of 0.250333 is too high; maximum is 0.250000 MiBps per iops.',
    },
    {
      what: 'more throughput than gp3 has',
      members: 'VolumeType=gp3&VolumeSize=1000&Iops=16000&Throughput=2001',
      code: badValue,
      message: 'Volume throughput of 2001 is too high; maximum is 2000.',
      source: 'gardener/gardener-extension-provider-aws#590 has the beginning',
    },
    {
      what: 'less throughput than gp3 has',
      members: 'VolumeType=gp3&VolumeSize=100&Throughput=124',
      code: badValue,
      message: 'Volume throughput of 124 is too low; minimum is 125.',
    },

    // IOPS
    {
      what: 'IOPS of the default type',
      members: 'VolumeSize=100&Iops=3000',
      code: badCombination,
      message: 'The parameter iops is not supported for gp2 volumes.',
      source: 'hashicorp/packer#2201, hashicorp/terraform#7765',
    },
    {
      what: 'IOPS of a magnetic volume',
      members: 'VolumeType=standard&VolumeSize=100&Iops=100',
      code: badCombination,
      message: 'The parameter iops is not supported for standard volumes.',
      source: 'hashicorp/packer#2201',
    },
    {
      what: 'IOPS of st1',
      members: 'VolumeType=st1&VolumeSize=125&Iops=100',
      code: badCombination,
      message: 'The parameter iops is not supported for st1 volumes.',
      source: 'boto/boto3#3653',
    },
    {
      what: 'io1 without IOPS',
      members: 'VolumeType=io1&VolumeSize=100',
      code: badCombination,
      message: 'The parameter iops must be specified for io1 volumes.',
      source: 'kubernetes-sigs/aws-ebs-csi-driver#766, test-kitchen/kitchen-ec2#157',
    },
    {
      what: 'io2 without IOPS',
      members: 'VolumeType=io2&VolumeSize=100',
      code: badCombination,
      message: 'The parameter iops must be specified for io2 volumes.',
      source: 'velero-io/velero-plugin-for-aws#119, hashicorp/packer#10108',
    },
    {
      what: 'too few IOPS of io1',
      members: 'VolumeType=io1&VolumeSize=5&Iops=50',
      code: badValue,
      message: 'Volume iops of 50 is too low; minimum is 100.',
      source: 'kubernetes-sigs/aws-ebs-csi-driver#809',
    },
    {
      what: 'too few IOPS of gp3',
      members: 'VolumeType=gp3&VolumeSize=100&Iops=2999',
      code: badValue,
      message: 'Volume iops of 2999 is too low; minimum is 3000.',
    },
    {
      what: 'too many IOPS of gp3',
      members: 'VolumeType=gp3&VolumeSize=1000&Iops=80001',
      code: badValue,
      message: 'Volume iops of 80001 is too high; maximum is 80000.',
    },
    {
      what: 'too many IOPS of io1',
      members: 'VolumeType=io1&VolumeSize=10000&Iops=64001',
      code: badValue,
      message: 'Volume iops of 64001 is too high; maximum is 64000.',
    },
    {
      what: 'too many IOPS of io2',
      members: 'VolumeType=io2&VolumeSize=10000&Iops=256001',
      code: badValue,
      message: 'Volume iops of 256001 is too high; maximum is 256000.',
    },
    {
      what: 'too many IOPS for the size of gp3',
      members: 'VolumeType=gp3&VolumeSize=20&Iops=15000',
      code: badValue,
      message: 'Iops to volume size ratio of 750.000000 is too high; maximum is 500',
      source: 'rocicorp/mono#4410',
    },
    {
      what: 'too many IOPS for the size of io1',
      members: 'VolumeType=io1&VolumeSize=30&Iops=1501',
      code: badValue,
      message: 'Iops to volume size ratio of 50.033333 is too high; maximum is 50',
    },
    {
      what: 'too many IOPS for the size of io2',
      members: 'VolumeType=io2&VolumeSize=4&Iops=4001',
      code: badValue,
      message: 'Iops to volume size ratio of 1000.250000 is too high; maximum is 1000',
    },
    {
      what: 'too many IOPS for the size of the snapshot',
      members: 'VolumeType=gp3&SnapshotId=snap-0598c7d356eba48d7&Iops=15000',
      code: badValue,
      message: 'Iops to volume size ratio of 750.000000 is too high; maximum is 500',
    },

    // Sizes
    {
      what: 'a magnetic volume that is too large',
      members: 'VolumeType=standard&VolumeSize=2000',
      code: badValue,
      message: 'Volume of 2000GiB is too large for volume type standard; maximum is 1024GiB',
      source: 'fog/fog-aws#186',
    },
    {
      what: 'a magnetic volume of a snapshot that is too large',
      members: 'VolumeType=standard&SnapshotId=snap-049df61146c4d7901',
      code: badValue,
      message: 'Volume of 2000GiB is too large for volume type standard; maximum is 1024GiB',
    },
    {
      what: 'a volume of the default type that is too large',
      members: 'VolumeSize=16385',
      code: badValue,
      message: 'Volume of 16385GiB is too large for volume type gp2; maximum is 16384GiB',
    },
    {
      what: 'a volume that is too small',
      members: 'VolumeType=gp2&VolumeSize=0',
      code: badValue,
      message:
        'The volume size is invalid for gp2 volumes: 0 GiB. gp2 volumes must be at least 1 GiB in size. Please specify a volume size above the minimum limit.',
      source: 'sodafoundation/strato#1116',
    },
    {
      what: 'a volume of st1 that is too small',
      members: 'VolumeType=st1&VolumeSize=124',
      code: badValue,
      message:
        'The volume size is invalid for st1 volumes: 124 GiB. st1 volumes must be at least 125 GiB in size. Please specify a volume size above the minimum limit.',
    },
    {
      what: 'a volume of sc1 of a snapshot that is too small',
      members: `VolumeType=sc1&SnapshotId=${snapshot}`,
      code: badValue,
      message:
        'The volume size is invalid for sc1 volumes: 8 GiB. sc1 volumes must be at least 125 GiB in size. Please specify a volume size above the minimum limit.',
    },
    {
      what: 'a volume of io2 that is too small',
      members: 'VolumeType=io2&VolumeSize=3&Iops=100',
      code: badValue,
      message:
        'The volume size is invalid for io2 volumes: 3 GiB. io2 volumes must be at least 4 GiB in size. Please specify a volume size above the minimum limit.',
    },
  ])('$what', async ({ members, code, message }) => {
    const { ask } = simulate()
    expect(await ask(form(volume(members)))).toMatchObject({ status: 400, code, message })
  })

  // /dev/sda, /dev/xvda1: reports of launches. The others: not in AWS's list of device names.
  test.each<[name: string, source?: string]>([
    ['/dev/sda', 'hashicorp/packer#1266, test-kitchen/kitchen-ec2#279'],
    ['/dev/xvda1', 'spotinst/terraform-provider-spotinst#223'],
    ['C:/Program Files/Git/dev/sda1', 'aws/aws-cli#1071'],
    ['/dev/sdf15'],
    ['/dev/sdaa'],
    ['/dev/xvdea'],
    ['/dev/hdb'],
    ['/dev/nvme1n1'],
    ['/dev/sdB'],
    ['sdb'],
    [' '],
  ])('the device name %j', async (name) => {
    const { ask } = simulate()
    const answer = await ask(form([`DeviceName=${encodeURIComponent(name)}&Ebs.VolumeSize=8`]))
    expect([answer.code, answer.message]).toEqual([badMapping, `Invalid device name ${name}`])
  })

  test('a line end after a device name', async () => {
    const { ask } = simulate()
    expect(await ask(form(['DeviceName=/dev/sdb%0A&Ebs.VolumeSize=8']))).toMatchObject({ code: badMapping })
  })
})

describe('EC2 accepts', () => {
  test.each([
    ['3,000 IOPS of a small gp3 volume', 'VolumeType=gp3&VolumeSize=4&Iops=3000'],
    ['the most IOPS for the size of gp3', 'VolumeType=gp3&VolumeSize=30&Iops=15000'],
    ['the most IOPS for the size of io1', 'VolumeType=io1&VolumeSize=30&Iops=1500'],
    ['the most IOPS for the size of io2', 'VolumeType=io2&VolumeSize=4&Iops=4000'],
    ['the most throughput for the IOPS', 'VolumeType=gp3&VolumeSize=100&Iops=4000&Throughput=1000'],
    ['the most throughput for the IOPS that gp3 has', 'VolumeType=gp3&VolumeSize=100&Throughput=750'],
    ['the largest gp3 volume', 'VolumeType=gp3&VolumeSize=65536&Iops=80000&Throughput=2000'],
    [
      'IOPS for the given size, not for that of the snapshot',
      `VolumeType=gp3&VolumeSize=30&SnapshotId=${snapshot}&Iops=15000`,
    ],
    ['the size of a snapshot', `VolumeType=io1&SnapshotId=${snapshot}&Iops=400`],
    ['the smallest sc1 volume', 'VolumeType=sc1&VolumeSize=125'],
    ['the largest magnetic volume', 'VolumeType=standard&VolumeSize=1024'],
  ])('%s', async (_, members) => {
    const { ask } = simulate()
    expect(await ask(form(volume(members)))).toMatchObject({ status: 200 })
  })

  // AWS's list of device names, and xvdh, an example of the reference of BlockDeviceMapping.
  test.each([
    '/dev/sda1',
    '/dev/sdb',
    '/dev/sdz',
    '/dev/xvdb',
    '/dev/xvdz',
    '/dev/xvdaa',
    '/dev/xvddx',
    'xvdh',
    'xvdca',
  ])('the device name %s', async (name) => {
    const { ask } = simulate()
    expect(await ask(form([`DeviceName=${name}&Ebs.VolumeSize=8`]))).toMatchObject({ status: 200 })
  })

  test.each(['/dev/sda', '/dev/sdf6', '/dev/sdz15', '/dev/hdb', '/dev/hdb1'])(
    'the device name %s for a paravirtual instance',
    async (name) => {
      const { ask } = simulate()
      const request = form([`DeviceName=${name}&Ebs.VolumeSize=8`], 'i-0b22a22eec53b9321')
      expect(await ask(request)).toMatchObject({ status: 200 })
    },
  )

  test('the name of a device that the instance has, whatever it is', async () => {
    const { ask } = simulate()
    expect(await ask(form(['DeviceName=/dev/sdg1&Ebs.DeleteOnTermination=false']))).toMatchObject({ status: 200 })
  })

  test('the encryption of an encrypted volume, also if it is given as false', async () => {
    const { ask } = simulate()
    expect(await ask(form(['DeviceName=/dev/sdf&Ebs.Encrypted=false']))).toMatchObject({ status: 200 })
  })
})
