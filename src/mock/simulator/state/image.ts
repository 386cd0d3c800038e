import { formatValue } from '../../../errors/format-value.js'
import { suggest } from '../../../errors/suggest.js'
import type { Image } from '../../../schemas/types/image.js'
import { StateReason } from '../../../schemas/types/state-reason.js'
import type { Tag } from '../../../schemas/types/tag.js'
import { argumentError } from '../../argument-error.js'
import { parseInit } from './init/parse-init.js'
import type { Lifecycle } from './lifecycle.js'

/** The initial state of an image. Every member has a default, but for the name. */
export interface ImageInit extends Image {
  readonly Name: string
}

type ImageState = NonNullable<Image['State']>

/** The states that an image can settle in. */
const settledStates = ['available', 'failed', 'error', 'invalid', 'disabled'] as const

/** An image of a simulator, as `DescribeImages` returns it. Its state depends on the simulator's clock. */
export interface SimulatedImage extends Omit<Image, 'State' | 'StateReason'> {
  readonly ImageId: string
  readonly Name: string
  readonly OwnerId: string
  readonly State: ImageState
  readonly StateReason: StateReason | undefined
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
export type ImageParts = Omit<SimulatedImage, 'State' | 'StateReason' | 'settle'>

/** Creates an image: adds the time-dependent members. */
export function simulatedImage(
  parts: ImageParts,
  lifecycle: Lifecycle,
  initial: Pick<Image, 'State' | 'StateReason'> = {},
): SimulatedImage {
  let settled = initial.State === 'pending' ? undefined : initial.State
  let reason = initial.StateReason
  const settle: SimulatedImage['settle'] = (state, code, message) => {
    if (!settledStates.includes(state)) {
      const place = { attempt: 'settle the image', path: 'the state' }
      throw argumentError(place, formatValue(state), settledStates.join(', '), suggest(String(state), settledStates))
    }
    const isGood = state === 'available' || state === 'disabled'
    reason = isGood && code === undefined ? undefined : reasonOf(code, message)
    lifecycle.end(isGood ? 'good' : 'bad')
    settled = state
  }
  const image = Object.defineProperties({ ...parts } as SimulatedImage, {
    State: { enumerable: true, get: () => settled ?? (lifecycle.ending === undefined ? 'pending' : 'available') },
    StateReason: { enumerable: true, get: () => reason },
    settle: { value: settle },
    // The simulator looks the image up by these.
    ...Object.fromEntries(['ImageId', 'Name', 'OwnerId'].map((name) => [name, { writable: false }])),
  })
  return image
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

/** Formats the creation date of an image as EC2 does: in whole seconds, and yet with milliseconds. */
export function formatCreationDate(now: Date): string {
  return new Date(Math.floor(now.getTime() / 1000) * 1000).toISOString()
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
