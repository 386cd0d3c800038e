import type * as v from 'valibot'
import { formatValue } from '../../../../errors/format-value.js'
import { argumentError, type Place, placeBelow } from '../../../argument-error.js'
import { defaultRegion } from '../../../endpoint.js'
import {
  InstanceInit,
  type InstanceStateName,
  instanceStates,
  type SimulatedDevice,
  type SimulatedInstance,
  simulatedInstance,
} from '../instance.js'
import type { CreatedResource } from '../resource-map.js'
import { wholeSeconds } from '../whole-seconds.js'
import type { World } from '../world.js'
import { defined, parseInit } from './parse-init.js'
import { parseTags } from './parse-tags.js'
import { assertFreeId, resolveId } from './resolve-id.js'

type DeviceInit = NonNullable<v.InferOutput<typeof InstanceInit>['BlockDeviceMappings']>[number]

/**
 * Creates an instance from its initial state.
 *
 * @throws TypeError if the state is invalid, or if two devices have the same name or volume.
 */
export function instanceFromInit(
  world: World,
  init: InstanceInit,
  place: Place,
  id?: string,
): CreatedResource<SimulatedInstance> {
  const given = parseInit(InstanceInit, init, place)
  const { RootDeviceName = '/dev/xvda', RootDeviceType = 'ebs', LaunchTime: launched = world.now() } = given
  const LaunchTime = wholeSeconds(launched)
  const { BlockDeviceMappings = RootDeviceType === 'ebs' ? [{ DeviceName: RootDeviceName }] : [] } = given
  const { region } = world.settings
  const InstanceId = resolveId(world, 'i', given.InstanceId, placeBelow(place, 'InstanceId'), id)
  if (id === undefined) assertFreeId(world.instances, InstanceId, placeBelow(place, 'InstanceId'))
  const reservationPlace = placeBelow(place, 'ReservationId')
  const ReservationId = resolveId(world, 'r', given.ReservationId ?? InstanceId.replace(/^i-/, 'r-'), reservationPlace)
  const isReplaced = world.instances.get(InstanceId)?.ReservationId === ReservationId
  const others = world.reservations.get(ReservationId).size - (isReplaced ? 1 : 0)
  const number = world.nextNumber()
  const { PrivateIpAddress = addressOf(number + 9) } = given
  const resource = simulatedInstance({
    ImageId: 'ami-0abcdef1234567890',
    AmiLaunchIndex: others,
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
    PrivateDnsName: `ip-${PrivateIpAddress.replaceAll('.', '-')}.${dnsDomainOf(region)}.internal`,
    PublicDnsName: '',
    StateTransitionReason: '',
    ...defined(given),
    PrivateIpAddress,
    RootDeviceName,
    RootDeviceType,
    ...(given.Platform && { Platform: 'windows' as const }),
    LaunchTime,
    InstanceId,
    ReservationId,
    State: { Name: stateOf(given, place) },
    Tags: parseTags(given.Tags, place),
    BlockDeviceMappings: devicesOf(
      world,
      BlockDeviceMappings,
      { AttachTime: LaunchTime, RootDeviceName },
      placeBelow(place, 'BlockDeviceMappings'),
    ),
  })
  return { id: InstanceId, resource }
}

function addressOf(number: number): string {
  return [10, (number >> 16) & 255, (number >> 8) & 255, number & 255].join('.')
}

function dnsDomainOf(region: string): string {
  return region === defaultRegion ? 'ec2' : `${region}.compute`
}

/** Returns the state by its name, by its code, or by both if they agree. */
function stateOf({ State: { Name, Code } = {} }: Pick<InstanceInit, 'State'>, place: Place): InstanceStateName {
  if (Code === undefined) return Name ?? 'running'
  // The high byte of the code is for EC2's own use.
  const byCode = Object.entries(instanceStates).find(([, code]) => code === Code % 256)?.[0]
  if (byCode === undefined || (Name !== undefined && byCode !== Name)) {
    const states = Object.entries(instanceStates).map(([name, code]) => `${code} ${name}`)
    const accepted = `the code of the name: ${states.join(', ')}`
    throw argumentError(placeBelow(placeBelow(place, 'State'), 'Code'), formatValue(Code), accepted)
  }
  return byCode as InstanceStateName
}

function devicesOf(
  world: World,
  devices: readonly DeviceInit[],
  { AttachTime, RootDeviceName }: { readonly AttachTime: Date; readonly RootDeviceName: string },
  place: Place,
): SimulatedDevice[] {
  const names = new Set<string>()
  const volumes = new Set<string>()
  return devices.map(({ DeviceName, Ebs = {} }, index) => {
    const devicePlace = placeBelow(place, index)
    if (names.has(DeviceName)) {
      const found = `${formatValue(DeviceName)}, as in another device`
      throw argumentError(placeBelow(devicePlace, 'DeviceName'), found, 'a name that no other device has')
    }
    names.add(DeviceName)
    const ebsPlace = placeBelow(devicePlace, 'Ebs')
    const VolumeId = resolveId(world, 'vol', Ebs.VolumeId, placeBelow(ebsPlace, 'VolumeId'))
    assertFreeId(volumes, VolumeId, placeBelow(ebsPlace, 'VolumeId'))
    volumes.add(VolumeId)
    return {
      DeviceName,
      Ebs: {
        Status: 'attached',
        AttachTime,
        DeleteOnTermination: DeviceName === RootDeviceName,
        VolumeSize: 8,
        VolumeType: 'gp3',
        Encrypted: false,
        ...defined(Ebs),
        ...(Ebs.AttachTime && { AttachTime: wholeSeconds(Ebs.AttachTime) }),
        VolumeId,
        Tags: parseTags(Ebs.Tags, ebsPlace),
      },
    }
  })
}
