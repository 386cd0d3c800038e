import { AwsClient } from 'aws4fetch'
import {
  CreateImage,
  type CreateImageInput,
  DescribeImages,
  fromResponse,
  isEc2ServiceError,
  isLost,
  isRetryable,
  toRequest,
} from 'ec2wire'
import type { Operation } from 'ec2wire/schemas'

export interface ClientOptions {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
  /** The maximum number of attempts. Default 3. */
  readonly attempts?: number
  /** Milliseconds before the second attempt. The delay doubles before each further attempt. Default 200. */
  readonly delay?: number
}

/**
 * Creates a client that creates no image twice. `CreateImage` has no idempotency token, so the client looks for the image
 * before it sends a call again.
 */
export function ec2Client({ region, attempts = 3, delay = 200, ...credentials }: ClientOptions) {
  // Otherwise aws4fetch sends a call eleven times on a 503, even if EC2 has created the image.
  const aws = new AwsClient({ ...credentials, region, service: 'ec2', retries: 0 })

  async function send<Input, Output>(operation: Operation<Input, Output>, input: Input, signal?: AbortSignal) {
    const request = toRequest(operation, input, { region })
    // aws4fetch creates a new Request without the signal of this one.
    const signed = await aws.sign(request, signal ? { signal } : {})
    return fromResponse(operation, await fetch(signed))
  }

  async function findImage({ Name, InstanceId }: CreateImageInput, signal?: AbortSignal): Promise<string | undefined> {
    const Filters = [{ Name: 'name', Values: [Name] }]
    const { Images = [] } = await send(DescribeImages, { Owners: ['self'], Filters }, signal)
    return Images.find((image) => image.SourceInstanceId === InstanceId)?.ImageId
  }

  return {
    /** Creates an image and returns its ID. After a lost response, it looks for the image first. */
    async createImage(input: CreateImageInput, signal?: AbortSignal): Promise<string> {
      for (let attempt = 1; ; attempt++) {
        try {
          return (await send(CreateImage, input, signal)).ImageId
        } catch (error) {
          signal?.throwIfAborted()
          if (attempt > 1 && isNameTaken(error)) return (await findImage(input, signal)) ?? raise(error)
          if (attempt === attempts || !(isRetryable(error) || isLost(error))) throw error
          await pause(delay * 2 ** (attempt - 1), signal)
          // EC2 did nothing for a throttled call. After any other error, the image may exist.
          const ImageId = isThrottled(error) ? undefined : await findImage(input, signal)
          if (ImageId) return ImageId
        }
      }
    },
  }
}

function isThrottled(error: unknown): boolean {
  return isEc2ServiceError(error) && error.throttling
}

/** Whether an earlier attempt, whose response was lost, may have taken the name. */
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
