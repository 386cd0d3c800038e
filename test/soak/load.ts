import { CreateImage, ec2Error, fromResponse, isCodecError, isEc2ServiceError, toRequest } from 'ec2wire'
import { networkError, type PortableSimulator } from 'ec2wire/mock'

/** What became of many calls that were sent at once. */
export interface Report {
  readonly calls: number
  /** How often a call ended in each way. */
  readonly outcomes: Readonly<Record<Outcome, number>>
  /** Images that were made although the client got no answer. */
  readonly lost: number
  readonly milliseconds: number
  /** What is not as it has to be; empty when all is well. */
  readonly problems: readonly string[]
}

type Outcome = 'made' | 'duplicate' | 'throttled' | 'broken' | 'aborted'

/**
 * Sends many calls of CreateImage at once, two for each name; a tenth meets a failure, and a tenth is aborted by the
 * client, early or late.
 */
export async function sendLoad(
  ec2: PortableSimulator,
  send: (request: Request) => Promise<Response>,
  calls: number,
  endpoint = 'https://ec2.us-east-1.amazonaws.com/',
): Promise<Report> {
  ec2.fail(CreateImage, ec2Error('RequestLimitExceeded'), { rate: 0.05 })
  ec2.fail(CreateImage, networkError(), { rate: 0.025 })
  ec2.fail(CreateImage, networkError(), { rate: 0.025, effect: 'after' })
  const outcomes: Record<Outcome, number> = { made: 0, duplicate: 0, throttled: 0, broken: 0, aborted: 0 }
  const answered = new Set<string>()
  const problems: string[] = []
  const begin = performance.now()

  await Promise.all(
    Array.from({ length: calls }, async (_, index) => {
      const name = `image-${index % Math.ceil(calls / 2)}`
      const controller = new AbortController()
      const isAborted = index % 10 === 3
      const timer = isAborted ? setTimeout(() => controller.abort(), index % 100) : undefined
      let answers = 0
      const input = { InstanceId: 'i-1234567890abcdef0', Name: name }
      const request = toRequest(CreateImage, input, { endpoint, signal: controller.signal })
      await send(request)
        .then((response) => fromResponse(CreateImage, response))
        .then(
          ({ ImageId }) => {
            answers++
            outcomes.made++
            if (answered.has(ImageId)) problems.push(`Two calls were answered with ${ImageId}.`)
            answered.add(ImageId)
          },
          (error: unknown) => {
            answers++
            outcomes[outcomeOf(error, controller.signal)]++
          },
        )
        .catch((error: unknown) => {
          const { cause } = error as { cause?: unknown }
          problems.push(`${error}${cause ? ` (${cause})` : ''}`)
        })
      clearTimeout(timer)
      if (answers !== 1) problems.push(`A call had ${answers} answers.`)
    }),
  )

  const milliseconds = performance.now() - begin
  const names = new Set([...ec2.images.values()].map(({ Name }) => Name))
  const lost = [...ec2.images.keys()].filter((id) => !answered.has(id)).length
  const sum = Object.values(outcomes).reduce((total, count) => total + count, 0)
  if (sum !== calls) problems.push(`${sum} of ${calls} calls had an answer.`)
  if (names.size !== ec2.images.size) problems.push(`${ec2.images.size} images have ${names.size} names.`)
  if (ec2.snapshots.size !== ec2.images.size) problems.push(`There are ${ec2.snapshots.size} snapshots.`)
  for (const id of answered) if (!ec2.images.has(id)) problems.push(`${id} was answered, and is not there.`)
  const made = ec2.calls(CreateImage).filter(({ output }) => output !== undefined).length
  if (made !== ec2.images.size) problems.push(`The log has ${made} images, and there are ${ec2.images.size}.`)
  const injected = ec2
    .calls(CreateImage)
    .filter(({ error }) => (error as { kind?: string })?.kind === 'network error').length
  if (outcomes.broken > injected) problems.push(`${outcomes.broken} calls broke, where ${injected} were to.`)
  return { calls, outcomes, lost, milliseconds, problems }
}

function outcomeOf(error: unknown, signal: AbortSignal): Outcome {
  if (isEc2ServiceError(error)) {
    if (error.code === 'InvalidAMIName.Duplicate') return 'duplicate'
    if (error.code === 'RequestLimitExceeded') return 'throttled'
  } else if (signal.aborted && error === signal.reason) {
    return 'aborted'
  } else if (error instanceof TypeError || (isCodecError(error) && error.found === 'a body that broke off')) {
    return 'broken'
  }
  throw error
}
