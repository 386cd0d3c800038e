import { CreateImage, type CreateImageInput, ec2Error, type Open } from 'ec2wire'
import { handle, networkError, type SimulatedImage, sequence, simulateEc2 } from 'ec2wire/mock'
import { setupServer } from 'msw/node'
import { expectTypeOf, test } from 'vitest'

test('answers are typed by the action', () => {
  handle(CreateImage)
  handle(CreateImage, { ImageId: 'ami-0123456789abcdef0' })
  // @ts-expect-error The output has no such member.
  handle(CreateImage, { ImageID: 'ami-0123456789abcdef0' })
  // @ts-expect-error The ID is missing.
  handle(CreateImage, {})
  handle(CreateImage, ({ input }) => {
    expectTypeOf(input).toEqualTypeOf<Open<CreateImageInput>>()
    return { ImageId: input.Name }
  })
  // @ts-expect-error An output needs an ID.
  handle(CreateImage, () => ({}))
  handle(CreateImage, async () => ec2Error('Unavailable'))
})

test('sequences mix all kinds of answers', () => {
  handle(CreateImage, sequence(networkError(), ec2Error('RequestLimitExceeded')))
  handle(
    CreateImage,
    sequence(networkError(), ({ input }) => ({ ImageId: input.InstanceId })),
  )
  handle(CreateImage, sequence(ec2Error('Unavailable'), networkError(), { ImageId: 'ami-0123456789abcdef0' }))
  // @ts-expect-error The last answer is no output.
  handle(CreateImage, sequence(networkError(), { ImageID: 'ami-0123456789abcdef0' }))
})

test('the log is typed', () => {
  const { calls } = handle(CreateImage)
  expectTypeOf(calls[0]?.input).toEqualTypeOf<Open<CreateImageInput> | undefined>()
})

test('codes come from the catalogue, or with a message', () => {
  ec2Error('RequestLimitExceeded')
  ec2Error('InsufficientInstanceCapacity', 'We currently do not have sufficient capacity.')
  // @ts-expect-error A code that is not in the catalogue needs a message.
  ec2Error('RequestLimitExceded')
})

test('the simulator is typed by the action', async () => {
  const ec2 = simulateEc2()
  expectTypeOf(ec2.calls(CreateImage)[0]?.input).toEqualTypeOf<Open<CreateImageInput> | undefined>()
  expectTypeOf((await ec2.nextCall(CreateImage)).output?.ImageId).toEqualTypeOf<string | undefined>()
  ec2.fail(CreateImage, networkError(), {
    when({ input }) {
      expectTypeOf(input).toEqualTypeOf<Open<CreateImageInput>>()
      return input.Name === 'web'
    },
  })
  ec2.fail(CreateImage, sequence(ec2Error('Unavailable'), networkError()))
  // @ts-expect-error An output is no failure.
  ec2.fail(CreateImage, { ImageId: 'ami-0123456789abcdef0' })
  // @ts-expect-error There is no such option.
  simulateEc2({ latencies: 5 })
  simulateEc2({ images: [{ Name: 'web' }], instances: [{ State: { Name: 'stopped' } }], pending: { polls: 3 } })
  // @ts-expect-error An image needs a name.
  simulateEc2({ images: [{}] })
  setupServer(...ec2.handlers)
  expectTypeOf(ec2.images.get('ami-0123456789abcdef0')).toEqualTypeOf<SimulatedImage | undefined>()
  ec2.images.get('ami-0123456789abcdef0')?.settle('failed', 'Client.VolumeLimitExceeded')
  // @ts-expect-error There is no such state.
  ec2.images.get('ami-0123456789abcdef0')?.settle('gone')
})
