import type { InstanceInit } from '../instance.js'

/** The default instances of a simulator: one in each state that matters to `CreateImage`. */
export const defaultInstances: readonly InstanceInit[] = [
  {
    InstanceId: 'i-1234567890abcdef0',
    InstanceType: 't3.micro',
    Tags: [{ Key: 'Name', Value: 'web-server' }],
    PublicIpAddress: '203.0.113.25',
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeId: 'vol-1234567890abcdef0' } }],
  },
  {
    InstanceId: 'i-0598c7d356eba48d7',
    InstanceType: 'm5.large',
    Tags: [{ Key: 'Name', Value: 'database' }],
    BlockDeviceMappings: [
      { DeviceName: '/dev/xvda', Ebs: { VolumeId: 'vol-049df61146c4d7901', VolumeSize: 20 } },
      {
        DeviceName: '/dev/sdf',
        Ebs: { VolumeId: 'vol-0598c7d356eba48d7', VolumeSize: 100, VolumeType: 'io2', Iops: 3000, Encrypted: true },
      },
    ],
  },
  {
    InstanceId: 'i-0b22a22eec53b9321',
    State: { Name: 'stopped' },
    Architecture: 'arm64',
    InstanceType: 't4g.small',
    Tags: [{ Key: 'Name', Value: 'build-agent' }],
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeId: 'vol-0b22a22eec53b9321' } }],
  },
  {
    InstanceId: 'i-0e1f2a3b4c5d6e7f8',
    State: { Name: 'stopping' },
    Platform: 'windows',
    PlatformDetails: 'Windows',
    UsageOperation: 'RunInstances:0002',
    InstanceType: 'm5.large',
    RootDeviceName: '/dev/sda1',
    Tags: [{ Key: 'Name', Value: 'file-server' }],
    BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { VolumeId: 'vol-0e1f2a3b4c5d6e7f8', VolumeSize: 30 } }],
  },
  {
    InstanceId: 'i-0abcdef1234567890',
    State: { Name: 'pending' },
    Tags: [{ Key: 'Name', Value: 'new-web-server' }],
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeId: 'vol-0abcdef1234567890' } }],
  },
  {
    InstanceId: 'i-0fedcba9876543210',
    State: { Name: 'terminated' },
    Tags: [{ Key: 'Name', Value: 'old-web-server' }],
    BlockDeviceMappings: [],
  },
]
