// A small part of what `npm run soak` does.
import { simulateEc2 } from 'ec2wire/mock'
import { setupServer } from 'msw/node'
import { expect, onTestFinished, test } from 'vitest'
import { sendLoad } from './load.js'

const ec2 = simulateEc2({ latency: [0, 50], pending: 0 })

test.each(['ec2.fetch', 'setupServer and fetch'])(
  '1,000 calls at once through %s: each has one answer',
  async (way) => {
    ec2.reset()
    if (way !== 'ec2.fetch') {
      const server = setupServer(...ec2.handlers)
      server.listen()
      onTestFinished(() => server.close())
    }
    const { outcomes, problems } = await sendLoad(ec2, way === 'ec2.fetch' ? ec2.fetch : fetch, 1000)
    expect(problems).toEqual([])
    for (const outcome of ['made', 'duplicate', 'throttled', 'broken', 'aborted'] as const) {
      expect(outcomes[outcome], outcome).toBeGreaterThan(0)
    }
  },
  60_000,
)
