import { CreateImage, decodeRequest, fromResponse, isRetryable } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/simulator'
import { describe, expect, test } from 'vitest'
import { oddRequests, oddResponses } from './rows.ts'

const least = { InstanceId: 'i-1234567890abcdef0', Name: 'web' }

const start = `Action=CreateImage&InstanceId=${least.InstanceId}&Name=web`

describe('requests', () => {
  test.each(oddRequests)('$what: $answer', { timeout: 60_000 }, ({ wire, code, value }) => {
    const read = () => decodeRequest(CreateImage, `${start}&${wire}`)
    if (code === undefined) expect(read()).toEqual({ ...least, ...value })
    else expect(read).toThrow(expect.objectContaining({ name: 'Ec2ServiceError', code, status: 400 }))
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

// Only what the reader of forms says: the rules of the action come later.
describe('the simulator reads requests in the same way', () => {
  test.each(oddRequests)('$what: $answer', { timeout: 60_000 }, async ({ wire, code, value }) => {
    const ec2 = simulateEc2()
    await ec2.fetch('https://ec2.us-east-1.amazonaws.com/', { method: 'POST', body: `${start}&${wire}` })
    const [{ input, error } = {}] = ec2.calls(CreateImage)
    if (code === undefined) expect(input).toEqual({ ...least, ...value })
    else expect(error).toMatchObject({ name: 'Ec2ServiceError', code, status: 400 })
  })
})

describe('responses', () => {
  test.each(oddResponses)(
    '$what: $answer',
    { timeout: 60_000 },
    async ({ body, status = 200, ImageId, error, retryable = false }) => {
      const read = fromResponse(CreateImage, new Response(body, { status }))
      if (error === undefined) {
        expect(await read).toEqual({ ImageId })
        return
      }
      const [name, message] = error
      const thrown = await read.catch((error) => error)
      expect(thrown).toMatchObject({ name, status, message: expect.stringContaining(message) })
      expect(isRetryable(thrown)).toBe(retryable)
    },
  )
})
