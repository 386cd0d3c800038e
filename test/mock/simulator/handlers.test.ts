import { CreateImage, DescribeImages, ec2Error, encodeRequest, fromResponse, type Operation, toRequest } from 'ec2wire'
import { dribble, handle, hang, networkError, simulateEc2 } from 'ec2wire/mock'
import { operation } from 'ec2wire/schemas'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

const input = { InstanceId: 'i-1234567890abcdef0', Name: 'web' }

const server = setupServer()
beforeAll(() => server.listen())
afterEach(() => {
  server.resetHandlers()
  vi.restoreAllMocks()
})
afterAll(() => server.close())

async function call<Input, Output extends object>(
  operation: Operation<Input, Output>,
  input: Input,
  region = 'us-east-1',
) {
  return fromResponse(operation, await fetch(toRequest(operation, input, { region })))
}

test('the handlers answer POST and GET, on any host of EC2', async () => {
  const ec2 = simulateEc2()
  server.use(...ec2.handlers)
  await call(CreateImage, input, 'eu-west-1')
  const url = `https://ec2.amazonaws.com/?${encodeRequest(DescribeImages, { Owners: ['self'] })}`
  expect((await fromResponse(DescribeImages, await fetch(url))).Images).toHaveLength(1)
  expect(server.listHandlers().map((handler) => 'info' in handler && handler.info.header)).toEqual([
    'simulated EC2 https://ec2.*.amazonaws.com/',
  ])
})

test('a simulator with a Region answers for its hosts only; two of them know nothing of each other', async () => {
  const [virginia, ireland] = [simulateEc2({ region: 'us-east-1' }), simulateEc2({ region: 'eu-west-1' })]
  server.use(
    ...virginia.handlers,
    ...ireland.handlers,
    http.all('*', () => HttpResponse.text('another', { status: 404 })),
  )
  await call(CreateImage, input, 'us-east-1')
  await call(CreateImage, input, 'eu-west-1')
  await fetch(`https://ec2.amazonaws.com/?${encodeRequest(CreateImage, { ...input, Name: 'legacy' })}`)
  expect([virginia.images.size, ireland.images.size]).toEqual([2, 1])
  expect(await (await fetch('https://ec2.us-west-2.amazonaws.com/?Action=DescribeImages')).text()).toBe('another')
})

test('with an endpoint, the handlers answer there only', async () => {
  const ec2 = simulateEc2({ endpoint: 'http://localhost:4566' })
  server.use(
    ...ec2.handlers,
    http.all('*', () => HttpResponse.text('another')),
  )
  await fromResponse(CreateImage, await fetch(toRequest(CreateImage, input, { endpoint: 'http://localhost:4566' })))
  expect(await (await fetch('https://ec2.us-east-1.amazonaws.com/?Action=DescribeImages')).text()).toBe('another')
  expect(ec2.calls()).toHaveLength(1)
})

test('handle(…) before the handlers answers instead, for actions that are not simulated, too', async () => {
  const StopInstances = operation({
    action: 'StopInstances',
    input: v.strictObject({}),
    output: v.strictObject({ Force: v.boolean() }),
  })
  const ec2 = simulateEc2()
  server.use(...ec2.handlers)
  server.use(handle(StopInstances, { Force: true }), handle(CreateImage, ec2Error('Unavailable'), { once: true }))
  expect(await call(StopInstances, {})).toMatchObject({ Force: true })
  await expect(call(CreateImage, input)).rejects.toMatchObject({ code: 'Unavailable' })
  await call(CreateImage, input)
  expect(ec2.calls().map(({ action }) => action)).toEqual(['CreateImage'])
})

test('the failures of a network reach the client', async () => {
  const ec2 = simulateEc2()
  server.use(...ec2.handlers)
  ec2.fail(CreateImage, networkError(), { times: 1 })
  await expect(call(CreateImage, input)).rejects.toThrow(TypeError)
  ec2.fail(CreateImage, dribble(20), { times: 1 })
  expect((await call(CreateImage, input)).ImageId).toMatch(/^ami-/)
  ec2.fail(CreateImage, hang(), { times: 1 })
  const signal = AbortSignal.timeout(50)
  const request = toRequest(CreateImage, { ...input, Name: 'other' }, { region: 'us-east-1', signal })
  await expect(fetch(request)).rejects.toMatchObject({ name: 'TimeoutError' })
  expect(ec2.images.size).toBe(1)
})

test('an abort in the middle of the latency makes no image', async () => {
  const ec2 = simulateEc2({ latency: 200 })
  server.use(...ec2.handlers)
  const signal = AbortSignal.timeout(50)
  await expect(fetch(toRequest(CreateImage, input, { region: 'us-east-1', signal }))).rejects.toThrow()
  await expect
    .poll(() => ec2.calls(CreateImage)[0]?.error)
    .toMatchObject({ name: expect.stringMatching(/^(?:Abort|Timeout)Error$/) })
  await new Promise((resolve) => setTimeout(resolve, 250))
  expect(ec2.images.size).toBe(0)
})
