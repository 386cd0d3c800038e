import * as v from 'valibot'
import { resourceId, wireName } from '../define/wire-metadata.js'
import { Platform } from './platform.js'
import { ProductCode } from './product-code.js'
import { ResourceTag } from './resource-tag.js'
import { StateReason } from './state-reason.js'

const instanceState = v.strictObject({
  /** The low byte is the state: 0 pending, 16 running, 32 shutting-down, 48 terminated, 64 stopping, 80 stopped. EC2 reserves the high byte. */
  Code: v.optional(v.pipe(v.number(), v.integer())),
  /** The state. */
  Name: v.optional(v.picklist(['pending', 'running', 'shutting-down', 'terminated', 'stopping', 'stopped'])),
})

export interface InstanceState extends v.InferOutput<typeof instanceState> {}

/**
 * The state of an instance.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceState.html
 */
export const InstanceState: v.GenericSchema<InstanceState> = instanceState

const placement = v.strictObject({
  /** The Availability Zone. */
  AvailabilityZone: v.optional(v.string()),
  /** The ID of the Availability Zone. */
  AvailabilityZoneId: v.optional(v.string()),
  /** The affinity of the instance to its Dedicated Host. */
  Affinity: v.optional(v.string()),
  /** The name of the placement group. */
  GroupName: v.optional(v.string()),
  /** The ID of the placement group. */
  GroupId: v.optional(v.string()),
  /** The number of the partition in the placement group. */
  PartitionNumber: v.optional(v.pipe(v.number(), v.integer())),
  /** The ID of the Dedicated Host. */
  HostId: v.optional(v.string()),
  /** The ARN of the group of hosts. */
  HostResourceGroupArn: v.optional(v.string()),
  /** The tenancy. `default` is shared hardware. */
  Tenancy: v.optional(v.picklist(['default', 'dedicated', 'host'])),
  /** Reserved by EC2. */
  SpreadDomain: v.optional(v.string()),
})

export interface Placement extends v.InferOutput<typeof placement> {}

/**
 * The place where an instance runs.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Placement.html
 */
export const Placement: v.GenericSchema<Placement> = placement

const operatorResponse = v.strictObject({
  /** Whether an AWS service manages the resource. */
  Managed: v.optional(v.boolean()),
  /** The service that manages the resource. */
  Principal: v.optional(v.string()),
  /** Whether responses omit the resource unless the request has `IncludeManagedResources`. */
  HiddenByDefault: v.optional(v.boolean()),
})

export interface OperatorResponse extends v.InferOutput<typeof operatorResponse> {}

/**
 * The AWS service that manages a resource.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_OperatorResponse.html
 */
export const OperatorResponse: v.GenericSchema<OperatorResponse> = operatorResponse

export const ebsInstanceBlockDevice = v.strictObject({
  /** The ID of the volume. */
  VolumeId: v.optional(v.pipe(v.string(), resourceId('vol'))),
  /** The state of the attachment. */
  Status: v.optional(v.picklist(['attaching', 'attached', 'detaching', 'detached'])),
  /** When the volume was attached. */
  AttachTime: v.optional(v.date()),
  /** Whether the volume is deleted when the instance is terminated. */
  DeleteOnTermination: v.optional(v.boolean()),
  /** The ARN of the AWS resource that the volume belongs to. */
  AssociatedResource: v.optional(v.string()),
  /** The account that owns the volume, if it does not own the instance as well. */
  VolumeOwnerId: v.optional(v.string()),
  /** The AWS service that manages the volume. */
  Operator: v.optional(OperatorResponse),
  /** The index of the EBS card. */
  EbsCardIndex: v.optional(v.pipe(v.number(), v.integer())),
})

export interface EbsInstanceBlockDevice extends v.InferOutput<typeof ebsInstanceBlockDevice> {}

/**
 * A volume that is attached to an instance.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsInstanceBlockDevice.html
 */
export const EbsInstanceBlockDevice: v.GenericSchema<EbsInstanceBlockDevice> = ebsInstanceBlockDevice

const instanceBlockDeviceMapping = v.strictObject({
  /** The device's name, such as `/dev/sdh`. */
  DeviceName: v.optional(v.string()),
  /** The volume of the device. */
  Ebs: v.optional(EbsInstanceBlockDevice),
})

export interface InstanceBlockDeviceMapping extends v.InferOutput<typeof instanceBlockDeviceMapping> {}

