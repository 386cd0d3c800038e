import { DescribeInstances } from 'ec2wire'
import { documentOf, type RecordedResponse, RequestId } from './recorded.ts'

const row = (name: string, version: string, members: string, output: object): RecordedResponse => ({
  name: `DescribeInstances: ${name}`,
  operation: DescribeInstances,
  xml: documentOf('DescribeInstances', version, members),
  output: { RequestId, ...output },
})

export const describeInstances: readonly RecordedResponse[] = [
  row('none', '2016-11-15', '    <reservationSet/>', { Reservations: [] }),

  row(
    'EC2-Classic of 2011, with security groups in the reservation',
    '2011-07-15',
    `
    <reservationSet>
        <item>
            <reservationId>r-1a2b3c4d</reservationId>
            <ownerId>111122223333</ownerId>
            <groupSet>
                <item>
                    <groupId>sg-1a2b3c4d</groupId>
                    <groupName>default</groupName>
                </item>
            </groupSet>
            <instancesSet>
                <item>
                    <instanceId>i-1a2b3c4d</instanceId>
                    <imageId>ami-1a2b3c4d</imageId>
                    <instanceState>
                        <code>16</code>
                        <name>running</name>
                    </instanceState>
                    <privateDnsName>domU-12-31-39-00-00-01.compute-1.internal</privateDnsName>
                    <dnsName>ec2-203-0-113-25.compute-1.amazonaws.com</dnsName>
                    <reason/>
                    <keyName>my-key-pair</keyName>
                    <amiLaunchIndex>0</amiLaunchIndex>
                    <productCodes/>
                    <instanceType>m1.small</instanceType>
                    <launchTime>2011-08-10T09:00:38.000Z</launchTime>
                    <placement>
                        <availabilityZone>us-east-1d</availabilityZone>
                        <groupName/>
                        <tenancy>default</tenancy>
                    </placement>
                    <kernelId>aki-1a2b3c4d</kernelId>
                    <monitoring>
                        <state>disabled</state>
                    </monitoring>
                    <privateIpAddress>10.0.0.157</privateIpAddress>
                    <ipAddress>203.0.113.25</ipAddress>
                    <groupSet>
                        <item>
                            <groupId>sg-1a2b3c4d</groupId>
                            <groupName>default</groupName>
                        </item>
                    </groupSet>
                    <architecture>x86_64</architecture>
                    <rootDeviceType>ebs</rootDeviceType>
                    <rootDeviceName>/dev/sda1</rootDeviceName>
                    <blockDeviceMapping>
                        <item>
                            <deviceName>/dev/sda1</deviceName>
                            <ebs>
                                <volumeId>vol-1a2b3c4d</volumeId>
                                <status>attached</status>
                                <attachTime>2011-08-10T09:01:02.000Z</attachTime>
                                <deleteOnTermination>true</deleteOnTermination>
                            </ebs>
                        </item>
                    </blockDeviceMapping>
                    <virtualizationType>paravirtual</virtualizationType>
                    <clientToken/>
                    <hypervisor>xen</hypervisor>
                </item>
            </instancesSet>
        </item>
    </reservationSet>`,
    {
      Reservations: [
        {
          ReservationId: 'r-1a2b3c4d',
          OwnerId: '111122223333',
          Groups: [{ GroupId: 'sg-1a2b3c4d', GroupName: 'default' }],
          Instances: [
            {
              InstanceId: 'i-1a2b3c4d',
              ImageId: 'ami-1a2b3c4d',
              State: { Code: 16, Name: 'running' },
              PrivateDnsName: 'domU-12-31-39-00-00-01.compute-1.internal',
              PublicDnsName: 'ec2-203-0-113-25.compute-1.amazonaws.com',
              StateTransitionReason: '',
              KeyName: 'my-key-pair',
              AmiLaunchIndex: 0,
              ProductCodes: [],
              InstanceType: 'm1.small',
              LaunchTime: new Date('2011-08-10T09:00:38.000Z'),
              Placement: { AvailabilityZone: 'us-east-1d', GroupName: '', Tenancy: 'default' },
              KernelId: 'aki-1a2b3c4d',
              Monitoring: { State: 'disabled' },
              PrivateIpAddress: '10.0.0.157',
              PublicIpAddress: '203.0.113.25',
              SecurityGroups: [{ GroupId: 'sg-1a2b3c4d', GroupName: 'default' }],
              Architecture: 'x86_64',
              RootDeviceType: 'ebs',
              RootDeviceName: '/dev/sda1',
              BlockDeviceMappings: [
                {
                  DeviceName: '/dev/sda1',
                  Ebs: {
                    VolumeId: 'vol-1a2b3c4d',
                    Status: 'attached',
                    AttachTime: new Date('2011-08-10T09:01:02.000Z'),
                    DeleteOnTermination: true,
                  },
                },
              ],
              VirtualizationType: 'paravirtual',
              ClientToken: '',
              Hypervisor: 'xen',
            },
          ],
        },
      ],
    },
  ),

  row(
    'in a VPC, full and tagged, with a terminated one in the same reservation and a next page',
    '2016-11-15',
    `
    <reservationSet>
        <item>
            <reservationId>r-1234567890abcdef0</reservationId>
            <ownerId>123456789012</ownerId>
            <requesterId>111122223333</requesterId>
            <groupSet/>
            <instancesSet>
                <item>
                    <instanceId>i-1234567890abcdef0</instanceId>
                    <imageId>ami-0abcdef1234567890</imageId>
                    <instanceState>
                        <code>16</code>
                        <name>running</name>
                    </instanceState>
                    <privateDnsName>ip-10-0-0-157.ec2.internal</privateDnsName>
                    <dnsName/>
                    <reason/>
                    <keyName>my-key-pair</keyName>
                    <amiLaunchIndex>0</amiLaunchIndex>
                    <productCodes/>
                    <instanceType>m5.large</instanceType>
                    <launchTime>2026-01-01T00:00:00.000Z</launchTime>
                    <placement>
                        <availabilityZone>us-east-1a</availabilityZone>
                        <groupName/>
                        <tenancy>default</tenancy>
                    </placement>
                    <platform>windows</platform>
                    <monitoring>
                        <state>enabled</state>
                    </monitoring>
                    <subnetId>subnet-04a636d18e83cfacb</subnetId>
                    <vpcId>vpc-1234567890abcdef0</vpcId>
                    <privateIpAddress>10.0.0.157</privateIpAddress>
                    <sourceDestCheck>true</sourceDestCheck>
                    <groupSet>
                        <item>
                            <groupId>sg-0598c7d356eba48d7</groupId>
                            <groupName>MySecurityGroup</groupName>
                        </item>
                    </groupSet>
                    <architecture>x86_64</architecture>
                    <rootDeviceType>ebs</rootDeviceType>
                    <rootDeviceName>/dev/sda1</rootDeviceName>
                    <blockDeviceMapping>
                        <item>
                            <deviceName>/dev/sda1</deviceName>
                            <ebs>
                                <volumeId>vol-049df61146c4d7901</volumeId>
                                <status>attached</status>
                                <attachTime>2026-01-01T00:00:01.000Z</attachTime>
                                <deleteOnTermination>true</deleteOnTermination>
                            </ebs>
                        </item>
                        <item>
                            <deviceName>xvdb</deviceName>
                            <ebs>
                                <volumeId>vol-1234567890abcdef0</volumeId>
                                <status>attaching</status>
                                <attachTime>2026-02-01T12:00:00.000Z</attachTime>
                                <deleteOnTermination>false</deleteOnTermination>
                            </ebs>
                        </item>
                    </blockDeviceMapping>
                    <virtualizationType>hvm</virtualizationType>
                    <clientToken>a1b2c3d4-example</clientToken>
                    <tagSet>
                        <item>
                            <key>Name</key>
                            <value>file server</value>
                        </item>
                        <item>
                            <key>empty</key>
                            <value/>
                        </item>
                    </tagSet>
                    <hypervisor>xen</hypervisor>
                    <networkInterfaceSet>
                        <item>
                            <networkInterfaceId>eni-0c0a29997760baee7</networkInterfaceId>
                            <subnetId>subnet-04a636d18e83cfacb</subnetId>
                            <vpcId>vpc-1234567890abcdef0</vpcId>
                            <description/>
                            <ownerId>123456789012</ownerId>
                            <status>in-use</status>
                            <groupSet>
                                <item>
                                    <groupId>sg-0598c7d356eba48d7</groupId>
                                    <groupName>MySecurityGroup</groupName>
                                </item>
                            </groupSet>
                            <ipv6AddressesSet/>
                        </item>
                    </networkInterfaceSet>
                    <iamInstanceProfile>
                        <arn>arn:aws:iam::123456789012:instance-profile/backup</arn>
                        <id>AIPAIOSFODNN7EXAMPLE</id>
                    </iamInstanceProfile>
                    <ebsOptimized>true</ebsOptimized>
                    <enaSupport>true</enaSupport>
                    <cpuOptions>
                        <coreCount>1</coreCount>
                        <threadsPerCore>2</threadsPerCore>
                    </cpuOptions>
                    <capacityReservationSpecification>
                        <capacityReservationPreference>open</capacityReservationPreference>
                    </capacityReservationSpecification>
                    <hibernationOptions>
                        <configured>false</configured>
                    </hibernationOptions>
                    <enclaveOptions>
                        <enabled>false</enabled>
                    </enclaveOptions>
                    <metadataOptions>
                        <state>applied</state>
                        <httpTokens>required</httpTokens>
                    </metadataOptions>
                    <platformDetails>Windows</platformDetails>
                    <usageOperation>RunInstances:0002</usageOperation>
                    <usageOperationUpdateTime>2026-01-01T00:00:00.000Z</usageOperationUpdateTime>
                </item>
                <item>
                    <instanceId>i-0598c7d356eba48d7</instanceId>
                    <imageId>ami-0abcdef1234567890</imageId>
                    <instanceState>
                        <code>48</code>
                        <name>terminated</name>
                    </instanceState>
                    <privateDnsName/>
                    <dnsName/>
                    <reason>User initiated (2026-01-02 03:04:05 GMT)</reason>
                    <amiLaunchIndex>1</amiLaunchIndex>
                    <productCodes/>
                    <instanceType>t3.micro</instanceType>
                    <launchTime>2026-01-01T00:00:00.000Z</launchTime>
                    <placement>
                        <availabilityZone>us-east-1a</availabilityZone>
                        <groupName/>
                        <tenancy>default</tenancy>
                    </placement>
                    <monitoring>
                        <state>disabled</state>
                    </monitoring>
                    <groupSet/>
                    <stateReason>
                        <code>Client.UserInitiatedShutdown</code>
                        <message>Client.UserInitiatedShutdown: User initiated shutdown</message>
                    </stateReason>
                    <architecture>x86_64</architecture>
                    <rootDeviceType>ebs</rootDeviceType>
                    <rootDeviceName>/dev/xvda</rootDeviceName>
                    <blockDeviceMapping/>
                    <virtualizationType>hvm</virtualizationType>
                    <instanceLifecycle>spot</instanceLifecycle>
                    <spotInstanceRequestId>sir-1a2b3c4d</spotInstanceRequestId>
                    <clientToken/>
                    <hypervisor>xen</hypervisor>
                    <networkInterfaceSet/>
                    <ebsOptimized>false</ebsOptimized>
                </item>
            </instancesSet>
        </item>
    </reservationSet>
    <nextToken>AAMA-example</nextToken>`,
    {
      Reservations: [
        {
          ReservationId: 'r-1234567890abcdef0',
          OwnerId: '123456789012',
          RequesterId: '111122223333',
          Groups: [],
          Instances: [
            {
              InstanceId: 'i-1234567890abcdef0',
              ImageId: 'ami-0abcdef1234567890',
              State: { Code: 16, Name: 'running' },
              PrivateDnsName: 'ip-10-0-0-157.ec2.internal',
              PublicDnsName: '',
              StateTransitionReason: '',
              KeyName: 'my-key-pair',
              AmiLaunchIndex: 0,
              ProductCodes: [],
              InstanceType: 'm5.large',
              LaunchTime: new Date('2026-01-01T00:00:00.000Z'),
              Placement: { AvailabilityZone: 'us-east-1a', GroupName: '', Tenancy: 'default' },
              Platform: 'windows',
              Monitoring: { State: 'enabled' },
              SubnetId: 'subnet-04a636d18e83cfacb',
              VpcId: 'vpc-1234567890abcdef0',
              PrivateIpAddress: '10.0.0.157',
              SourceDestCheck: true,
              SecurityGroups: [{ GroupId: 'sg-0598c7d356eba48d7', GroupName: 'MySecurityGroup' }],
              Architecture: 'x86_64',
              RootDeviceType: 'ebs',
              RootDeviceName: '/dev/sda1',
              BlockDeviceMappings: [
                {
                  DeviceName: '/dev/sda1',
                  Ebs: {
                    VolumeId: 'vol-049df61146c4d7901',
                    Status: 'attached',
                    AttachTime: new Date('2026-01-01T00:00:01.000Z'),
                    DeleteOnTermination: true,
                  },
                },
                {
                  DeviceName: 'xvdb',
                  Ebs: {
                    VolumeId: 'vol-1234567890abcdef0',
                    Status: 'attaching',
                    AttachTime: new Date('2026-02-01T12:00:00.000Z'),
                    DeleteOnTermination: false,
                  },
                },
              ],
              VirtualizationType: 'hvm',
              ClientToken: 'a1b2c3d4-example',
              Tags: [
                { Key: 'Name', Value: 'file server' },
                { Key: 'empty', Value: '' },
              ],
              Hypervisor: 'xen',
              IamInstanceProfile: {
                Arn: 'arn:aws:iam::123456789012:instance-profile/backup',
                Id: 'AIPAIOSFODNN7EXAMPLE',
              },
              EbsOptimized: true,
              EnaSupport: true,
              PlatformDetails: 'Windows',
              UsageOperation: 'RunInstances:0002',
              UsageOperationUpdateTime: new Date('2026-01-01T00:00:00.000Z'),
            },
            {
              InstanceId: 'i-0598c7d356eba48d7',
              ImageId: 'ami-0abcdef1234567890',
              State: { Code: 48, Name: 'terminated' },
              PrivateDnsName: '',
              PublicDnsName: '',
              StateTransitionReason: 'User initiated (2026-01-02 03:04:05 GMT)',
              AmiLaunchIndex: 1,
              ProductCodes: [],
              InstanceType: 't3.micro',
              LaunchTime: new Date('2026-01-01T00:00:00.000Z'),
              Placement: { AvailabilityZone: 'us-east-1a', GroupName: '', Tenancy: 'default' },
              Monitoring: { State: 'disabled' },
              SecurityGroups: [],
              StateReason: {
                Code: 'Client.UserInitiatedShutdown',
                Message: 'Client.UserInitiatedShutdown: User initiated shutdown',
              },
              Architecture: 'x86_64',
              RootDeviceType: 'ebs',
              RootDeviceName: '/dev/xvda',
              BlockDeviceMappings: [],
              VirtualizationType: 'hvm',
              InstanceLifecycle: 'spot',
              SpotInstanceRequestId: 'sir-1a2b3c4d',
              ClientToken: '',
              Hypervisor: 'xen',
              EbsOptimized: false,
            },
          ],
        },
      ],
      NextToken: 'AAMA-example',
    },
  ),

  row('an empty page with a next one', '2016-11-15', '    <reservationSet/>\n    <nextToken>AAMA-example</nextToken>', {
    Reservations: [],
    NextToken: 'AAMA-example',
  }),
]
