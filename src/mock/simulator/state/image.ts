import * as v from 'valibot'
import { formatValue } from '../../../errors/format-value.js'
import { suggest } from '../../../errors/suggest.js'
import { DescribeImages } from '../../../schemas/actions/describe-images.js'
import type { BlockDeviceMapping, EbsBlockDevice } from '../../../schemas/types/block-device-mapping.js'
import { type Image, image } from '../../../schemas/types/image.js'
import { StateReason } from '../../../schemas/types/state-reason.js'
import type { Tag } from '../../../schemas/types/tag.js'
import { argumentError, type Place } from '../../argument-error.js'
import { frozenData } from './copy-data.js'
import { parseInit } from './init/parse-init.js'
import type { Lifecycle } from './lifecycle.js'
import { isPublic, type Permission, Permissions, parsePermissions, withPublic } from './permissions.js'
import { memberNames, resourceType } from './resource-type.js'
import { wholeSeconds } from './whole-seconds.js'

/** The initial state of an image. Every member has a default, but for the name. */
export interface ImageInit extends Omit<Image, 'BlockDeviceMappings'> {
  readonly Name: string
  readonly BlockDeviceMappings?: readonly SimulatedMapping[] | undefined
  /** Who may launch the image, beside its owner. Default: everyone if `Public` is `true`, otherwise nobody. */
  readonly LaunchPermissions?: readonly Permission[] | undefined
}

/** The schema of an image's initial state. */
export const ImageInit = v.strictObject({ ...image.entries, LaunchPermissions: v.optional(Permissions) })

type ImageState = NonNullable<Image['State']>

/** The states that an image can settle in. */
const settledStates = ['available', 'failed', 'error', 'invalid', 'disabled'] as const

/** A device of a simulator's image. Assign a new list to `BlockDeviceMappings` to change one. */
export interface SimulatedMapping extends Readonly<Omit<BlockDeviceMapping, 'Ebs'>> {
  readonly Ebs?: Readonly<EbsBlockDevice> | undefined
}

/**
 * An image of a simulator, as `DescribeImages` returns it, with its permissions. Its state depends on the simulator's
 * clock.
 */
export interface SimulatedImage extends Omit<Image, 'BlockDeviceMappings' | 'State' | 'StateReason' | 'Public'> {
  readonly ImageId: string
  readonly Name: string
  readonly OwnerId: string
  readonly State: ImageState
  readonly StateReason: StateReason | undefined
  /** A frozen list, since the simulator looks up images by their snapshots. You can assign another list. */
  BlockDeviceMappings?: readonly SimulatedMapping[] | undefined
  /** Whether everyone may launch the image: whether `LaunchPermissions` has `{ Group: 'all' }`. You can assign it. */
  Public: boolean
  /**
   * Who may launch the image, beside its owner. A frozen list; you can assign another list. Responses do not have it.
   */
  LaunchPermissions: readonly Permission[]
  Tags: Tag[]
  /**
   * Ends the state `pending`, or changes the state that followed it.
   *
   * @param state `available`, `failed`, `error`, `invalid` or `disabled`.
   * @param code EC2's code for the reason. Default `Server.InternalError` for `failed`, `error` and `invalid`.
   * @param message EC2's text for the reason. Default: the documented text for the code.
   * @throws TypeError if the state is another one, if the code is unknown and there is no message, or if no response can
   * carry them.
   *
   * @example
   * ec2.images.get(ImageId)?.settle('failed', 'Client.VolumeLimitExceeded')
   */
  settle(state: (typeof settledStates)[number], code?: string, message?: string): void
}

/** The members of an image that do not depend on time. */
export interface ImageParts
  extends Omit<SimulatedImage, 'State' | 'StateReason' | 'Public' | 'LaunchPermissions' | 'settle'> {
  /** Default: nobody but the owner may launch the image. */
  readonly LaunchPermissions?: readonly Permission[]
}

/** Creates an image: adds the time-dependent members. */
export function simulatedImage(
  parts: ImageParts,
  lifecycle: Lifecycle,
  { State, StateReason }: Pick<Image, 'State' | 'StateReason'> = {},
): SimulatedImage {
  return imageType.build(parts, {
    lifecycle,
    settled: State === 'pending' ? undefined : State,
    reason: StateReason,
    mappings: frozenData(parts.BlockDeviceMappings),
    mappingsChanged: () => {},
    permissions: parts.LaunchPermissions ?? parsePermissions(undefined, permissionsPlace(parts)),
  })
}

