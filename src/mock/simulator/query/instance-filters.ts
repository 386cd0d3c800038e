import { instanceStates, type SimulatedInstance } from '../state/instance.js'
import { wholeSeconds } from '../state/whole-seconds.js'
import type { FilterTable } from './compile-filters.js'

/** EC2's filters for members that the simulator's instances do not have, such as network interfaces. */
const filtersWithoutValues =
  'affinity association.allocation-id association.association-id association.ip-owner-id association.public-ip ' +
  'capacity-reservation-specification.capacity-reservation-preference ' +
  'capacity-reservation-specification.capacity-reservation-target.capacity-reservation-id ' +
  'capacity-reservation-specification.capacity-reservation-target.capacity-reservation-resource-group-arn ' +
  'enclave-options.enabled hibernation-options.configured host-id instance.group-id instance.group-name ' +
  'maintenance-options.auto-recovery metadata-options.http-endpoint ' +
  'metadata-options.http-protocol-ipv4 metadata-options.http-protocol-ipv6 ' +
  'metadata-options.http-put-response-hop-limit metadata-options.http-tokens ' +
  'metadata-options.instance-metadata-tags metadata-options.state network-interface.addresses.association.allocation-id ' +
  'network-interface.addresses.association.association-id network-interface.addresses.association.carrier-ip ' +
  'network-interface.addresses.association.customer-owned-ip network-interface.addresses.association.ip-owner-id ' +
  'network-interface.addresses.association.public-dns-name network-interface.addresses.association.public-ip ' +
  'network-interface.addresses.primary network-interface.addresses.private-dns-name ' +
  'network-interface.addresses.private-ip-address network-interface.association.allocation-id ' +
  'network-interface.association.association-id network-interface.association.carrier-ip ' +
  'network-interface.association.customer-owned-ip network-interface.association.ip-owner-id ' +
  'network-interface.association.public-dns-name network-interface.association.public-ip ' +
  'network-interface.attachment.attach-time network-interface.attachment.attachment-id ' +
  'network-interface.attachment.delete-on-termination network-interface.attachment.device-index ' +
  'network-interface.attachment.instance-id network-interface.attachment.instance-owner-id ' +
  'network-interface.attachment.network-card-index network-interface.attachment.status ' +
  'network-interface.availability-zone network-interface.deny-all-igw-traffic network-interface.description ' +
  'network-interface.group-id network-interface.group-name network-interface.ipv4-prefixes.ipv4-prefix ' +
  'network-interface.ipv6-address network-interface.ipv6-addresses.ipv6-address ' +
  'network-interface.ipv6-addresses.is-primary-ipv6 network-interface.ipv6-native ' +
  'network-interface.ipv6-prefixes.ipv6-prefix network-interface.mac-address ' +
  'network-interface.network-interface-id network-interface.operator.managed network-interface.operator.principal ' +
  'network-interface.outpost-arn network-interface.owner-id network-interface.private-dns-name ' +
  'network-interface.private-ip-address network-interface.public-dns-name network-interface.requester-id ' +
  'network-interface.requester-managed network-interface.source-dest-check network-interface.status ' +
  'network-interface.subnet-id network-interface.tag-key network-interface.tag-value network-interface.vpc-id ' +
  'network-performance-options.bandwidth-weighting private-dns-name-options.enable-resource-name-dns-a-record ' +
  'private-dns-name-options.enable-resource-name-dns-aaaa-record private-dns-name-options.hostname-type ' +
  'requester-id'

const volumes = ({ BlockDeviceMappings }: SimulatedInstance) => BlockDeviceMappings.map(({ Ebs }) => Ebs)

/**
 * The filters of `DescribeInstances`. Filters for members that the simulator does not have match nothing.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html
 */
