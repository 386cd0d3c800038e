import { replaceForbidden } from '../../../codec/xml/escape-xml.js'
import { formatValue } from '../../../errors/format-value.js'
import { printable } from '../../../errors/printable.js'
import type { Image } from '../../../schemas/types/image.js'
import type { Instance } from '../../../schemas/types/instance.js'
import type { Snapshot } from '../../../schemas/types/snapshot.js'
import { placeBelow } from '../../argument-error.js'
import { findUnsendable, type Unsendable } from '../../find-unsendable.js'
import type { SimulatedImage } from './image.js'
import { instanceStates, type SimulatedInstance } from './instance.js'
import type { SimulatedSnapshot } from './snapshot.js'
import { wholeSeconds } from './whole-seconds.js'

/** Returns an image as `DescribeImages` describes it. */
export function describeImage(image: SimulatedImage): Image {
  return described(image as Image, image.ImageId)
}

/** Returns a snapshot as `DescribeSnapshots` describes it. */
export function describeSnapshot(snapshot: SimulatedSnapshot): Snapshot {
  return described(snapshot, snapshot.SnapshotId)
}

/** Returns an instance as `DescribeInstances` describes it: without the members of its volumes. */
export function describeInstance(instance: SimulatedInstance): Instance {
  const { State, BlockDeviceMappings } = instance
  const members = {
    ...instance,
    State: { Code: instanceStates[State.Name], ...State },
    BlockDeviceMappings: BlockDeviceMappings.map(({ DeviceName, Ebs }) => {
      const { VolumeSize, VolumeType, Encrypted, Iops, Throughput, KmsKeyId, Tags, ...attachment } = Ebs
      return { DeviceName, Ebs: described(attachment, Ebs.VolumeId) }
    }),
  }
  return described(members, instance.InstanceId)
}

/** How responses write some members. A function that returns `undefined` leaves the member out. */
const written: ReadonlyMap<string, (value: unknown) => unknown> = /* @__PURE__ */ new Map([
  // EC2 has other actions for permissions: DescribeImageAttribute and DescribeSnapshotAttribute.
  ['LaunchPermissions', () => undefined],
  ['CreateVolumePermissions', () => undefined],
  // A resource without tags has no tagSet: so are 839 of 899 recorded images, and none has an empty one. See also
  // getmoto/moto#2148 and boto/boto3#388. EC2 does write other lists when they are empty, such as blockDeviceMapping.
  ['Tags', (tags: unknown) => (Array.isArray(tags) && tags.length === 0 ? undefined : tags)],
  ['Platform', (platform: unknown) => (platform === 'Windows' ? 'windows' : platform)],
  ['LaunchTime', secondsOf],
  ['AttachTime', secondsOf],
])

function secondsOf(time: unknown): unknown {
  return time instanceof Date ? wholeSeconds(time) : time
}

function described<Described extends object>(resource: Described, id: string): Described {
  const members: Record<string, unknown> = {}
  let isSendable = true
  for (const name of Object.keys(resource) as (keyof Described & string)[]) {
    const write = written.get(name)
    const value = write ? write(resource[name]) : resource[name]
    if (value === undefined) continue
    members[name] = value
    isSendable &&= findUnsendable(value) === undefined
  }
  return (isSendable ? members : sendable(members, id)) as Described
}

/**
 * Returns the members as a response can carry them. A test may have put other values into the resource, and one of them
 * must not make every `Describe…` call fail. The console tells where it is.
 */
function sendable(members: object, id: string): unknown {
  const { path, value, character, accepted } = findUnsendable(members) as Unsendable
  const place = path.reduce(placeBelow, { attempt: '', path: '' }).path
  const is = character === undefined ? formatValue(value) : `${formatValue(value)} with ${character}`
  const instead = character === undefined ? 'The response leaves it out.' : 'The response has U+FFFD instead.'
  console.error(
    `[ec2wire] Cannot describe ${printable(id)}: ${printable(place)} is ${is}; expected ${accepted}. ${instead}`,
  )
  return withoutUnsendable(members)
}

function withoutUnsendable(value: unknown): unknown {
  if (typeof value === 'string') return replaceForbidden(value)
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    return findUnsendable(value) ? undefined : value
  }
  if (Array.isArray(value)) return value.map(withoutUnsendable).filter((item) => item !== undefined)
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutUnsendable(member)]))
}
