import { formatValue } from '../../../../errors/format-value.js'
import { CreateImageInput } from '../../../../schemas/actions/create-image.js'
import { accountIdPattern } from '../../../../schemas/types/account-id.js'
import type { Image } from '../../../../schemas/types/image.js'
import { argumentError, type Place, placeBelow } from '../../../argument-error.js'
import { formatCreationDate, ImageInit, type ImageParts, type SimulatedImage, simulatedImage } from '../image.js'
import { isPublic, type Permission, parsePermissions, withPublic } from '../permissions.js'
import type { CreatedResource } from '../resource-map.js'
import type { World } from '../world.js'
import { defined, parseInit } from './parse-init.js'
import { parseTags } from './parse-tags.js'
import { assertFreeId, resolveId } from './resolve-id.js'

/**
 * Creates an image from its initial state.
 *
 * @throws TypeError if the state is invalid, if another image has the name, or if a snapshot is missing.
 */
export function imageFromInit(
  world: World,
  init: ImageInit,
  place: Place,
  id?: string,
): CreatedResource<SimulatedImage> {
  const given = parseInit(ImageInit, init, place)
  const { Name, OwnerId = world.settings.accountId, RootDeviceName = '/dev/xvda', RootDeviceType = 'ebs' } = given
  const namePlace = placeBelow(place, 'Name')
  if (Name === undefined) throw argumentError(namePlace, 'missing', 'the name of the image')
  parseInit(CreateImageInput.entries.Name, Name, namePlace)
  if (!accountIdPattern.test(OwnerId))
    throw argumentError(placeBelow(place, 'OwnerId'), formatValue(OwnerId), '12 digits')
  if (given.State === 'deregistered') {
    throw argumentError(placeBelow(place, 'State'), formatValue(given.State), 'the state of an image that exists')
  }
  const ImageId = resolveId(world, 'ami', given.ImageId, placeBelow(place, 'ImageId'), id)
  if (id === undefined) assertFreeId(world.images, ImageId, placeBelow(place, 'ImageId'))
  const other = world.imageNamed(Name, OwnerId)
  if (other && other.ImageId !== id) {
    const found = `${formatValue(Name)}, the name of ${other.ImageId}`
    throw argumentError(namePlace, found, 'a name that no other image has')
  }
  assertSnapshotsExist(world, given, place)
  const parts: ImageParts = {
    ImageLocation: `${given.ImageOwnerAlias ?? OwnerId}/${Name}`,
    CreationDate: formatCreationDate(world.now()),
    Architecture: 'x86_64',
    ImageType: 'machine',
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    EnaSupport: true,
    Hypervisor: 'xen',
    VirtualizationType: 'hvm',
    ...defined(given),
    BlockDeviceMappings:
      given.BlockDeviceMappings ??
      world.images.get(ImageId)?.BlockDeviceMappings ??
      (RootDeviceType === 'ebs' ? [rootMapping(world, OwnerId, RootDeviceName)] : []),
    ImageId,
    Name,
    OwnerId,
    RootDeviceName,
    RootDeviceType,
    ...(given.Platform && { Platform: 'windows' as const }),
    LaunchPermissions: permissionsOf(given, place),
    Tags: parseTags(given.Tags, place),
  }
  const { State = 'available' } = given
  const resource = simulatedImage(parts, world.newLifecycle(State), { ...given, State })
  return { id: ImageId, resource }
}

function assertSnapshotsExist(world: World, { BlockDeviceMappings = [] }: Image, place: Place): void {
  for (const [index, { Ebs }] of BlockDeviceMappings.entries()) {
    if (Ebs?.SnapshotId === undefined || world.snapshots.has(Ebs.SnapshotId)) continue
    const keys = ['BlockDeviceMappings', index, 'Ebs', 'SnapshotId']
    const existing = [...world.snapshots.keys()].join(', ')
    const accepted = existing === '' ? 'an existing snapshot (there is none)' : `an existing snapshot: ${existing}`
    throw argumentError(keys.reduce(placeBelow, place), formatValue(Ebs.SnapshotId), accepted)
  }
}

/** @throws TypeError if the image is said not to be public, and has the permission for everyone. */
function permissionsOf(
  { Public, LaunchPermissions }: Pick<ImageInit, 'Public' | 'LaunchPermissions'>,
  place: Place,
): readonly Permission[] {
  const permissions = parsePermissions(LaunchPermissions, placeBelow(place, 'LaunchPermissions'))
  if (Public === false && isPublic(permissions)) {
    throw argumentError(placeBelow(place, 'Public'), 'false', "true, since LaunchPermissions has { Group: 'all' }")
  }
  return Public ? withPublic(permissions, true) : permissions
}

function rootMapping(world: World, OwnerId: string, DeviceName: string) {
  const { SnapshotId, VolumeSize, Encrypted } = world.snapshots.add({ OwnerId })
  const Ebs = { DeleteOnTermination: true, SnapshotId, VolumeSize, VolumeType: 'gp3', Encrypted } as const
  return { DeviceName, Ebs }
}