/**
 * A device of an instance, with its volume.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceBlockDeviceMapping.html
 */
export const InstanceBlockDeviceMapping: v.GenericSchema<InstanceBlockDeviceMapping> = instanceBlockDeviceMapping

const groupIdentifier = v.strictObject({
  /** The ID of the security group. */
  GroupId: v.optional(v.pipe(v.string(), resourceId('sg'))),
  /** The name of the security group. */
  GroupName: v.optional(v.string()),
})

export interface GroupIdentifier extends v.InferOutput<typeof groupIdentifier> {}

/**
 * A security group.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GroupIdentifier.html
 */
export const GroupIdentifier: v.GenericSchema<GroupIdentifier> = groupIdentifier

const monitoring = v.strictObject({
  /** The categories of the metrics. */
  MetricCategoryIds: v.optional(v.pipe(v.array(v.string()), wireName({ xml: 'metricCategoryIdSet' }))),
  /** The state of detailed monitoring. */
  State: v.optional(v.picklist(['disabled', 'disabling', 'enabled', 'pending'])),
})

export interface Monitoring extends v.InferOutput<typeof monitoring> {}

/**
 * The monitoring of an instance.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Monitoring.html
 */
export const Monitoring: v.GenericSchema<Monitoring> = monitoring

const iamInstanceProfile = v.strictObject({
  /** The ARN of the profile. */
  Arn: v.optional(v.string()),
  /** The ID of the profile. */
  Id: v.optional(v.string()),
})

export interface IamInstanceProfile extends v.InferOutput<typeof iamInstanceProfile> {}

/**
 * The IAM profile of an instance.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IamInstanceProfile.html
 */
export const IamInstanceProfile: v.GenericSchema<IamInstanceProfile> = iamInstanceProfile