export const instanceFilters: FilterTable<SimulatedInstance> = {
  ...Object.fromEntries(filtersWithoutValues.split(' ').map((name) => [name, () => undefined])),
  architecture: (instance) => instance.Architecture,
  'availability-zone': (instance) => instance.Placement?.AvailabilityZone,
  'availability-zone-id': (instance) => instance.Placement?.AvailabilityZoneId,
  'block-device-mapping.attach-time': (instance) =>
    volumes(instance).map((ebs) => ebs.AttachTime && wholeSeconds(ebs.AttachTime)),
  'block-device-mapping.delete-on-termination': (instance) => volumes(instance).map((ebs) => ebs.DeleteOnTermination),
  'block-device-mapping.device-name': ({ BlockDeviceMappings }) =>
    BlockDeviceMappings.map((device) => device.DeviceName),
  'block-device-mapping.status': (instance) => volumes(instance).map((ebs) => ebs.Status),
  'block-device-mapping.volume-id': (instance) => volumes(instance).map((ebs) => ebs.VolumeId),
  'boot-mode': (instance) => instance.BootMode,
  'capacity-reservation-id': (instance) => instance.CapacityReservationId,
  'client-token': (instance) => instance.ClientToken,
  'current-instance-boot-mode': (instance) => instance.CurrentInstanceBootMode,
  'dns-name': (instance) => instance.PublicDnsName,
  'ebs-optimized': (instance) => instance.EbsOptimized,
  'ena-support': (instance) => instance.EnaSupport,
  hypervisor: (instance) => instance.Hypervisor,
  'iam-instance-profile.arn': (instance) => instance.IamInstanceProfile?.Arn,
  'iam-instance-profile.id': (instance) => instance.IamInstanceProfile?.Id,
  'image-id': (instance) => instance.ImageId,
  'instance-id': (instance) => instance.InstanceId,
  'instance-lifecycle': (instance) => instance.InstanceLifecycle,
  'instance-state-code': (instance) => instanceStates[instance.State.Name],
  'instance-state-name': (instance) => instance.State.Name,
  'instance-type': (instance) => instance.InstanceType,
  'ip-address': (instance) => instance.PublicIpAddress,
  'ipv6-address': (instance) => instance.Ipv6Address,
  'kernel-id': (instance) => instance.KernelId,
  'key-name': (instance) => instance.KeyName,
  'launch-index': (instance) => instance.AmiLaunchIndex,
  'launch-time': ({ LaunchTime }) => LaunchTime && wholeSeconds(LaunchTime),
  'monitoring-state': (instance) => instance.Monitoring?.State,
  'operator.managed': (instance) => instance.Operator?.Managed,
  'operator.principal': (instance) => instance.Operator?.Principal,
  'owner-id': (_, accountId) => accountId,
  'outpost-arn': (instance) => instance.OutpostArn,
  'placement-group-name': (instance) => instance.Placement?.GroupName,
  'placement-partition-number': (instance) => instance.Placement?.PartitionNumber,
  // EC2 has one platform, and takes both spellings: of its responses and of its model.
  platform: (instance) => instance.Platform && ['windows', 'Windows'],
  'platform-details': (instance) => instance.PlatformDetails,
  'private-dns-name': (instance) => instance.PrivateDnsName,
  'private-ip-address': (instance) => instance.PrivateIpAddress,
  'product-code': ({ ProductCodes = [] }) => ProductCodes.map((code) => code.ProductCodeId),
  'product-code.type': ({ ProductCodes = [] }) => ProductCodes.map((code) => code.ProductCodeType),
  'ramdisk-id': (instance) => instance.RamdiskId,
  reason: (instance) => instance.StateTransitionReason,
  'reservation-id': (instance) => instance.ReservationId,
  'root-device-name': (instance) => instance.RootDeviceName,
  'root-device-type': (instance) => instance.RootDeviceType,
  'source-dest-check': (instance) => instance.SourceDestCheck,
  'spot-instance-request-id': (instance) => instance.SpotInstanceRequestId,
  'state-reason-code': (instance) => instance.StateReason?.Code,
  'state-reason-message': (instance) => instance.StateReason?.Message,
  'subnet-id': (instance) => instance.SubnetId,
  tenancy: (instance) => instance.Placement?.Tenancy,
  'tpm-support': (instance) => instance.TpmSupport,
  'usage-operation': (instance) => instance.UsageOperation,
  'usage-operation-update-time': (instance) => instance.UsageOperationUpdateTime,
  'virtualization-type': (instance) => instance.VirtualizationType,
  'vpc-id': (instance) => instance.VpcId,
}
