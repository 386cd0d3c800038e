// Headers that pages cannot set: Date in place of x-amz-date, and Host.
import { simulateEc2 } from 'ec2wire/mock'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newYear } from '../caller.js'
import { authorizationOf, credentials, datetime, emptyHash, host, signatureOf } from './signing.js'

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

const action = 'Action=DescribeImages'
const httpDate = 'Thu, 01 Jan 2026 00:00:00 GMT'

async function noteOf(headers: Record<string, string>, lines: readonly string[]): Promise<string | undefined> {
  const names = lines.map((line) => line.slice(0, line.indexOf(':'))).join(';')
  const signature = await signatureOf(['GET', '/', action, ...lines, '', names, emptyHash].join('\n'))
  const authorization = authorizationOf(signature, names)
  const ec2 = simulateEc2({ clock: newYear, credentials })
  await ec2.fetch(new Request(`https://${host}/?${action}`, { headers: { ...headers, authorization } }))
  expect(ec2.calls()).toHaveLength(1)
  return ec2.calls()[0]?.note
}

test.each([httpDate, datetime])('the Date %s is right', async (date) => {
  expect(await noteOf({ date }, [`date:${date}`, `host:${host}`])).toBeUndefined()
})

test('x-amz-date goes before Date', async () => {
  const lines = [`host:${host}`, `x-amz-date:${datetime}`]
  expect(await noteOf({ date: 'yesterday', 'x-amz-date': datetime }, lines)).toBeUndefined()
})

test('Date has to be signed', async () => {
  expect(await noteOf({ date: httpDate }, [`host:${host}`])).toBe(
    'The signed headers are host; expected date among them.',
  )
})

test.each(['2026-01-01', 'Thu, 01 Xyz 2026 00:00:00 GMT', 'Thursday, 01-Jan-26 00:00:00 GMT', '0'])(
  'the Date %s is none',
  async (date) => {
    expect(await noteOf({ date }, [`date:${date}`, `host:${host}`])).toMatch(
      /^The X-Amz-Date or Date is .*; expected a time such as 20260101T000000Z\.$/,
    )
  },
)

test('a Date that is not in the scope is refused', async () => {
  const date = 'Fri, 02 Jan 2026 00:00:00 GMT'
  expect(await noteOf({ date }, [`date:${date}`, `host:${host}`])).toBe(
    'The date of the credential scope is 20260101; expected 20260102.',
  )
})

test('the Host header is compared as it was sent', async () => {
  const sent = 'EC2.us-east-1.amazonaws.com:443'
  const lines = [`host:${sent}`, `x-amz-date:${datetime}`]
  expect(await noteOf({ host: sent, 'x-amz-date': datetime }, lines)).toBeUndefined()
  expect(await noteOf({ host: `x${sent}`, 'x-amz-date': datetime }, lines)).toMatch(/^The signature differs/)
})
