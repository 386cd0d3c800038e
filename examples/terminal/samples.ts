import type { CreateImageInput } from 'ec2wire'

/** The three sample requests of EC2's reference of CreateImage, and a request with block devices. */
export const samples: readonly [Sample, ...Sample[]] = [
  {
    title: 'An image with a description',
    input: {
      InstanceId: 'i-1234567890abcdef0',
      Name: 'standard-web-server-v1.0',
      Description: 'Standard Web Server v1.0',
    },
    wire: 'InstanceId=i-1234567890abcdef0&Name=standard-web-server-v1.0&Description=Standard%20Web%20Server%20v1.0',
  },
  {
    title: 'Without a reboot',
    input: {
      InstanceId: 'i-1234567890abcdef0',
      Name: 'standard-web-server-v1.0',
      Description: 'Standard Web Server v1.0',
      NoReboot: true,
    },
    wire: 'InstanceId=i-1234567890abcdef0&Name=standard-web-server-v1.0&Description=Standard%20Web%20Server%20v1.0&NoReboot=true',
  },
  {
    title: 'With tags for the image and its snapshots',
    input: {
      InstanceId: 'i-1234567890abcdef0',
      Name: 'standard-web-server-v1.0',
      TagSpecifications: [
        { ResourceType: 'image', Tags: [{ Key: 'purpose', Value: 'test' }] },
        { ResourceType: 'snapshot', Tags: [{ Key: 'purpose', Value: 'test' }] },
      ],
    },
    wire:
      'InstanceId=i-1234567890abcdef0&Name=standard-web-server-v1.0' +
      '&TagSpecification.1.ResourceType=image&TagSpecification.1.Tag.1.Key=purpose&TagSpecification.1.Tag.1.Value=test' +
      '&TagSpecification.2.ResourceType=snapshot&TagSpecification.2.Tag.1.Key=purpose&TagSpecification.2.Tag.1.Value=test',
  },
  {
    title: 'With block devices: an empty volume, a volume from a snapshot, and a device to leave out',
    input: {
      InstanceId: 'i-1234567890abcdef0',
      Name: 'standard-web-server-v1.0',
      BlockDeviceMappings: [
        {
          DeviceName: '/dev/sdh',
          Ebs: { VolumeSize: 100, VolumeType: 'gp3', Throughput: 250, DeleteOnTermination: true },
        },
        { DeviceName: '/dev/sdi', Ebs: { SnapshotId: 'snap-1234567890abcdef0' } },
        { DeviceName: '/dev/sdc', NoDevice: '' },
      ],
    },
    wire:
      'InstanceId=i-1234567890abcdef0&Name=standard-web-server-v1.0' +
      '&BlockDeviceMapping.1.DeviceName=%2Fdev%2Fsdh&BlockDeviceMapping.1.Ebs.DeleteOnTermination=true' +
      '&BlockDeviceMapping.1.Ebs.VolumeSize=100&BlockDeviceMapping.1.Ebs.VolumeType=gp3&BlockDeviceMapping.1.Ebs.Throughput=250' +
      '&BlockDeviceMapping.2.DeviceName=%2Fdev%2Fsdi&BlockDeviceMapping.2.Ebs.SnapshotId=snap-1234567890abcdef0' +
      '&BlockDeviceMapping.3.DeviceName=%2Fdev%2Fsdc&BlockDeviceMapping.3.NoDevice=',
  },
]

interface Sample {
  readonly title: string
  readonly input: CreateImageInput
  /** The form after `Action` and `Version`. */
  readonly wire: string
}
