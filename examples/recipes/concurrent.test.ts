import { CreateImage, fromResponse, toRequest } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/mock'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { createImage } from './create-image.ts'

describe.concurrent('each test has its own simulator', () => {
  test.for(['one', 'two', 'three'])('through its fetch: %s', async (name, { expect }) => {
    const ec2 = simulateEc2()
    await createImage('the same name', ec2.fetch)
    expect(ec2.images.size, name).toBe(1)
  })
})

describe.concurrent('each test has its own endpoint', () => {
  const server = setupServer()
  beforeAll(() => server.listen())
  afterAll(() => server.close())

  test.for(['one', 'two', 'three'])('through MSW: %s', async (name, { expect }) => {
    const endpoint = `http://${name}.test`
    const ec2 = simulateEc2({ endpoint })
    server.use(...ec2.handlers)
    const input = { InstanceId: 'i-1234567890abcdef0', Name: 'the same name' }
    await fromResponse(CreateImage, await fetch(toRequest(CreateImage, input, { endpoint })))
    expect(ec2.images.size).toBe(1)
  })
})