export const instance = v.strictObject({
  /** The ID of the instance. */
  InstanceId: v.optional(v.pipe(v.string(), resourceId('i'))),
  /** The image that the instance was launched from. */
  ImageId: v.optional(v.pipe(v.string(), resourceId('ami'))),
  /** The state of the instance. */
  State: v.optional(v.pipe(InstanceState, wireName({ xml: 'instanceState' }))),
  /** The host name in EC2's network. */
  PrivateDnsName: v.optional(v.string()),
  /** The host name on the Internet. Empty if the instance has none. */
  PublicDnsName: v.optional(v.pipe(v.string(), wireName({ xml: 'dnsName' }))),
  /** The reason for the last change of the state. Often empty. */
  StateTransitionReason: v.optional(v.pipe(v.string(), wireName({ xml: 'reason' }))),
  /** The name of the key pair. */
  KeyName: v.optional(v.string()),
  /** The index of the instance among the instances of one launch. */
  AmiLaunchIndex: v.optional(v.pipe(v.number(), v.integer())),
  /** The product codes of the instance. */
  ProductCodes: v.optional(v.array(ProductCode)),
  /** The instance type, such as `t3.micro`. EC2 has about a thousand types, so that any text is accepted. */
  InstanceType: v.optional(v.string()),
  /** When the instance was last launched. */
  LaunchTime: v.optional(v.date()),
  /** The place where the instance runs. */
  Placement: v.optional(Placement),
  /** The kernel of the instance, if it has one. */
  KernelId: v.optional(v.string()),
  /** The RAM disk of the instance, if it has one. */
  RamdiskId: v.optional(v.string()),
  /** `windows` for Windows instances. Absent for all other instances. EC2 writes `windows`; its model and the AWS SDKs' types say `Windows`. */
  Platform: v.optional(Platform),
  /** The monitoring of the instance. */
  Monitoring: v.optional(Monitoring),
  /** The subnet of the instance. */
  SubnetId: v.optional(v.pipe(v.string(), resourceId('subnet'))),
  /** The VPC of the instance. */
  VpcId: v.optional(v.pipe(v.string(), resourceId('vpc'))),
  /** The IPv4 address in the VPC. */
  PrivateIpAddress: v.optional(v.string()),
  /** The IPv4 address on the Internet, if the instance has one. */
  PublicIpAddress: v.optional(v.pipe(v.string(), wireName({ xml: 'ipAddress' }))),
  /** The IPv6 address, if the instance has one. */
  Ipv6Address: v.optional(v.string()),
  /** Whether EC2 checks that traffic is from or for the instance. */
  SourceDestCheck: v.optional(v.boolean()),
  /** The security groups of the instance. */
  SecurityGroups: v.optional(v.pipe(v.array(GroupIdentifier), wireName({ xml: 'groupSet' }))),
  /** The reason for the state of the instance. */
  StateReason: v.optional(StateReason),
  /** The architecture of the image. */
  Architecture: v.optional(v.picklist(['i386', 'x86_64', 'arm64', 'x86_64_mac', 'arm64_mac'])),
  /** The kind of the root device. */
  RootDeviceType: v.optional(v.picklist(['ebs', 'instance-store'])),
  /** The name of the root device, such as `/dev/sda1`. */
  RootDeviceName: v.optional(v.string()),
  /** The devices of the instance. */
  BlockDeviceMappings: v.optional(v.pipe(v.array(InstanceBlockDeviceMapping), wireName({ xml: 'blockDeviceMapping' }))),
  /** The kind of virtualization. */
  VirtualizationType: v.optional(v.picklist(['hvm', 'paravirtual'])),
  /** The purchasing option, if it is not On-Demand. */
  InstanceLifecycle: v.optional(
    v.picklist(['spot', 'scheduled', 'capacity-block', 'interruptible-capacity-reservation']),
  ),
  /** The ID of the Spot Instance request. */
  SpotInstanceRequestId: v.optional(v.string()),
  /** The idempotency token of the launch. */
  ClientToken: v.optional(v.string()),
  /** The tags of the instance. */
  Tags: v.optional(v.pipe(v.array(ResourceTag), wireName({ xml: 'tagSet' }))),
  /** The hypervisor. `xen` for Nitro as well. */
  Hypervisor: v.optional(v.picklist(['ovm', 'xen'])),
  /** The IAM profile of the instance. */
  IamInstanceProfile: v.optional(IamInstanceProfile),
  /** Whether the instance has dedicated bandwidth for EBS. */
  EbsOptimized: v.optional(v.boolean()),
  /** Whether enhanced networking with ENA is enabled. */
  EnaSupport: v.optional(v.boolean()),
  /** `simple` if enhanced networking with the Intel 82599 interface is enabled. */
  SriovNetSupport: v.optional(v.string()),
  /** The ARN of the Outpost. */
  OutpostArn: v.optional(v.string()),
  /** The Capacity Block. */
  CapacityBlockId: v.optional(v.string()),
  /** The Capacity Reservation. */
  CapacityReservationId: v.optional(v.string()),
  /** The boot mode of the image. */
  BootMode: v.optional(v.picklist(['legacy-bios', 'uefi', 'uefi-preferred'])),
  /** The boot mode of the instance. */
  CurrentInstanceBootMode: v.optional(v.picklist(['legacy-bios', 'uefi'])),
  /** The platform as bills name it, such as `Linux/UNIX`. */
  PlatformDetails: v.optional(v.string()),
  /** The billed operation, such as `RunInstances`. */
  UsageOperation: v.optional(v.string()),
  /** When the billed operation last changed. */
  UsageOperationUpdateTime: v.optional(v.date()),
  /** `v2.0` if the instance has NitroTPM. */
  TpmSupport: v.optional(v.string()),
  /** The AWS service that manages the instance. */
  Operator: v.optional(OperatorResponse),
})

export interface Instance extends v.InferOutput<typeof instance> {}

/**
 * An instance as `DescribeInstances` describes it. It has no network interfaces, accelerators and launch options: the
 * decoder ignores them.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html
 */
export const Instance: v.GenericSchema<Instance> = instance

const reservation = v.strictObject({
  /** The ID of the reservation. */
  ReservationId: v.optional(v.pipe(v.string(), resourceId('r'))),
  /** The account that owns the reservation. */
  OwnerId: v.optional(v.string()),
  /** The account that launched the instances on behalf of the owner, such as an AWS service. */
  RequesterId: v.optional(v.string()),
  /** The security groups of EC2-Classic, which is retired. */
  Groups: v.optional(v.pipe(v.array(GroupIdentifier), wireName({ xml: 'groupSet' }))),
  /** The instances. */
  Instances: v.optional(v.pipe(v.array(Instance), wireName({ xml: 'instancesSet' }))),
})

export interface Reservation extends v.InferOutput<typeof reservation> {}

/**
 * The instances of one launch.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Reservation.html
 */
export const Reservation: v.GenericSchema<Reservation> = reservation
