// Every command of the control API with every wrong shape: status 400 with a message, and nothing has changed.
import { CreateImage, DescribeImages, encodeRequest, fromResponse, toRequest } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/mock'
import { type Ec2Server, serve } from 'ec2wire/mock/node'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

const hang = { failure: 'hang' }

/** Each is wrong for its command. The texts are JSON, since JSON has more than `JSON.stringify` writes. */
const wrong: Readonly<Record<string, readonly string[]>> = {
  reset: ['null', '[]', '5', '"x"', '{', '{"accessKey":5}', '{"accessKey":null}', '{"all":true}', '{"__proto__":{}}'],
  advance: [
    ...['null', '[]', '{}', '5', '{', '{"milliseconds":null}', '{"milliseconds":"5"}', '{"milliseconds":-5}'],
    ...['{"milliseconds":1e999}', '{"milliseconds":-1e-9}', '{"milliseconds":8.64e15}', '{"milliseconds":2.6e14}'],
    ...['{"milliseconds":[5]}', '{"milliseconds":true}', '{"milliseconds":5,"accessKey":{}}', '{"ms":5}'],
    JSON.stringify({ milliseconds: 5, accessKey: 'x'.repeat(129) }),
  ],
  fail: [
    ...[
      'null',
      '[]',
      '{}',
      '5',
      '{',
      '""',
      '{"failure":null}',
      '{"failure":5}',
      '{"failure":""}',
      '{"failure":"Tired"}',
    ],
    ...[
      { failure: 'hang(5)' },
      { failure: 'dribble(-1)' },
      { failure: 'dribble(x)' },
      { failure: 'htmlPage(200)' },
      { failure: 'networkError(slow)' },
      { failure: 'clockSkew(x)' },
      { failure: 'clockSkew(8640000000000000)' },
      { failure: 'constructor' },
      { failure: '__proto__' },
      { failure: 'x'.repeat(10_001), message: 'x' },
      { failure: 'Mine', message: 'x'.repeat(10_001) },
      { failure: 'Mine', message: 5 },
      { ...hang, action: 'StopInstances' },
      { ...hang, action: 'constructor' },
      { ...hang, action: '' },
      { ...hang, action: 5 },
      { ...hang, action: ['CreateImage'] },
      { ...hang, times: 0 },
      { ...hang, times: -1 },
      { ...hang, times: 1.5 },
      { ...hang, times: '1' },
      { ...hang, times: null },
      { ...hang, skip: -1 },
      { ...hang, skip: 0.5 },
      { ...hang, after: -1 },
      { ...hang, skip: 1, after: 1 },
      { ...hang, rate: -0.1 },
      { ...hang, rate: 1.1 },
      { ...hang, rate: '1' },
      { ...hang, effect: 'during' },
      { ...hang, effect: null },
      { ...hang, accessKey: 5 },
      { ...hang, accessKey: 'x'.repeat(129) },
      { ...hang, when: 'always' },
      { ...hang, time: 1 },
    ].map((command) => JSON.stringify(command)),
    '{"failure":"hang","times":1e999}',
    '{"failure":"hang","__proto__":{"times":1}}',
  ],
}
const rows = Object.entries(wrong).flatMap(([command, bodies]) => bodies.map((body) => [command, body] as const))

const as = (key: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=00`,
})

const beginning = Date.UTC(2026, 0, 1)
const log = vi.spyOn(console, 'error')

describe.each([undefined, 'accessKey'] as const)('with isolate: %s', (isolate) => {
  let server: Ec2Server
  const ec2 = simulateEc2({ clock: beginning })

  beforeEach(async () => {
    log.mockImplementation(() => {})
    ec2.reset()
    server = await serve(ec2, { isolate })
  })
  afterEach(async () => {
    await server.close()
    log.mockReset()
  })

  const control = (path: string, body: string) => fetch(`${server.url}/_ec2wire/${path}`, { method: 'POST', body })
  const describe = async (key: string) => {
    const response = await fetch(`${server.url}/?${encodeRequest(DescribeImages, {})}`, { headers: as(key) })
    expect(await fromResponse(DescribeImages, response)).toMatchObject({ Images: [] })
    return response.headers.get('date')
  }

  test.each(rows)('%s %s', async (command, body) => {
    await describe('AKIDBEFORE')
    const response = await control(command, body)
    const text = await response.text()
    expect([response.status, text]).toEqual([400, expect.stringMatching(/^\{"error":"Cannot [^"]*/)])
    expect(text.length).toBeLessThan(3000)
    // Nothing has changed for those who are there, nor for those who come later.
    for (const key of ['AKIDBEFORE', 'AKIDLATER']) expect(await describe(key)).toBe(new Date(beginning).toUTCString())
    expect(log).not.toHaveBeenCalled()
  })

  test('a wrong command for an access key creates no simulator', async () => {
    const response = await control('fail', JSON.stringify({ ...hang, times: 0, accessKey: 'AKIDONE' }))
    expect(response.status).toBe(400)
    expect(await (await fetch(`${server.url}/_ec2wire/calls?accessKey=AKIDONE`)).json()).toEqual([])
  })

  test('the clocks move on together, up to the year 9999', async () => {
    await describe('AKIDBEFORE')
    const century = JSON.stringify({ milliseconds: 100 * 365 * 86_400_000 })
    let last = 200
    for (let count = 0; count < 90 && last === 200; count++) last = (await control('advance', century)).status
    expect(last).toBe(400)
    expect(await describe('AKIDBEFORE').catch(String)).toMatch(/ 9\d\d\d /)
    expect(await describe('AKIDLATER')).toMatch(/ 9\d\d\d /)
  })

  test('a failure for all actions counts for each of them', async () => {
    expect((await control('fail', JSON.stringify({ failure: 'InternalError', times: 1 }))).status).toBe(200)
    const create = toRequest(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name: 'web' }, { endpoint: server.url })
    await expect(fromResponse(CreateImage, await fetch(create))).rejects.toMatchObject({ code: 'InternalError' })
    await expect(describe('')).rejects.toThrow()
  })
})
