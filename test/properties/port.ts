// Whatever a client sends to a port, it gets an answer, and the other clients get theirs.
import { request as httpRequest } from 'node:http'
import { DescribeInstances, decodeResponse } from 'ec2wire'
import { serve } from 'ec2wire/mock/node'
import { simulateEc2 } from 'ec2wire/simulator'
import fc from 'fast-check'
import { defineAsync, same, type Target } from './property.ts'
import { quietly } from './quietly.ts'
import { callsOf } from './simulator.ts'
import { hostilePart } from './texts.ts'

interface Sent {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

interface Answer {
  readonly status: number
  readonly text: string
}

/** The access key of the client that must not notice anything. */
const bystander = 'AKIABYSTANDER'
const keys = fc.constantFrom('AKIAONE', 'AKIATWO', '', '__proto__', 'constructor')

const failures = fc.oneof(
  fc.constantFrom(
    'hang',
    'hang(1)',
    'truncated',
    'malformed',
    'networkError',
    'networkError(empty)',
    'networkError(x)',
  ),
  fc.constantFrom(
    'htmlPage',
    'htmlPage(200)',
    'htmlPage(-1)',
    'dribble(0)',
    'dribble(-5)',
    'dribble(x)',
    'clockSkew(1e9)',
  ),
  fc.constantFrom(
    'clockSkew(99999999999999999)',
    'clockSkew(-1)',
    'RequestLimitExceeded',
    'InternalError',
    'Unknown',
    '',
  ),
  hostilePart,
)
const numbers = fc.oneof(
  fc.constantFrom(0, 1, -1, 0.5, -0, 1e9, 8.64e15, -8.64e15, 2 ** 53, 1e308),
  fc.constantFrom<unknown>(null, '1', true, [], {}),
  fc.double(),
)
const actions = fc.oneof(
  fc.constantFrom('CreateImage', 'DescribeInstances', 'DescribeImages', 'RunInstances'),
  hostilePart,
)

/** Members that commands have, some with values of the wrong type. */
const inputs = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record(
      {
        failure: failures,
        action: actions,
        message: hostilePart,
        times: numbers,
        skip: numbers,
        after: numbers,
        rate: numbers,
        effect: fc.constantFrom('before', 'after', 'x'),
      },
      { requiredKeys: ['failure'] },
    ),
  },
  { weight: 3, arbitrary: fc.record({ milliseconds: numbers }) },
  { weight: 2, arbitrary: fc.record({ action: actions }, { requiredKeys: [] }) },
  fc.jsonValue(),
)

/** Control requests, with or without an access key. */
const controls: fc.Arbitrary<Sent & { readonly command: string; readonly accessKey: string | undefined }> = fc
  .record({
    command: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom('fail', 'fail', 'advance', 'reset', 'calls', 'health') },
      hostilePart,
    ),
    method: fc.oneof(
      { weight: 9, arbitrary: fc.constant('') },
      fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'),
    ),
    input: inputs,
    accessKey: fc.option(keys, { nil: undefined }),
    rest: fc.oneof({ weight: 9, arbitrary: fc.constant('') }, hostilePart),
    headers: fc.constantFrom(
      {},
      {},
      {},
      { origin: 'http://evil.example' },
      { host: 'evil.example' },
      { 'content-length': 'x' },
    ),
  })
  .map(({ command, method, input, accessKey, rest, headers }) => {
    const isGet = command === 'calls' || command === 'health'
    const isObject = typeof input === 'object' && input !== null && !Array.isArray(input)
    const given = isObject && accessKey !== undefined ? { ...input, accessKey } : input
    const entries = isObject ? Object.entries(given as object).filter(([, value]) => typeof value === 'string') : []
    const query = isGet ? `?${new URLSearchParams(entries as [string, string][])}` : ''
    return {
      command,
      accessKey,
      method: method || (isGet ? 'GET' : 'POST'),
      path: `/_ec2wire/${command}${query}${rest}`.replace(/[^\x21-\x7e]/g, (char) =>
        encodeURIComponent(char.replace(/\p{Surrogate}/u, '')),
      ),
      headers,
      ...(!isGet && { body: JSON.stringify(given) + rest }),
    }
  })

