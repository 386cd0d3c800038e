// What a port reads: targets, long queries, encoded bodies, and the access key of a form.
import { request as send } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { AwsV4Signer } from 'aws4fetch'
import { decodeError } from 'ec2wire'
import { type SimulatorOptions, simulateEc2 } from 'ec2wire/mock'
import { type ServeOptions, serve } from 'ec2wire/mock/node'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { credentials, datetime } from '../simulator/auth/signing.js'
import { formV2 } from '../simulator/auth/signing-v2.js'
import { newYear } from '../simulator/caller.js'

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => void vi.restoreAllMocks())

interface Sent {
  readonly method?: string
  /** The target of the request, as it is sent. */
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

async function served(options: SimulatorOptions = {}, serveOptions: ServeOptions = {}) {
  const ec2 = simulateEc2({ clock: newYear, ...options })
  const server = await serve(ec2, serveOptions)
  const { hostname, port, host } = new URL(server.url)
  const ask = ({ method = 'POST', path = '/', headers = {}, body = '' }: Sent) =>
    new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const sent = send({ hostname, port, method, path, headers: { ...headers, connection: 'close' } }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode, text }))
      })
      sent.on('error', reject)
      sent.end(body)
    })
  return { ec2, server, host, ask, [Symbol.asyncDispose]: server.close }
}

const form = 'Action=DescribeInstances&Version=2016-11-15'
const found = { status: 200, text: expect.stringContaining('<DescribeInstancesResponse') }

describe('the target', () => {
  test.each(['/', '//', '///', '/?', '//?'])('%s is the root', async (path) => {
    await using port = await served()
    expect(await port.ask({ path, body: form })).toMatchObject(found)
    const separator = path.includes('?') ? '' : '?'
    expect(await port.ask({ method: 'GET', path: `${path}${separator}${form}` })).toMatchObject(found)
  })

  test('that begins with two slashes is a path, and not another host', async () => {
    await using port = await served()
    await port.ask({ path: '//example.com/x', body: form })
    expect(port.ec2.calls()[0]?.request.url).toBe(`http://${port.host}//example.com/x`)
  })

  test('of two slashes is signed with one or with two', async () => {
    await using port = await served({ credentials })
    for (const path of ['/', '//']) {
      const body = await formV2({ host: port.host, path, parameters: { Action: 'DescribeInstances' } })
      expect(await port.ask({ path: '//', body })).toMatchObject(found)
    }
    const url = `http://${port.host}//`
    const { headers } = await new AwsV4Signer({ ...v4, url, body: form }).sign()
    expect(await port.ask({ path: '//', body: form, headers: Object.fromEntries(headers) })).toMatchObject(found)
  })
})

const v4 = { method: 'POST', ...credentials, service: 'ec2', region: 'us-east-1', datetime }

test('a GET of 64 kB is read', async () => {
  await using port = await served()
  const path = `/?${form}&Filter.1.Name=name&Filter.1.Value.1=`
  const answer = await port.ask({ method: 'GET', path: path + 'x'.repeat(64 * 1024 - path.length) })
  expect(answer.status).not.toBe(431)
  expect(port.ec2.callCount()).toBe(1)
  expect((await port.ask({ method: 'GET', path: path + 'x'.repeat(100 * 1024) })).status).toBe(431)
})

