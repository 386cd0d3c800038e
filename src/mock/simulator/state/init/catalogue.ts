import type { EbsBlockDevice } from '../../../../schemas/types/block-device-mapping.js'
import type { ImageInit } from '../image.js'

/** An image of the catalogue, with the volume of its root device. */
export interface CatalogueImage extends Omit<ImageInit, 'BlockDeviceMappings'> {
  readonly OwnerId: string
  readonly CreationDate: string
  readonly RootDeviceName: string
  readonly volume: EbsBlockDevice & { readonly VolumeSize: number }
}

type Architecture = 'x86_64' | 'arm64'

/**
 * Returns some public images that EC2 has in every Region, so that clients that look for them by name find some: two
 * versions of Amazon Linux 2023, Amazon Linux 2, Ubuntu, and Windows Server (localstack/localstack#3714, #8228). Names,
 * owners and members follow public listings of `aws ec2 describe-images`; Canonical's images have the alias `amazon` there,
 * since it is a verified provider. None is deprecated, so that they stay.
 */
export function catalogue(): CatalogueImage[] {
  return [
    ...both((architecture) => amazonLinux2023('2023.9.20251110.1', '2025-11-08', architecture)),
    ...both((architecture) => amazonLinux2023('2023.9.20251208.0', '2025-12-05', architecture)),
    ...both((architecture) => amazonLinux2('kernel-5.10-', architecture)),
    ...both((architecture) => amazonLinux2('', architecture)),
    ...both((architecture) => ubuntu('noble', '24.04', 'hvm-ssd-gp3', architecture)),
    ...both((architecture) => ubuntu('jammy', '22.04', 'hvm-ssd', architecture)),
    ...['2025', '2022', '2019'].map(windows),
  ]
}

function both(image: (architecture: Architecture) => CatalogueImage): CatalogueImage[] {
  return [image('x86_64'), image('arm64')]
}

const gp2 = { VolumeType: 'gp2' } as const
const gp3 = { VolumeType: 'gp3', Iops: 3000, Throughput: 125 } as const

function bootMode(architecture: Architecture) {
  return architecture === 'arm64' ? 'uefi' : 'uefi-preferred'
}

function amazonLinux2023(version: string, day: string, Architecture: Architecture): CatalogueImage {
  return {
    Name: `al2023-ami-${version}-kernel-6.1-${Architecture}`,
    Description: `Amazon Linux 2023 AMI ${version} ${Architecture} HVM kernel-6.1`,
    OwnerId: '137112412989',
    CreationDate: `${day}T00:42:47.000Z`,
    Architecture,
    BootMode: bootMode(Architecture),
    ImdsSupport: 'v2.0',
    RootDeviceName: '/dev/xvda',
    volume: { VolumeSize: 8, ...gp3 },
  }
}

/** @param kernel Empty for the kernel 4.14. */
function amazonLinux2(kernel: string, Architecture: Architecture): CatalogueImage {
  const version = '2.0.20251208.0'
  return {
    Name: `amzn2-ami-${kernel}hvm-${version}-${Architecture}-gp2`,
    Description: `Amazon Linux 2 ${kernel ? 'Kernel 5.10 ' : ''}AMI ${version} ${Architecture} HVM gp2`,
    OwnerId: '137112412989',
    CreationDate: '2025-12-06T03:17:05.000Z',
    Architecture,
    ...(Architecture === 'arm64' && { BootMode: 'uefi' as const }),
    RootDeviceName: '/dev/xvda',
    volume: { VolumeSize: 8, ...gp2 },
  }
}

function ubuntu(code: string, version: string, path: string, Architecture: Architecture): CatalogueImage {
  const name = Architecture === 'arm64' ? 'arm64' : 'amd64'
  return {
    Name: `ubuntu/images/${path}/ubuntu-${code}-${version}-${name}-server-20251212`,
    Description: `Canonical, Ubuntu, ${version}, ${name} ${code} image`,
    OwnerId: '099720109477',
    CreationDate: '2025-12-12T06:21:35.000Z',
    Architecture,
    BootMode: bootMode(Architecture),
    RootDeviceName: '/dev/sda1',
    volume: { VolumeSize: 8, ...(path === 'hvm-ssd-gp3' ? gp3 : gp2) },
  }
}

function windows(version: string): CatalogueImage {
  return {
    Name: `Windows_Server-${version}-English-Full-Base-2025.12.10`,
    Description: `Microsoft Windows Server ${version} Full Locale English AMI provided by Amazon`,
    OwnerId: '801119661308',
    CreationDate: '2025-12-11T05:29:01.000Z',
    Architecture: 'x86_64',
    Platform: 'windows',
    PlatformDetails: 'Windows',
    UsageOperation: 'RunInstances:0002',
    RootDeviceName: '/dev/sda1',
    volume: { VolumeSize: 30, ...gp2 },
  }
}
