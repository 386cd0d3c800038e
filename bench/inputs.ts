import type { CreateImageInput, CreateImageOutput, DescribeImagesOutput, Image } from 'ec2wire'

/** What is encoded and decoded, by size. */
export const inputs: Readonly<Record<string, CreateImageInput>> = {
  minimal: { InstanceId: 'i-1234567890abcdef0', Name: 'standard-web-server-v1.0' },
  typical: inputOf(3, 2),
  large: inputOf(100, 50),
}

export const createImageOutput: CreateImageOutput = {
  RequestId: '59dbff89-35bd-4eac-99ed-be587EXAMPLE',
  ImageId: 'ami-0123456789abcdef0',
}

/** Answers of DescribeImages: one image, and as many as make about 100 kB and 5 MB of XML. */
export const describeImagesOutputs: Readonly<Record<string, DescribeImagesOutput>> = {
  'one image': outputOf(1),
  '100 kB': outputOf(39),
  '5 MB': outputOf(1960),
}

/** @param tags In each of two tag specifications. */
export function inputOf(devices: number, tags: number): CreateImageInput {
  return {
    InstanceId: 'i-1234567890abcdef0',
    Name: 'standard-web-server-v1.0',
    Description: 'Standard Web Server, release 1.0',
    NoReboot: true,
    BlockDeviceMappings: numbered(devices, (index) => ({
      DeviceName: `/dev/sd${String.fromCharCode(97 + (index % 26))}${index < 26 ? '' : index}`,
      Ebs: {
        DeleteOnTermination: true,
        Iops: 3000 + index,
        VolumeSize: 100 + index,
        VolumeType: 'gp3',
        Throughput: 250,
      },
    })),
    TagSpecifications: (['image', 'snapshot'] as const).map((ResourceType) => ({
      ResourceType,
      Tags: numbered(tags, (index) => ({ Key: `department-${index}`, Value: `Web & shop, team ${index}` })),
    })),
  }
}

export function outputOf(images: number): DescribeImagesOutput {
  return { RequestId: '59dbff89-35bd-4eac-99ed-be587EXAMPLE', Images: numbered(images, imageOf) }
}

function imageOf(index: number): Image {
  const id = (0x123456789abc0 + index).toString(16).padStart(17, '0')
  return {
    ImageId: `ami-${id}`,
    ImageLocation: `123456789012/web-server-${index}`,
    State: 'available',
    OwnerId: '123456789012',
    CreationDate: '2026-11-23T10:20:30.000Z',
    Public: false,
    Architecture: 'x86_64',
    ImageType: 'machine',
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    BlockDeviceMappings: [
      {
        DeviceName: '/dev/xvda',
        Ebs: {
          DeleteOnTermination: true,
          Iops: 3000,
          SnapshotId: `snap-${id}`,
          VolumeSize: 8,
          VolumeType: 'gp3',
          Throughput: 125,
          Encrypted: false,
        },
      },
      {
        DeviceName: '/dev/sdb',
        Ebs: {
          DeleteOnTermination: false,
          SnapshotId: `snap-${id}`,
          VolumeSize: 100,
          VolumeType: 'gp2',
          Encrypted: false,
        },
      },
    ],
    Description: `Web server, release ${index}, with <nginx> & modules`,
    EnaSupport: true,
    Hypervisor: 'xen',
    Name: `web-server-${index}`,
    RootDeviceName: '/dev/xvda',
    RootDeviceType: 'ebs',
    SriovNetSupport: 'simple',
    Tags: [
      { Key: 'Name', Value: `web-server-${index}` },
      { Key: 'stage', Value: 'production' },
    ],
    VirtualizationType: 'hvm',
    BootMode: 'uefi-preferred',
    ImdsSupport: 'v2.0',
    SourceInstanceId: 'i-1234567890abcdef0',
  }
}

function numbered<Item>(count: number, item: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => item(index))
}
