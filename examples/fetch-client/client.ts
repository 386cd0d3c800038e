import { AwsClient } from 'aws4fetch'
import {
  CreateImage,
  type CreateImageInput,
  DescribeImages,
  fromResponse,
  isCodecError,
  isEc2ServiceError,
  isRetryable,
  toRequest,
} from 'ec2wire'
import type { Operation } from 'ec2wire/schemas'

export interface ClientOptions {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
  /** How often a call is sent at most. Default 3. */
  readonly attempts?: number
  /** Milliseconds before the second attempt, doubled before each further one. Default 200. */
  readonly delay?: number
}

/**
 * A safe client: `CreateImage` has no idempotency token, so that a call is sent again only when no image of that
 * name was made from that instance.
 */
export function ec2Client({ region, attempts = 3, delay = 200, ...credentials }: ClientOptions) {
  // aws4fetch would send a call eleven times on a 503, made image or not.
  const aws = new AwsClient({ ...credentials, region, service: 'ec2', retries: 0 })

  async function send<Input, Output>(operation: Operation<Input, Output>, input: Input, signal?: AbortSignal) {
    const request = toRequest(operation, input, { region })
    // aws4fetch makes a new Request and drops the signal of the old one.
    const signed = await aws.sign(request, signal ? { signal } : {})
    return fromResponse(operation, await fetch(signed))
  }

  async function findImage({ Name, InstanceId }: CreateImageInput, signal?: AbortSignal): Promise<string | undefined> {
    const Filters = [{ Name: 'name', Values: [Name] }]
    const { Images = [] } = await send(DescribeImages, { Owners: ['self'], Filters }, signal)
    return Images.find((image) => image.SourceInstanceId === InstanceId)?.ImageId
  }

  return {
    /** Makes an image and returns its ID; after a lost response it looks before it sends the call again. */
    async createImage(input: CreateImageInput, signal?: AbortSignal): Promise<string> {
      for (let attempt = 1; ; attempt++) {
        try {
          return (await send(CreateImage, input, signal)).ImageId
        } catch (error) {
          signal?.throwIfAborted()
          if (attempt > 1 && isNameTaken(error)) return (await findImage(input, signal)) ?? raise(error)
          if (attempt === attempts || !(isRetryable(error) || isLost(error))) throw error
          await pause(delay * 2 ** (attempt - 1), signal)
          // A throttled call did nothing; after anything else the image may be there.
          const made = isThrottled(error) ? undefined : await findImage(input, signal)
          if (made) return made
        }
      }
    },
  }
}

/** No answer, or not a whole one: the call may have been carried out. */
function isLost(error: unknown): boolean {
  return error instanceof TypeError || (isCodecError(error) && error.status !== undefined)
}

function isThrottled(error: unknown): boolean {
  return isEc2ServiceError(error) && error.throttling
}

/** The answer to a call that was carried out before, its response being lost. */
function isNameTaken(error: unknown): boolean {
  return isEc2ServiceError(error) && error.code === 'InvalidAMIName.Duplicate'
}

function raise(error: unknown): never {
  throw error
}

function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        reject(signal.reason)
      },
      { once: true },
    )
  })
}
