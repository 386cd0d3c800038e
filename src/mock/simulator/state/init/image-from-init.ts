import * as v from 'valibot'
import { CreateImageInput } from '../../../../schemas/actions/create-image.js'
import { accountIdPattern } from '../../../../schemas/types/account-id.js'
import { Image } from '../../../../schemas/types/image.js'
import { type ImageInit, type ImageParts, type SimulatedImage, simulatedImage } from '../image.js'
import type { Made } from '../resource-map.js'
import type { World } from '../world.js'
import { defined, parseInit } from './parse-init.js'
import { assertFreeId, parseTags, resolveId } from './resolve-id.js'

/**
 * Makes an image of what is given of it.
 *
 * @throws TypeError for what is no image, for a name that another has, and for a mapping to a missing snapshot.
 */
export function imageFromInit(world: World, init: ImageInit, where: string, id?: string): Made<SimulatedImage> {
  const given = parseInit(Image, init, where)
  const { Name, OwnerId = world.settings.accountId, RootDeviceName = '/dev/xvda', RootDeviceType = 'ebs' } = given
  if (Name === undefined) throw new TypeError(`${where}.Name is missing; expected the name of the image.`)
  parseInit(CreateImageInput.entries.Name, Name, `${where}.Name is ${JSON.stringify(Name)}`)
  parseInit(
    v.pipe(v.string(), v.regex(accountIdPattern, 'Expected 12 digits.')),
    OwnerId,
    `${where}.OwnerId is ${OwnerId}`,
  )
  if (given.State === 'deregistered') {
    throw new TypeError(`${where}.State is deregistered; what is no longer there cannot be given.`)
  }
  const ImageId = resolveId(world, 'ami', 'ImageId', given.ImageId, where, id)
  if (id === undefined) assertFreeId(world.images, ImageId, where)
  const other = world.imageNamed(Name, OwnerId)
  if (other && other.ImageId !== id) {
    throw new TypeError(`${where}.Name is ${Name}, as that of ${other.ImageId}; expected a name of its own.`)
  }
  refuseMissingSnapshots(world, given, where)
  const parts: ImageParts = {
    ImageLocation: `${OwnerId}/${Name}`,
    CreationDate: creationDate(world),
    Public: false,
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
      (RootDeviceType === 'ebs' ? [rootMapping(world, RootDeviceName)] : []),
    ImageId,
    Name,
    OwnerId,
    RootDeviceName,
    RootDeviceType,
    Tags: parseTags(given.Tags, where),
  }
  const { State = 'available' } = given
  const resource = world.track(simulatedImage, parts, world.newLifecycle(State), { ...given, State })
  return { id: ImageId, resource }
}

/** The present time as EC2 writes it for images: whole seconds, and yet milliseconds. */
export function creationDate(world: World): string {
  return new Date(Math.floor(world.now().getTime() / 1000) * 1000).toISOString()
}

function refuseMissingSnapshots(world: World, { BlockDeviceMappings = [] }: Image, where: string): void {
  for (const [index, { Ebs }] of BlockDeviceMappings.entries()) {
    if (Ebs?.SnapshotId === undefined || world.snapshots.has(Ebs.SnapshotId)) continue
    const place = `${where}.BlockDeviceMappings[${index}].Ebs.SnapshotId`
    const there = [...world.snapshots.keys()].join(', ') || 'none'
    throw new TypeError(`${place} is ${Ebs.SnapshotId}, which is not there; the snapshots are: ${there}.`)
  }
}

function rootMapping(world: World, DeviceName: string) {
  const { SnapshotId, VolumeSize, Encrypted } = world.snapshots.add({})
  const Ebs = { DeleteOnTermination: true, SnapshotId, VolumeSize, VolumeType: 'gp3', Encrypted } as const
  return { DeviceName, Ebs }
}
