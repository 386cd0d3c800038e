// What one client of a port does, or one wrong control call, does not hurt another client.
import { CreateImage, DescribeImages, encodeRequest } from 'ec2wire'
import { simulateEc2 } from 'ec2wire/mock'
import { type ServeOptions, serve } from 'ec2wire/mock/node'
import { describe, expect, test } from 'vitest'

async function served(options: ServeOptions = {}) {
  const server = await serve(simulateEc2(), options)
  const call = async (key: string, body: string, init: RequestInit = {}) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `AWS4-HMAC-SHA256 Credential=${key}/20261125/us-east-1/ec2/aws4_request`,
    }
    const response = await fetch(server.url, { method: 'POST', headers, body, ...init })
    return { status: response.status, text: await response.text() }
  }
  const control = async (command: string, body: unknown) => {
    const init = { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }
    return (await fetch(`${server.url}/_ec2wire/${command}`, init)).status
  }
  return { server, call, control }
}

const describeAll = encodeRequest(DescribeImages, { Owners: ['self'] })
const create = (Name: string) => encodeRequest(CreateImage, { InstanceId: 'i-1234567890abcdef0', Name })

const wrongCommands: readonly [command: string, body: unknown][] = [
  ['fail', { failure: 'hang', times: 0 }],
  ['fail', { failure: 'hang', times: 1.5 }],
  ['fail', { failure: 'hang', times: '1' }],
  ['fail', { failure: 'hang', skip: -1 }],
  ['fail', { failure: 'hang', rate: 2 }],
  ['fail', { failure: 'hang', effect: 'never' }],
  ['fail', { failure: 'Tired' }],
  ['fail', { failure: 'hang', action: 'StopInstances' }],
  ['fail', { failure: 'hang', accessKey: 5 }],
  ['fail', { failure: 'dribble(-1)' }],
  ['fail', {}],
  ['fail', []],
  ['fail', null],
  ['fail', '{'],
  ['advance', { milliseconds: -5 }],
  ['advance', { milliseconds: 8.64e15 }],
  ['advance', { milliseconds: null }],
  ['advance', { milliseconds: '5' }],
  ['advance', {}],
  ['reset', { accessKey: 5 }],
  ['reset', { all: true }],
]

describe.each<[name: string, options: ServeOptions]>([
  ['one simulator for all', {}],
  ['a simulator per access key', { isolate: 'accessKey' }],
])('%s', (_, options) => {
  test.each(wrongCommands)('%s %j is answered with 400, and changes nothing', async (command, body) => {
    const { server, call, control } = await served(options)
    await using _closed = server
    expect(await control(command, body)).toBe(400)
    for (const key of ['AKIAONE', 'AKIATWO']) {
      expect((await call(key, describeAll)).status).toBe(200)
      expect((await call(key, create('web'))).status).toBe(key === 'AKIATWO' && !options.isolate ? 400 : 200)
    }
  })

  test.each(['HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is not a call', async (method) => {
    const { server, call } = await served(options)
    await using _closed = server
    const body = method === 'HEAD' ? undefined : create('web')
    expect((await call('AKIAONE', '', { method, body: body ?? null })).status).toBe(405)
    expect(server.simulatorOf('AKIAONE').calls()).toEqual([])
  })
})

describe('maxSimulators', () => {
  test('an unchanged simulator makes room, the least recently used one first', async () => {
    const { server, call } = await served({ isolate: 'accessKey', maxSimulators: 2 })
    await using _closed = server
    await call('AKIAONE', create('web'))
    for (const key of ['AKIATWO', 'AKIATHREE', 'AKIAFOUR']) expect((await call(key, describeAll)).status).toBe(200)
    expect((await call('AKIAONE', create('web'))).text).toContain('InvalidAMIName.Duplicate')
  })

  test('if all have changes, a new key gets 503, and nothing is lost', async () => {
    const { server, call, control } = await served({ isolate: 'accessKey', maxSimulators: 2 })
    await using _closed = server
    for (const key of ['AKIAONE', 'AKIATWO']) expect((await call(key, create('web'))).status).toBe(200)
    const { status, text } = await call('AKIATHREE', describeAll)
    expect([status, text]).toEqual([503, expect.stringContaining('ec2wire serves at most 2 access keys')])
    expect(await control('fail', { failure: 'hang', accessKey: 'AKIATHREE' })).toBe(400)
    for (const key of ['AKIAONE', 'AKIATWO']) {
      expect((await call(key, create('web'))).text).toContain('InvalidAMIName.Duplicate')
    }
    expect(await control('reset', { accessKey: 'AKIAONE' })).toBe(200)
    expect((await call('AKIATHREE', describeAll)).status).toBe(200)
  })

  test('reading the log of a key does not create a simulator', async () => {
    const { server, call } = await served({ isolate: 'accessKey', maxSimulators: 1 })
    await using _closed = server
    await call('AKIAONE', create('web'))
    const log = await fetch(`${server.url}/_ec2wire/calls?accessKey=AKIATWO`)
    expect([log.status, await log.json()]).toEqual([200, []])
    expect((await call('AKIAONE', describeAll)).status).toBe(200)
  })
})
