import { DescribeImages } from 'ec2wire'
import { documentOf, type RecordedResponse, RequestId } from './recorded.ts'

const row = (name: string, version: string, members: string, output: object): RecordedResponse => ({
  name: `DescribeImages: ${name}`,
  operation: DescribeImages,
  xml: documentOf('DescribeImages', version, members),
  output: { RequestId, ...output },
})

export const describeImages: readonly RecordedResponse[] = [
  row('none', '2016-11-15', '    <imagesSet/>', { Images: [] }),
  row('none in 2010', '2010-08-31', '    <imagesSet/>', { Images: [] }),

  row(
    'a kernel and an instance store image of 2010, without names and dates',
    '2010-08-31',
    `
    <imagesSet>
        <item>
            <imageId>aki-1a2b3c4d</imageId>
            <imageLocation>example-images/vmlinuz-2.6.21.i386.manifest.xml</imageLocation>
            <imageState>available</imageState>
            <imageOwnerId>111122223333</imageOwnerId>
            <isPublic>true</isPublic>
            <architecture>i386</architecture>
            <imageType>kernel</imageType>
            <imageOwnerAlias>amazon</imageOwnerAlias>
            <rootDeviceType>instance-store</rootDeviceType>
            <blockDeviceMapping/>
            <virtualizationType>paravirtual</virtualizationType>
            <hypervisor>xen</hypervisor>
        </item>
        <item>
            <imageId>ami-1a2b3c4d</imageId>
            <imageLocation>example-images/Server2003r2-x86_64.manifest.xml</imageLocation>
            <imageState>available</imageState>
            <imageOwnerId>111122223333</imageOwnerId>
            <isPublic>true</isPublic>
            <productCodes>
                <item>
                    <productCode>774F4FF8</productCode>
                </item>
            </productCodes>
            <architecture>x86_64</architecture>
            <imageType>machine</imageType>
            <platform>windows</platform>
            <imageOwnerAlias>amazon</imageOwnerAlias>
            <rootDeviceType>instance-store</rootDeviceType>
            <blockDeviceMapping/>
            <virtualizationType>hvm</virtualizationType>
            <hypervisor>xen</hypervisor>
        </item>
    </imagesSet>`,
    {
      Images: [
        {
          ImageId: 'aki-1a2b3c4d',
          ImageLocation: 'example-images/vmlinuz-2.6.21.i386.manifest.xml',
          State: 'available',
          OwnerId: '111122223333',
          Public: true,
          Architecture: 'i386',
          ImageType: 'kernel',
          ImageOwnerAlias: 'amazon',
          RootDeviceType: 'instance-store',
          BlockDeviceMappings: [],
          VirtualizationType: 'paravirtual',
          Hypervisor: 'xen',
        },
        {
          ImageId: 'ami-1a2b3c4d',
          ImageLocation: 'example-images/Server2003r2-x86_64.manifest.xml',
          State: 'available',
          OwnerId: '111122223333',
          Public: true,
          ProductCodes: [{ ProductCodeId: '774F4FF8' }],
          Architecture: 'x86_64',
          ImageType: 'machine',
          Platform: 'windows',
          ImageOwnerAlias: 'amazon',
          RootDeviceType: 'instance-store',
          BlockDeviceMappings: [],
          VirtualizationType: 'hvm',
          Hypervisor: 'xen',
        },
      ],
    },
  ),

  row(
    'a public image of 2014, with an empty date and instance store volumes',
    '2014-06-15',
    `
    <imagesSet>
        <item>
            <imageId>ami-5a6b7c8d</imageId>
            <imageLocation>amazon/getting-started</imageLocation>
            <imageState>available</imageState>
            <imageOwnerId>123456789012</imageOwnerId>
            <creationDate/>
            <isPublic>true</isPublic>
            <productCodes/>
            <architecture>i386</architecture>
            <imageType>machine</imageType>
            <kernelId>aki-1a2b3c4d</kernelId>
            <ramdiskId>ari-1a2b3c4d</ramdiskId>
            <imageOwnerAlias>amazon</imageOwnerAlias>
            <name>getting-started</name>
            <description>Image Description</description>
            <rootDeviceType>ebs</rootDeviceType>
            <rootDeviceName>/dev/sda1</rootDeviceName>
            <blockDeviceMapping>
                <item>
                    <deviceName>/dev/sda1</deviceName>
                    <ebs>
                        <snapshotId>snap-1a2b3c4d</snapshotId>
                        <volumeSize>15</volumeSize>
                        <deleteOnTermination>true</deleteOnTermination>
                        <volumeType>standard</volumeType>
                    </ebs>
                </item>
                <item>
                    <deviceName>/dev/sdb</deviceName>
                    <virtualName>ephemeral0</virtualName>
                </item>
            </blockDeviceMapping>
            <virtualizationType>paravirtual</virtualizationType>
            <hypervisor>xen</hypervisor>
        </item>
    </imagesSet>`,
    {
      Images: [
        {
          ImageId: 'ami-5a6b7c8d',
          ImageLocation: 'amazon/getting-started',
          State: 'available',
          OwnerId: '123456789012',
          CreationDate: '',
          Public: true,
          ProductCodes: [],
          Architecture: 'i386',
          ImageType: 'machine',
          KernelId: 'aki-1a2b3c4d',
          RamdiskId: 'ari-1a2b3c4d',
          ImageOwnerAlias: 'amazon',
          Name: 'getting-started',
          Description: 'Image Description',
          RootDeviceType: 'ebs',
          RootDeviceName: '/dev/sda1',
          BlockDeviceMappings: [
            {
              DeviceName: '/dev/sda1',
              Ebs: {
                SnapshotId: 'snap-1a2b3c4d',
                VolumeSize: 15,
                DeleteOnTermination: true,
                VolumeType: 'standard',
              },
            },
            { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' },
          ],
          VirtualizationType: 'paravirtual',
          Hypervisor: 'xen',
        },
      ],
    },
  ),

  row(
    'pending, before its snapshot has an ID',
    '2016-11-15',
    `
    <imagesSet>
        <item>
            <imageId>ami-1234567890abcdef0</imageId>
            <imageLocation>123456789012/standard-web-server-v1.0</imageLocation>
            <imageState>pending</imageState>
            <imageOwnerId>123456789012</imageOwnerId>
            <creationDate>2026-01-01T00:00:00.000Z</creationDate>
            <isPublic>false</isPublic>
            <architecture>x86_64</architecture>
            <imageType>machine</imageType>
            <name>standard-web-server-v1.0</name>
            <rootDeviceType>ebs</rootDeviceType>
            <rootDeviceName>/dev/xvda</rootDeviceName>
            <blockDeviceMapping>
                <item>
                    <deviceName>/dev/xvda</deviceName>
                    <ebs>
                        <volumeSize>8</volumeSize>
                        <deleteOnTermination>true</deleteOnTermination>
                        <volumeType>gp2</volumeType>
                        <encrypted>false</encrypted>
                    </ebs>
                </item>
            </blockDeviceMapping>
            <virtualizationType>hvm</virtualizationType>
            <hypervisor>xen</hypervisor>
        </item>
    </imagesSet>`,
    {
      Images: [
        {
          ImageId: 'ami-1234567890abcdef0',
          ImageLocation: '123456789012/standard-web-server-v1.0',
          State: 'pending',
          OwnerId: '123456789012',
          CreationDate: '2026-01-01T00:00:00.000Z',
          Public: false,
          Architecture: 'x86_64',
          ImageType: 'machine',
          Name: 'standard-web-server-v1.0',
          RootDeviceType: 'ebs',
          RootDeviceName: '/dev/xvda',
          BlockDeviceMappings: [
            {
              DeviceName: '/dev/xvda',
              Ebs: { VolumeSize: 8, DeleteOnTermination: true, VolumeType: 'gp2', Encrypted: false },
            },
          ],
          VirtualizationType: 'hvm',
          Hypervisor: 'xen',
        },
      ],
    },
  ),

  row(
    'failed, with the reason',
    '2016-11-15',
    `
    <imagesSet>
        <item>
            <imageId>ami-0abcdef1234567890</imageId>
            <imageLocation>123456789012/nightly</imageLocation>
            <imageState>failed</imageState>
            <imageOwnerId>123456789012</imageOwnerId>
            <creationDate>2026-01-01T00:00:00.000Z</creationDate>
            <isPublic>false</isPublic>
            <architecture>arm64</architecture>
            <imageType>machine</imageType>
            <stateReason>
                <code>Client.InstanceTerminated</code>
                <message>Client.InstanceTerminated: The instance was terminated before the snapshots were completed</message>
            </stateReason>
            <name>nightly</name>
            <rootDeviceType>ebs</rootDeviceType>
            <blockDeviceMapping/>
            <virtualizationType>hvm</virtualizationType>
            <hypervisor>xen</hypervisor>
            <platformDetails>Linux/UNIX</platformDetails>
            <usageOperation>RunInstances</usageOperation>
        </item>
    </imagesSet>`,
    {
      Images: [
        {
          ImageId: 'ami-0abcdef1234567890',
          ImageLocation: '123456789012/nightly',
          State: 'failed',
          OwnerId: '123456789012',
          CreationDate: '2026-01-01T00:00:00.000Z',
          Public: false,
          Architecture: 'arm64',
          ImageType: 'machine',
          StateReason: {
            Code: 'Client.InstanceTerminated',
            Message: 'Client.InstanceTerminated: The instance was terminated before the snapshots were completed',
          },
          Name: 'nightly',
          RootDeviceType: 'ebs',
          BlockDeviceMappings: [],
          VirtualizationType: 'hvm',
          Hypervisor: 'xen',
          PlatformDetails: 'Linux/UNIX',
          UsageOperation: 'RunInstances',
        },
      ],
    },
  ),

  row(
    'full and tagged, of today, with a next page',
    '2016-11-15',
    `
    <imagesSet>
        <item>
            <imageId>ami-1234567890abcdef0</imageId>
            <imageLocation>123456789012/standard &amp; web [v1.0]</imageLocation>
            <imageState>available</imageState>
            <imageOwnerId>123456789012</imageOwnerId>
            <creationDate>2026-01-01T00:00:00.000Z</creationDate>
            <isPublic>false</isPublic>
            <productCodes>
                <item>
                    <productCode>1a2b3c4d5e6f7g8h9i0j</productCode>
                    <type>marketplace</type>
                </item>
            </productCodes>
            <architecture>x86_64</architecture>
            <imageType>machine</imageType>
            <platform>windows</platform>
            <sriovNetSupport>simple</sriovNetSupport>
            <enaSupport>true</enaSupport>
            <name>standard-web-server-v1.0</name>
            <description>Größe &lt;XL&gt; &amp; "more"</description>
            <rootDeviceType>ebs</rootDeviceType>
            <rootDeviceName>/dev/sda1</rootDeviceName>
            <blockDeviceMapping>
                <item>
                    <deviceName>/dev/sda1</deviceName>
                    <ebs>
                        <snapshotId>snap-1234567890abcdef0</snapshotId>
                        <volumeSize>100</volumeSize>
                        <deleteOnTermination>true</deleteOnTermination>
                        <volumeType>gp3</volumeType>
                        <iops>3000</iops>
                        <throughput>125</throughput>
                        <encrypted>true</encrypted>
                    </ebs>
                </item>
                <item>
                    <deviceName>xvdb</deviceName>
                    <ebs>
                        <volumeSize>20</volumeSize>
                        <deleteOnTermination>false</deleteOnTermination>
                        <volumeType>io2</volumeType>
                        <iops>1000</iops>
                        <encrypted>false</encrypted>
                        <VolumeInitializationRate>200</VolumeInitializationRate>
                    </ebs>
                </item>
                <item>
                    <deviceName>xvdca</deviceName>
                    <virtualName>ephemeral0</virtualName>
                </item>
            </blockDeviceMapping>
            <virtualizationType>hvm</virtualizationType>
            <tagSet>
                <item>
                    <key>Name</key>
                    <value>web server</value>
                </item>
                <item>
                    <key>empty</key>
                    <value/>
                </item>
            </tagSet>
            <hypervisor>xen</hypervisor>
            <platformDetails>Windows</platformDetails>
            <usageOperation>RunInstances:0002</usageOperation>
            <bootMode>uefi</bootMode>
            <tpmSupport>v2.0</tpmSupport>
            <deprecationTime>2028-01-01T00:00:00.000Z</deprecationTime>
            <imdsSupport>v2.0</imdsSupport>
            <sourceInstanceId>i-1234567890abcdef0</sourceInstanceId>
            <deregistrationProtection>disabled</deregistrationProtection>
            <lastLaunchedTime>2026-02-01T12:00:00Z</lastLaunchedTime>
            <aMemberOfTomorrow>
                <item>
                    <imageId>ami-00000000000000000</imageId>
                </item>
            </aMemberOfTomorrow>
        </item>
    </imagesSet>
    <nextToken>eyJ2IjoiMiIsImMiOiJleGFtcGxlIn0+/w==</nextToken>`,
    {
      Images: [
        {
          ImageId: 'ami-1234567890abcdef0',
          ImageLocation: '123456789012/standard & web [v1.0]',
          State: 'available',
          OwnerId: '123456789012',
          CreationDate: '2026-01-01T00:00:00.000Z',
          Public: false,
          ProductCodes: [{ ProductCodeId: '1a2b3c4d5e6f7g8h9i0j', ProductCodeType: 'marketplace' }],
          Architecture: 'x86_64',
          ImageType: 'machine',
          Platform: 'windows',
          SriovNetSupport: 'simple',
          EnaSupport: true,
          Name: 'standard-web-server-v1.0',
          Description: 'Größe <XL> & "more"',
          RootDeviceType: 'ebs',
          RootDeviceName: '/dev/sda1',
          BlockDeviceMappings: [
            {
              DeviceName: '/dev/sda1',
              Ebs: {
                SnapshotId: 'snap-1234567890abcdef0',
                VolumeSize: 100,
                DeleteOnTermination: true,
                VolumeType: 'gp3',
                Iops: 3000,
                Throughput: 125,
                Encrypted: true,
              },
            },
            {
              DeviceName: 'xvdb',
              Ebs: {
                VolumeSize: 20,
                DeleteOnTermination: false,
                VolumeType: 'io2',
                Iops: 1000,
                Encrypted: false,
                VolumeInitializationRate: 200,
              },
            },
            { DeviceName: 'xvdca', VirtualName: 'ephemeral0' },
          ],
          VirtualizationType: 'hvm',
          Tags: [
            { Key: 'Name', Value: 'web server' },
            { Key: 'empty', Value: '' },
          ],
          Hypervisor: 'xen',
          PlatformDetails: 'Windows',
          UsageOperation: 'RunInstances:0002',
          BootMode: 'uefi',
          TpmSupport: 'v2.0',
          DeprecationTime: '2028-01-01T00:00:00.000Z',
          ImdsSupport: 'v2.0',
          SourceInstanceId: 'i-1234567890abcdef0',
          DeregistrationProtection: 'disabled',
          LastLaunchedTime: '2026-02-01T12:00:00Z',
        },
      ],
      NextToken: 'eyJ2IjoiMiIsImMiOiJleGFtcGxlIn0+/w==',
    },
  ),

  row('an empty page with a next one', '2016-11-15', '    <imagesSet/>\n    <nextToken>AAMA-example</nextToken>', {
    Images: [],
    NextToken: 'AAMA-example',
  }),
]