/** Returns the lifecycle of an image. */
export function lifecycleOfImage(image: SimulatedImage): Lifecycle {
  return imageType.innerOf(image).lifecycle
}

/** Calls `changed` when the image is assigned other mappings. */
export function watchMappings(image: SimulatedImage, changed: (image: SimulatedImage) => void): void {
  imageType.innerOf(image).mappingsChanged = changed
}

/** Returns the IDs of an image's snapshots. */
export function snapshotsOf({ BlockDeviceMappings = [] }: Pick<SimulatedImage, 'BlockDeviceMappings'>): string[] {
  return BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.SnapshotId ?? [])
}

/** Formats the creation date of an image as EC2 does: in whole seconds, and yet with milliseconds. */
export function formatCreationDate(now: Date): string {
  return wholeSeconds(now).toISOString()
}

interface InnerImage {
  readonly lifecycle: Lifecycle
  /** The state that `settle` or the initial state has set. */
  settled: ImageState | undefined
  reason: StateReason | undefined
  mappings: SimulatedImage['BlockDeviceMappings']
  mappingsChanged: (image: SimulatedImage) => void
  permissions: readonly Permission[]
}

const imageType = /* @__PURE__ */ resourceType<SimulatedImage, InnerImage>({
  names: () => [...memberNames(DescribeImages.shapes.output, 'Images'), 'LaunchPermissions'],
  // The simulator looks the image up by these.
  fixed: ['ImageId', 'Name', 'OwnerId'],
  computed: {
    State: {
      get: ({ settled, lifecycle }) => settled ?? (lifecycle.ending === undefined ? 'pending' : 'available'),
    },
    StateReason: { get: ({ reason }) => reason },
    BlockDeviceMappings: {
      get: ({ mappings }) => mappings,
      set: (inner, mappings, image) => {
        inner.mappings = frozenData(mappings)
        inner.mappingsChanged(image)
      },
    },
    Public: {
      get: ({ permissions }) => isPublic(permissions),
      set: (inner, isWanted) => {
        inner.permissions = withPublic(inner.permissions, isWanted)
      },
    },
    LaunchPermissions: {
      get: ({ permissions }) => permissions,
      set: (inner, permissions, image) => {
        inner.permissions = parsePermissions(permissions, permissionsPlace(image))
      },
    },
  },
  hidden: {
    settle: {
      get:
        (inner) =>
        (...settled) =>
          settle(inner, ...settled),
    },
  },
})

function permissionsPlace({ ImageId }: Pick<SimulatedImage, 'ImageId'>): Place {
  return { attempt: `change the image ${ImageId}`, path: 'LaunchPermissions' }
}

function settle(inner: InnerImage, ...[state, code, message]: Parameters<SimulatedImage['settle']>): void {
  if (!settledStates.includes(state)) {
    const place = { attempt: 'settle the image', path: 'the state' }
    throw argumentError(place, formatValue(state), settledStates.join(', '), suggest(String(state), settledStates))
  }
  const isGood = state === 'available' || state === 'disabled'
  inner.reason = isGood && code === undefined ? undefined : reasonOf(code, message)
  inner.lifecycle.end(isGood ? 'good' : 'bad')
  inner.settled = state
}

function reasonOf(code = 'Server.InternalError', message = reasons.get(code)): StateReason {
  if (message === undefined) {
    const codes = [...reasons.keys()]
    const accepted = `a code with a message, or one of ${codes.join(', ')}`
    const place = { attempt: 'settle the image', path: 'the code' }
    throw argumentError(place, formatValue(code), accepted, suggest(String(code), codes))
  }
  const place = { attempt: 'settle the image', path: 'the reason' }
  return parseInit(StateReason, { Code: code, Message: `${code}: ${message}` }, place)
}

/** The documented texts. @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StateReason.html */
const reasons = new Map([
  ['Client.InstanceTerminated', 'The instance was terminated or rebooted during AMI creation.'],
  ['Client.InternalError', 'A client error caused the instance to terminate during launch.'],
  ['Client.InvalidSnapshot.NotFound', 'The specified snapshot was not found.'],
  [
    'Client.VolumeLimitExceeded',
    'The limit on the number of EBS volumes or total storage was exceeded. Decrease usage or request an increase in your account limits.',
  ],
  ['Server.InternalError', 'An internal error caused the instance to terminate during launch.'],
])
