// Notes about signatures quote the canonical request: without secrets, and without characters that change a terminal.
import { AwsV4Signer } from 'aws4fetch'
import { CreateTags, encodeRequest } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/simulator'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { redactedNote } from '../../../../src/mock/simulator/auth/redact.js'
import { newYear } from '../caller.js'

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'right' }
const form = encodeRequest(CreateTags, { Resources: ['i-1234567890abcdef0'], Tags: [{ Key: 'a', Value: 'b' }] })

/** Returns the note about a request that is signed with a wrong secret key. */
async function noteOf({ headers = {}, query = '', signQuery = false }): Promise<string> {
  const signer = new AwsV4Signer({
    method: 'GET',
    url: `https://ec2.us-east-1.amazonaws.com/?${form}${query}`,
    headers,
    allHeaders: true,
    signQuery,
    accessKeyId: credentials.accessKeyId,
    secretAccessKey: 'wrong',
    sessionToken: 'S3CR3T',
    service: 'ec2',
    region: 'us-east-1',
    datetime: '20260101T000000Z',
  })
  const { method, url, headers: signed } = await signer.sign()
  const ec2 = simulateEc2({ clock: newYear, credentials: { ...credentials, sessionToken: 'S3CR3T' } })
  await ec2.fetch(new Request(url, { method, headers: signed }))
  const [call] = ec2.calls()
  expect(vi.mocked(console.info).mock.calls).toEqual([
    [`[ec2wire] The response to CreateTags is AuthFailure. ${call?.note}`],
  ])
  return call?.note ?? ''
}

test.each([
  ['x-api-key'],
  ['x-amz-security-token-2'],
  ['x-forwarded-authorization'],
  ['x-company-session'],
  ['cookie'],
  ['referer'],
])('an unknown header is in a note by its name: %s', async (name) => {
  const note = await noteOf({ headers: { [name]: 'S3CR3T' } })
  expect(note).toContain(`\n${name}:(redacted)\n`)
  expect(note).not.toContain('S3CR3T')
})

test('known headers and parameters of the action are in a note', async () => {
  const note = await noteOf({ headers: { 'amz-sdk-request': 'attempt=1' } })
  expect(note).toContain('\namz-sdk-request:attempt=1\n')
  expect(note).toContain('\nhost:ec2.us-east-1.amazonaws.com\n')
  expect(note).toContain(
    '\nAction=CreateTags&ResourceId.1=i-1234567890abcdef0&Tag.1.Key=a&Tag.1.Value=b&Version=2016-11-15\n',
  )
})

test.each(['&company_key=S3CR3T', '&Tag=1&%63ompany=S3CR3T', '&Note=X-Amz-Signature%3DS3CR3T', '&Key=%2553%2533CR3T'])(
  'other parameters are in a note by their names: %s',
  async (query) => {
    for (const signQuery of [false, true]) {
      vi.mocked(console.info).mockClear()
      expect(await noteOf({ query, signQuery })).not.toMatch(/S3CR3T|%2553/)
    }
  },
)

test.each(['\x9b', '\xad', '\x85'])('a header with %j is in a note with an escape', async (char) => {
  const note = await noteOf({ headers: { 'x-amz-user-agent': `a${char}[31mb` } })
  expect(note).toContain(`\nx-amz-user-agent:a\\u00${char.charCodeAt(0).toString(16)}[31mb\n`)
})

test('a note has a bound', async () => {
  expect((await noteOf({ query: `&Tag.2.Value=${'x'.repeat(20_000)}` })).length).toBeLessThan(10_100)
})

test('a note in a sentence stays', () => {
  for (const note of [
    'The access key is AKIDOTHER; the simulator knows AKIAIOSFODNN7EXAMPLE.',
    'The session token is missing.',
    'The hash of the body: an empty body was signed.',
    'The signature is not 64 hexadecimal digits in lower case.',
    'The query has X-Amz-Signature more than once; expected it once.',
    'The parameters: spaces were encoded as +; expected %20.',
  ]) {
    expect(redactedNote(note, () => false)).toBe(note)
  }
})
