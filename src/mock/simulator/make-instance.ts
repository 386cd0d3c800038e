import { checked } from './checked.js'
import { defined } from './defined.js'
import { givenId } from './given-id.js'
import type { Made } from './resources.js'
import { InstanceInit, type SimulatedDevice, type SimulatedInstance } from './simulated-instance.js'
import type { World } from './world.js'

/**
 * Makes an instance of what is given of it.
 *
 * @throws TypeError for what is no instance, and for a device that comes twice.
 */
export function makeInstance(world: World, init: InstanceInit, where: string, id?: string): Made<SimulatedInstance> {
  const given = checked(InstanceInit, init, where)
  const { RootDeviceName = '/dev/xvda', RootDeviceType = 'ebs', LaunchTime = world.now(), State = {} } = given
  const { BlockDeviceMappings = RootDeviceType === 'ebs' ? [{ DeviceName: RootDeviceName }] : [] } = given
  const { region } = world.settings
  const number = world.instances.size + 10
  const { PrivateIpAddress = `10.0.${number >> 8}.${number & 255}` } = given
  const InstanceId = givenId(world, 'i', 'InstanceId', given.InstanceId, where, id)
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
    State: { Name: 'running', ...defined(State) },
    Tags: [...(given.Tags ?? [])],
    BlockDeviceMappings: BlockDeviceMappings.map(({ DeviceName, Ebs = {} }, index): SimulatedDevice => {
      const place = `${where}.BlockDeviceMappings[${index}]`
      if (BlockDeviceMappings.findIndex((device) => device.DeviceName === DeviceName) < index) {
        throw new TypeError(`${place}.DeviceName is ${DeviceName}, as one before; expected a device of its own.`)
      }
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
          VolumeId: givenId(world, 'vol', 'VolumeId', Ebs.VolumeId, `${place}.Ebs`),
          Tags: [...(Ebs.Tags ?? [])],
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
