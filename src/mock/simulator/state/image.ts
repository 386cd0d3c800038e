import type { Image } from '../../../schemas/types/image.js'
import type { StateReason } from '../../../schemas/types/state-reason.js'
import type { Tag } from '../../../schemas/types/tag.js'
import type { Lifecycle } from './lifecycle.js'

/** What can be said of an image that a simulator shall have; all but its name has a default. */
export interface ImageInit extends Image {
  readonly Name: string
}

type ImageState = NonNullable<Image['State']>

/** The states that an image can be given. */
const settledStates = ['available', 'failed', 'error', 'invalid', 'disabled'] as const

/** An image of a simulator, as `DescribeImages` shows it; its state follows from the simulator's clock. */
export interface SimulatedImage extends Omit<Image, 'State' | 'StateReason'> {
  readonly ImageId: string
  readonly Name: string
  readonly OwnerId: string
  readonly State: ImageState
  readonly StateReason: StateReason | undefined
  Tags: Tag[]
  /**
   * Ends the image's pending, or changes what it ended as.
   *
   * @param state `available`, `failed`, `error`, `invalid` or `disabled`.
   * @param code EC2's code for the reason. Default `Server.InternalError` for `failed`, `error` and `invalid`.
   * @param message Default: EC2's text for the code.
   * @throws TypeError for another state, and for an unknown code without a message.
   *
   * @example
   * ec2.images.get(ImageId)?.settle('failed', 'Client.VolumeLimitExceeded')
   */
  settle(state: (typeof settledStates)[number], code?: string, message?: string): void
}

/** What an image is made of, before it lives. */
export type ImageParts = Omit<SimulatedImage, 'State' | 'StateReason' | 'settle'>

/** Lets an image live: adds what changes with time. */
export function simulatedImage(
  parts: ImageParts,
  life: Lifecycle,
  given: Pick<Image, 'State' | 'StateReason'> = {},
): SimulatedImage {
  let settled = given.State === 'pending' ? undefined : given.State
  let reason = given.StateReason
  const settle: SimulatedImage['settle'] = (state, code, message) => {
    if (!settledStates.includes(state)) {
      throw new TypeError(`An image cannot settle as ${String(state)}; expected ${settledStates.join(', ')}.`)
    }
    const isGood = state === 'available' || state === 'disabled'
    reason = isGood && code === undefined ? undefined : reasonOf(code, message)
    life.end(isGood ? 'good' : 'bad')
    settled = state
  }
  const image = Object.defineProperties({ ...parts } as SimulatedImage, {
    State: { enumerable: true, get: () => settled ?? (life.ending === undefined ? 'pending' : 'available') },
    StateReason: { enumerable: true, get: () => reason },
    settle: { value: settle },
    // The simulator finds the image by these.
    ...Object.fromEntries(['ImageId', 'Name', 'OwnerId'].map((name) => [name, { writable: false }])),
  })
  return image
}

function reasonOf(code = 'Server.InternalError', message = reasons.get(code)): StateReason {
  if (message === undefined) {
    const known = [...reasons.keys()].join(', ')
    throw new TypeError(`An image cannot settle for the reason ${code}: give a message, or one of ${known}.`)
  }
  return { Code: code, Message: `${code}: ${message}` }
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StateReason.html */
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
