import { actionOf, DescribeImages, fromRequest } from 'ec2wire'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyOf } from '../../src/codec/http/server.ts'
import { EndSignal } from '../../src/mock/end-signal.ts'
import { LightRequest, requestToShow } from '../../src/mock/light-request.ts'

const part = fc.constantFrom(
  'Action=DescribeImages',
  'Version=2016-11-15',
  'MaxResults=5',
  'Owner.1=self',
  'ImageId.1=%C3%A4',
  '%FF',
  '&',
  '=',
)
const form = fc.array(part, { maxLength: 6 }).map((parts) => parts.join('&'))
const body = fc.oneof(
  form.map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ maxLength: 9 }),
)
const name = fc.constantFrom('Host', 'Authorization', 'X-Amz-Date', 'x-amz-date', 'Accept')
const headers = fc.array(fc.tuple(name, fc.constantFrom('a', 'b c', '1')), { maxLength: 6 })

function lightRequest(
  method: string,
  url: URL,
  rawHeaders: readonly string[],
  bytes: Uint8Array,
  signal = new EndSignal(),
) {
  return new LightRequest({ method, url, rawHeaders, body: new Uint8Array(bytes).buffer, signal })
}

test('a mock reads of it what it reads of a Request', async () => {
  const property = fc.asyncProperty(
    fc.constantFrom('GET', 'POST'),
    form,
    body,
    headers,
    async (method, query, bytes, pairs) => {
      const url = new URL(`http://127.0.0.1/?${query}`)
      const content = method === 'GET' ? new Uint8Array() : bytes
      const light = lightRequest(method, url, pairs.flat(), content)
      const init = {
        method,
        headers: new Headers(pairs as [string, string][]),
        ...(method === 'POST' && { body: new Uint8Array(content) }),
      }
      const request = new Request(url, init)
      const outcome = (promise: Promise<unknown>) => promise.catch((error: unknown) => String(error))
      for (const read of [actionOf, bodyOf, (one: Request) => fromRequest(DescribeImages, one)]) {
        expect(await outcome(read(light.asRequest()))).toEqual(await outcome(read(request)))
      }
      expect([light.method, light.url]).toEqual([request.method, request.url])
      for (const [header] of pairs) expect(light.headers.get(header.toLowerCase())).toBe(request.headers.get(header))
      expect(light.headers.get('none')).toBeNull()
      const shown = requestToShow(light.asRequest())
      expect([shown.method, shown.url, [...shown.headers]]).toEqual([request.method, request.url, [...request.headers]])
      expect(await shown.arrayBuffer()).toEqual(await request.arrayBuffer())
    },
  )
  await fc.assert(property)
})

test('a test always sees the same Request', () => {
  const light = lightRequest('POST', new URL('http://127.0.0.1/'), [], new Uint8Array())
  const shown = requestToShow(light.asRequest())
  expect(shown).toBeInstanceOf(Request)
  expect(requestToShow(light.asRequest())).toBe(shown)
  expect(requestToShow(shown)).toBe(shown)
})

test('its Request is aborted when the client leaves, before or after it was created', () => {
  const [early, late] = [new EndSignal(), new EndSignal()]
  const reason = new Error('The client has left.')
  early.end(reason)
  const url = new URL('http://127.0.0.1/')
  const shown = [early, late].map((signal) => lightRequest('GET', url, [], new Uint8Array(), signal).toRequest())
  expect(shown.map(({ signal }) => signal.aborted)).toEqual([true, false])
  late.end(reason)
  expect(shown.map(({ signal }) => signal.reason)).toEqual([reason, reason])
})