describe('an encoded body', () => {
  const encodings: [name: string, encode: (text: string) => Uint8Array][] = [
    ['gzip', gzipSync],
    ['GZIP', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity', (text) => Buffer.from(text)],
  ]

  test.each(encodings)('in %s is decoded', async (name, encode) => {
    await using port = await served()
    expect(await port.ask({ body: encode(form), headers: { 'content-encoding': name } })).toMatchObject(found)
    expect(await port.ec2.calls()[0]?.request.text()).toBe(form)
  })

  test('that is empty has no encoding', async () => {
    await using port = await served()
    const headers = { 'content-encoding': 'gzip' }
    expect(await port.ask({ method: 'GET', path: `/?${form}`, headers })).toMatchObject(found)
  })

  test.each(encodings)('in %s is signed as it is sent', async (name, encode) => {
    await using port = await served({ credentials })
    const body = encode(form)
    const url = `http://${port.host}/`
    const { headers } = await new AwsV4Signer({
      ...v4,
      url,
      body: new Uint8Array(body),
      headers: { 'content-encoding': name },
    }).sign()
    expect(await port.ask({ body, headers: Object.fromEntries(headers) })).toMatchObject(found)
  })

  test.each(encodings)('in %s is signed by its parameters in SigV2', async (name, encode) => {
    await using port = await served({ credentials })
    const body = encode(await formV2({ host: port.host, parameters: { Action: 'DescribeInstances' } }))
    expect(await port.ask({ body, headers: { 'content-encoding': name } })).toMatchObject(found)
  })

  test.each(['zstd', 'gzip, gzip', 'toString'])('in %s is refused in words', async (name) => {
    await using port = await served()
    expect(await port.ask({ body: gzipSync(form), headers: { 'content-encoding': name } })).toEqual({
      status: 415,
      text: `Cannot read the request: its content-encoding is ${name}; expected gzip, deflate, br or identity.\n`,
    })
  })

  test('in a long name is refused in a short message', async () => {
    await using port = await served()
    const { text } = await port.ask({ body: form, headers: { 'content-encoding': 'x'.repeat(20_000) } })
    expect(text).toBe(
      `Cannot read the request: its content-encoding is ${'x'.repeat(60)}…; expected gzip, deflate, br or identity.\n`,
    )
  })

  test.each([
    ['of something else', Buffer.from(form)],
    ['that is cut off', gzipSync(form).subarray(0, 20)],
  ])('%s is refused in words', async (_, body) => {
    await using port = await served()
    expect(await port.ask({ body, headers: { 'content-encoding': 'gzip' } })).toEqual({
      status: 400,
      text: 'Cannot read the request: its body is not gzip, which its content-encoding states.\n',
    })
  })

  test.each(encodings)('in %s has its limit after decoding', async (name, encode) => {
    await using port = await served({}, { maxBodyBytes: 1000 })
    const long = `${form}&Description=${'x'.repeat(1000 - form.length - 13)}`
    expect(long).toHaveLength(1000)
    const headers = { 'content-encoding': name }
    expect((await port.ask({ body: encode(long), headers })).text).not.toContain('InvalidRequest')
    const { status, text } = await port.ask({ body: encode(`${long}x`), headers })
    expect({ status, code: decodeError(text).code }).toEqual({ status: 400, code: 'InvalidRequest' })
  })

  test('that would become much longer is refused before it does', async () => {
    await using port = await served({}, { maxBodyBytes: 1_000_000 })
    const bomb = gzipSync(Buffer.alloc(100_000_000))
    const before = process.memoryUsage.rss()
    const { text } = await port.ask({ body: bomb, headers: { 'content-encoding': 'gzip' } })
    expect(decodeError(text).code).toBe('InvalidRequest')
    expect(process.memoryUsage.rss() - before).toBeLessThan(60_000_000)
  })
})

describe('isolate', () => {
  test.each<[string, (key: string) => Sent]>([
    ['a form', (key) => ({ body: `${form}&AWSAccessKeyId=${key}` })],
    ['a query', (key) => ({ method: 'GET', path: `/?AWSAccessKeyId=${key}&${form}` })],
    ['an encoded form', (key) => ({ body: `AWSAccess%4BeyId=${key.replace('AKID', '%41KID')}&${form}` })],
    ['a presigned query', (key) => ({ path: `/?X-Amz-Credential=${key}%2F20260101`, body: form })],
    ['a compressed form', (key) => ({ body: gzipSync(`${form}&AWSAccessKeyId=${key}`), headers: gzip })],
  ])('finds the access key in %s', async (_, sent) => {
    await using port = await served({}, { isolate: 'accessKey' })
    for (const key of ['AKIDONE', 'AKIDTWO', 'AKIDONE']) expect(await port.ask(sent(key))).toMatchObject(found)
    const counts = ['AKIDONE', 'AKIDTWO', ''].map((key) => port.server.simulatorOf(key).callCount())
    expect(counts).toEqual([2, 1, 0])
  })

  test.each<[string, (key: string) => Promise<Sent>]>([
    [
      'a parameter of SigV4 in a body that is signed by SigV2',
      async (key) => ({ body: await formV2({ host: 'ec2', parameters: { 'X-Amz-Credential': `${key}/20260101` } }) }),
    ],
    [
      'a parameter of SigV4 in a body that is signed by SigV2, before the signature',
      async (key) => {
        const parameters = { 'X-Amz-Credential': `${key}/20260101` }
        return { body: (await formV2({ host: 'ec2', parameters })).split('&').sort().reverse().join('&') }
      },
    ],
    [
      'another header of the list that is signed',
      async (key) => ({
        headers: {
          authorization: `AWS4-HMAC-SHA256 SignedHeaders=Credential=${key}/;host, Credential=${credentials.accessKeyId}/x`,
        },
        body: form,
      }),
    ],
  ])('takes the key that the signature is checked with, and not that of %s', async (_, sentWith) => {
    await using port = await served({ credentials }, { isolate: 'accessKey' })
    const sent = await sentWith('AKIDOTHER')
    await port.ask({ ...sent, headers: { host: 'ec2', ...sent.headers } })
    const counts = ['AKIDOTHER', credentials.accessKeyId].map((key) => port.server.simulatorOf(key).callCount())
    expect(counts).toEqual([0, 1])
  })

  test('takes no key that is longer than a key can be', async () => {
    await using port = await served({}, { isolate: 'accessKey' })
    await port.ask({ body: `${form}&AWSAccessKeyId=${'A'.repeat(129)}` })
    expect(port.server.simulatorOf('').callCount()).toBe(1)
  })
})

const gzip = { 'content-encoding': 'gzip' }

test('an action that is not simulated: the message speaks of the command line, and not of code', async () => {
  await using port = await served()
  const { status, text } = await port.ask({ body: 'Action=DescribeVolumes&Version=2016-11-15' })
  expect(status).toBe(400)
  const { code, message } = decodeError(text)
  expect(code).toBe('UnsupportedOperation')
  expect(message).toMatch(
    /^ec2wire does not simulate DescribeVolumes; expected one of CreateImage, .*\. Start the server with the resources that you need: pass --state with a file of instances, images and snapshots\. See ec2wire mock --help\.$/,
  )
  expect(vi.mocked(console.error).mock.calls).toEqual([[`[ec2wire] ${message}`]])
})
