import {
  InstanceInit,
  type InstanceStateName,
  instanceStates,
  type SimulatedDevice,
  type SimulatedInstance,
} from '../instance.js'
import type { Made } from '../resource-map.js'
import type { World } from '../world.js'
import { defined, parseInit } from './parse-init.js'
import { assertFreeId, parseTags, resolveId } from './resolve-id.js'

/**
 * Makes an instance of what is given of it.
 *
 * @throws TypeError for what is no instance, and for a device that comes twice.
 */
export function instanceFromInit(
  world: World,
  init: InstanceInit,
  where: string,
  id?: string,
): Made<SimulatedInstance> {
  const given = parseInit(InstanceInit, init, where)
  const { RootDeviceName = '/dev/xvda', RootDeviceType = 'ebs', LaunchTime = world.now() } = given
  const { BlockDeviceMappings = RootDeviceType === 'ebs' ? [{ DeviceName: RootDeviceName }] : [] } = given
  const { region } = world.settings
  const InstanceId = resolveId(world, 'i', 'InstanceId', given.InstanceId, where, id)
  if (id === undefined) assertFreeId(world.instances, InstanceId, where)
  const number = world.nextNumber() + 9
  const { PrivateIpAddress = [10, (number >> 16) & 255, (number >> 8) & 255, number & 255].join('.') } = given
  const volumes = new Set<string>()
  const instance: Omit<SimulatedInstance, 'reboots'> = {
    ImageId: 'ami-0abcdef1234567890',
    AmiLaunchIndex: 0,
    InstanceType: 't3.micro',
    Architecture: 'x86_64',
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    VirtualizationType: 'hvm',
    Hypervisor: 'xen',
    EnaSupport: true,
    EbsOptimized: false,
    Placement: { AvailabilityZone: `${region}a`, GroupName: '', Tenancy: 'default' },
    Monitoring: { State: 'disabled' },
    PrivateDnsName: `ip-${PrivateIpAddress.replaceAll('.', '-')}.${region === 'us-east-1' ? 'ec2' : `${region}.compute`}.internal`,
    PublicDnsName: '',
    StateTransitionReason: '',
    ...defined(given),
    PrivateIpAddress,
    RootDeviceName,
    RootDeviceType,
    LaunchTime,
    InstanceId,
    State: { Name: stateOf(given, where) },
    Tags: parseTags(given.Tags, where),
    BlockDeviceMappings: BlockDeviceMappings.map(({ DeviceName, Ebs = {} }, index): SimulatedDevice => {
      const place = `${where}.BlockDeviceMappings[${index}]`
      if (BlockDeviceMappings.findIndex((device) => device.DeviceName === DeviceName) < index) {
        throw new TypeError(`${place}.DeviceName is ${DeviceName}, as one before; expected a device of its own.`)
      }
      const VolumeId = resolveId(world, 'vol', 'VolumeId', Ebs.VolumeId, `${place}.Ebs`)
      assertFreeId(volumes, VolumeId, `${place}.Ebs.VolumeId`)
      volumes.add(VolumeId)
      return {
        DeviceName,
        Ebs: {
          Status: 'attached',
          AttachTime: LaunchTime,
          DeleteOnTermination: DeviceName === RootDeviceName,
          VolumeSize: 8,
          VolumeType: 'gp3',
          Encrypted: false,
          ...defined(Ebs),
          VolumeId,
          Tags: parseTags(Ebs.Tags, `${place}.Ebs`),
        },
      }
    }),
  }
  const resource = Object.defineProperties(instance as SimulatedInstance, {
    reboots: { value: [] },
    InstanceId: { writable: false },
  })
  return { id: InstanceId, resource }
}

/** The state by its name, by its code, or by both, where they agree. */
function stateOf({ State: { Name, Code } = {} }: Pick<InstanceInit, 'State'>, where: string): InstanceStateName {
  // The high byte is EC2's own.
  const byCode = Object.entries(instanceStates).find(([, code]) => code === (Code ?? -1) % 256)?.[0]
  if (Code !== undefined && (byCode === undefined || (Name !== undefined && byCode !== Name))) {
    const accepted = Object.entries(instanceStates).map(([name, code]) => `${code} ${name}`)
    throw new TypeError(`${where}.State.Code is ${Code}; expected that of the name: ${accepted.join(', ')}.`)
  }
  return Name ?? (byCode as InstanceStateName | undefined) ?? 'running'
}