export const port: Target = {
  name: 'port',
  properties: [
    defineAsync(
      'control requests are answered below 500, and hurt no client of another access key',
      fc.tuple(fc.array(controls, { minLength: 1, maxLength: 4 }), fc.boolean()),
      async ([all, isFirst]) => {
        const { printed } = await quietly(async () => {
          await using server = await serve(simulateEc2(), { isolate: 'accessKey' })
          // A simulator that exists, or one that is created later.
          if (isFirst) await assertServed(server.url)
          for (const control of all) {
            await assertControlled(server.url, control)
            const mayHurt = control.accessKey === undefined && control.command === 'fail'
            if (!mayHurt) await assertServed(server.url)
            else same((await send(server.url, { method: 'POST', path: '/_ec2wire/reset' })).status, 200)
          }
          await assertServed(server.url)
          same(await send(server.url, { method: 'GET', path: '/_ec2wire/health' }), {
            status: 200,
            text: '{"status":"ok"}',
          })
        })
        same(printed, '')
      },
      50,
    ),
    defineAsync(
      'control requests to one simulator for all are answered below 500, and a reset undoes them',
      fc.array(controls, { minLength: 1, maxLength: 4 }),
      async (all) => {
        await quietly(async () => {
          await using server = await serve(simulateEc2())
          for (const control of all) await assertControlled(server.url, control)
          same((await send(server.url, { method: 'POST', path: '/_ec2wire/reset' })).status, 200)
          await assertServed(server.url)
        })
      },
      50,
    ),
    defineAsync(
      'calls get the answer that fetch gives',
      fc.array(fc.tuple(callsOf(), fc.boolean()), { minLength: 1, maxLength: 4 }),
      async (calls) => {
        const options = { clock: new Date('2026-01-01T00:00:00Z') }
        const ec2 = simulateEc2(options)
        await quietly(async () => {
          await using server = await serve(simulateEc2(options))
          for (const [{ form }, isInQuery] of calls) {
            const plain = form.replace(/[^\x21-\x7e]/g, (char) =>
              encodeURIComponent(char.replace(/\p{Surrogate}/u, '')),
            )
            const sent = isInQuery
              ? { method: 'GET', path: `/?${plain.replace(/#/g, '%23')}` }
              : { method: 'POST', path: '/', body: plain }
            const { method, path } = sent
            const request = new Request(`${server.url}${path}`, { method, ...('body' in sent && { body: sent.body }) })
            const response = await ec2.fetch(request)
            same(await send(server.url, sent), { status: response.status, text: await response.text() }, plain)
          }
        })
      },
      50,
    ),
    defineAsync(
      'requests of any kind are answered below 500',
      fc.array(
        fc.record({
          method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'),
          path: fc.oneof(
            fc.constantFrom(
              '/',
              '//',
              '/x',
              '*',
              '/?Action=DescribeImages',
              '/%zz',
              '/?%zz',
              '/_ec2wire',
              '/_ec2wire/',
            ),
            hostilePart.map((part) => `/${part.replace(/[^\x21-\x7e]/g, '')}`),
          ),
          body: hostilePart,
          headers: fc.dictionary(
            fc.constantFrom(
              'authorization',
              'content-type',
              'x-amz-date',
              'origin',
              'host',
              'access-control-request-method',
              'transfer-encoding',
            ),
            fc.stringMatching(/^[\x21-\x7e]{0,20}$/),
          ),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      async (all) => {
        await quietly(async () => {
          await using server = await serve(simulateEc2(), { isolate: 'accessKey' })
          for (const { headers, ...sent } of all) {
            const { 'transfer-encoding': _, ...sendable } = headers
            const { status, text } = await send(server.url, { ...sent, headers: sendable })
            if (status >= 500) throw new Error(`${JSON.stringify(sent)} is answered with ${status}: ${text}`)
          }
          await assertServed(server.url)
        })
      },
      50,
    ),
  ],
}

/** Asserts that a control request is answered with JSON, which says what is wrong if it has a mistake. */
async function assertControlled(
  url: string,
  { command, accessKey, ...sent }: Sent & { command: string; accessKey: string | undefined },
): Promise<void> {
  const { status, text } = await send(url, sent)
  const shown = `${JSON.stringify(sent)} is answered with ${status}: ${text}`
  if (status >= 500) throw new Error(shown)
  if (status !== 200 && status !== 204 && sent.method !== 'HEAD' && text.startsWith('{')) {
    const { error } = JSON.parse(text) as { error?: unknown }
    if (typeof error !== 'string' || !/^Cannot .+/.test(error) || /[\p{Cc}\p{Surrogate}]/u.test(error))
      throw new Error(shown)
  }
}

/** Asserts that a client with an access key of its own gets what it asks for. */
async function assertServed(url: string): Promise<void> {
  const authorization = `AWS4-HMAC-SHA256 Credential=${bystander}/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`
  const { status, text } = await send(url, {
    method: 'POST',
    path: '/',
    headers: { authorization },
    body: 'Action=DescribeInstances',
  })
  if (status !== 200) throw new Error(`DescribeInstances is answered with ${status}: ${text}`)
  const { Reservations } = decodeResponse(DescribeInstances, text)
  same(Reservations?.length, 6)
}

/** Sends a request as it is, on a connection of its own. */
function send(url: string, { method, path, headers = {}, body = '' }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, path, headers, agent: false, setDefaultHeaders: true }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end(method === 'GET' || method === 'HEAD' ? undefined : body)
  })
}
