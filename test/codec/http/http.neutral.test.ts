import {
  actionOf,
  CreateImage,
  type CreateImageInput,
  Ec2ServiceError,
  ec2Error,
  encodeRequest,
  encodeResponse,
  fromRequest,
  fromResponse,
  isCodecError,
  isEc2ServiceError,
  isRetryable,
  toErrorResponse,
  toRequest,
  toResponse,
} from 'ec2wire'
import { describe, expect, test } from 'vitest'

const input: CreateImageInput = { InstanceId: 'i-1234567890abcdef0', Name: 'web (a)' }
const form = encodeRequest(CreateImage, input)
const xml = encodeResponse(CreateImage, { ImageId: 'ami-0123456789abcdef0' })

describe('toRequest', () => {
  test('makes a POST with the form as its body', async () => {
    const request = toRequest(CreateImage, input, { region: 'us-east-1' })
    expect(request.method).toBe('POST')
    expect(request.url).toBe('https://ec2.us-east-1.amazonaws.com/')
    expect(request.headers.get('content-type')).toBe('application/x-www-form-urlencoded; charset=utf-8')
    expect(await request.text()).toBe(form)
  })

  test('makes a GET with the form as its query', () => {
    const request = toRequest(CreateImage, input, { region: 'us-east-1', method: 'GET' })
    expect(request.url.slice(request.url.indexOf('?') + 1)).toBe(form)
    expect(request.headers.has('content-type')).toBe(false)
  })

  test('keeps the path and query of an endpoint', () => {
    const endpoint = 'http://localhost:4566/ec2?x=1'
    expect(toRequest(CreateImage, input, { endpoint }).url).toBe(endpoint)
    expect(toRequest(CreateImage, input, { endpoint: new URL(endpoint), method: 'GET' }).url).toMatch(
      /^http:\/\/localhost:4566\/ec2\?x=1&Action=CreateImage&/,
    )
  })

  test.each([
    ['eu-central-1', 'https://ec2.eu-central-1.amazonaws.com/'],
    ['us-gov-west-1', 'https://ec2.us-gov-west-1.amazonaws.com/'],
    ['cn-north-1', 'https://ec2.cn-north-1.amazonaws.com.cn/'],
    ['eusc-de-east-1', 'https://ec2.eusc-de-east-1.amazonaws.eu/'],
    ['us-iso-east-1', 'https://ec2.us-iso-east-1.c2s.ic.gov/'],
    ['us-isob-east-1', 'https://ec2.us-isob-east-1.sc2s.sgov.gov/'],
    ['us-isof-south-1', 'https://ec2.us-isof-south-1.csp.hci.ic.gov/'],
    ['eu-isoe-west-1', 'https://ec2.eu-isoe-west-1.cloud.adc-e.uk/'],
  ])('knows the host of %s', (region, url) => {
    expect(toRequest(CreateImage, input, { region }).url).toBe(url)
  })

  test.each([
    ['xcn-north-1', 'amazonaws.com'],
    ['cnx-north-1', 'amazonaws.com'],
    ['us-isobx-east-1', 'amazonaws.com'],
    ['us-isox-east-1', 'amazonaws.com'],
    ['aa-us-iso-1', 'amazonaws.com'],
    ['aa-1', 'amazonaws.com'],
  ])('takes %s for a Region of a partition that it does not know', (region, domain) => {
    expect(toRequest(CreateImage, input, { region }).url).toBe(`https://ec2.${region}.${domain}/`)
  })

  test.each([
    ...[' us-east-1', 'us-east-1 ', '\nus-east-1', 'us-east-1\n', 'us-east-1/', '/us-east-1', 'evil.example#us-east-1'],
    ...[
      'us-east-1.evil.example',
      'us-east-1@evil.example',
      'user@us-east-1',
      'us-east-1:80',
      'us-east-1?',
      'us-east-1#',
    ],
    ...[
      'US-EAST-1',
      'us-EAST-1',
      'us_east_1',
      'us',
      'u-east-1',
      '1s-east-1',
      '-east-1',
      'us-',
      'us-east-',
      'us--1',
      'us-\u0131',
    ],
  ])('takes %j for no Region', (region) => {
    expect(() => toRequest(CreateImage, input, { region })).toThrow(
      `Cannot create a request: options.region is the string ${JSON.stringify(region)}; expected a Region such as us-east-1.`,
    )
  })

  test('takes headers and a signal', () => {
    const { signal } = new AbortController()
    const request = toRequest(CreateImage, input, { region: 'us-east-1', headers: { 'x-amz-date': 'd' }, signal })
    expect(request.headers.get('x-amz-date')).toBe('d')
    expect(toRequest(CreateImage, input, { region: 'us-east-1', signal: AbortSignal.abort() }).signal.aborted).toBe(
      true,
    )
    expect(request.signal.aborted).toBe(false)
  })

  test.each<[unknown, string]>([
    [{}, 'Cannot create a request: options has neither region nor endpoint; expected one of them.'],
    [
      { region: 'us-east-1', endpoint: 'http://localhost' },
      'Cannot create a request: options has both region and endpoint; expected one of them.',
    ],
    [
      { region: 'evil.example/' },
      'Cannot create a request: options.region is the string "evil.example/"; expected a Region such as us-east-1.',
    ],
    [
      { endpoint: 'localhost:4566' },
      'Cannot use the endpoint: it is the string "localhost:4566"; expected a URL such as http://localhost:5566.',
    ],
    [
      { endpoint: 'nowhere' },
      'Cannot use the endpoint: it is the string "nowhere"; expected a URL such as http://localhost:5566.',
    ],
    [{ region: '' }, 'Cannot create a request: options.region is the string ""; expected a Region such as us-east-1.'],
  ])('refuses %j', (options, message) => {
    expect(() => toRequest(CreateImage, input, options as { region: string })).toThrow(new TypeError(message))
  })
})

describe('fromRequest and actionOf', () => {
  const url = 'https://ec2.us-east-1.amazonaws.com/'
  const half = form.indexOf('&InstanceId')
  const requests: [name: string, make: () => Request][] = [
    ['a POST', () => new Request(url, { method: 'POST', body: form })],
    ['a GET', () => new Request(`${url}?${form}`)],
    ['URLSearchParams', () => new Request(url, { method: 'POST', body: new URLSearchParams(form) })],
    ['a presigned POST', () => new Request(`${url}?X-Amz-Signature=0`, { method: 'POST', body: form })],
    [
      'a POST in two parts',
      () => new Request(`${url}?${form.slice(0, half)}`, { method: 'POST', body: form.slice(half + 1) }),
    ],
    ['bytes', () => new Request(url, { method: 'POST', body: new TextEncoder().encode(form) })],
  ]

  test.each(requests)('read %s, and leave it unread for others', async (_, make) => {
    const request = make()
    expect(await actionOf(request)).toBe('CreateImage')
    expect(await fromRequest(CreateImage, request)).toEqual(input)
    expect(await fromRequest(CreateImage, request)).toEqual(input)
    expect(request.bodyUsed).toBe(false)
  })

  test('a parameter in both query and body is one too many', async () => {
    const request = new Request(`${url}?Name=web`, { method: 'POST', body: form })
    await expect(fromRequest(CreateImage, request)).rejects.toMatchObject({ code: 'InvalidParameterCombination' })
  })

  test('bytes that are not UTF-8', async () => {
    const body = new Uint8Array([...new TextEncoder().encode(`${form}&Description=`), 0xff])
    const request = new Request(url, { method: 'POST', body })
    expect(await actionOf(request)).toBe('CreateImage')
    await expect(fromRequest(CreateImage, request)).rejects.toMatchObject({ code: 'InvalidCharacter' })
  })

  test.each([
    ['no body', undefined],
    ['JSON', '{"Action":"CreateImage"}'],
    ['a broken action', 'Action=%zz'],
    ['another parameter of that end', 'MyAction=CreateImage'],
  ])('%s has no action', async (_, body) => {
    expect(await actionOf(new Request(url, { method: 'POST', ...(body && { body }) }))).toBeUndefined()
  })

  test('a request with something wrong still has its action', async () => {
    for (const body of ['a=%zz&Action=CreateImage', `Action=CreateImage&Description=${'x'.repeat(11_000_000)}`]) {
      const request = new Request(url, { method: 'POST', body })
      expect(await actionOf(request)).toBe('CreateImage')
      await expect(fromRequest(CreateImage, request)).rejects.toMatchObject({ name: 'Ec2ServiceError' })
    }
  })

  test('a body that was read before is an error that says so', async () => {
    const request = new Request(url, { method: 'POST', body: form })
    await request.text()
    const error = new TypeError(
      'Cannot read the request: its body was read before; expected an unread body. Read request.clone() instead.',
    )
    await expect(actionOf(request)).rejects.toThrow(error)
    await expect(fromRequest(CreateImage, request)).rejects.toThrow(error)
  })

  test('limits are kept', async () => {
    const request = new Request(url, { method: 'POST', body: form })
    await expect(fromRequest(CreateImage, request, { maxParameters: 1 })).rejects.toMatchObject({
      code: 'InvalidRequest',
    })
  })
})

describe('toResponse and toErrorResponse', () => {
  test('send the headers that EC2 sends', async () => {
    const response = toResponse(CreateImage, { ImageId: 'ami-0123456789abcdef0', RequestId: 'r' })
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-cache, no-store',
      'content-type': 'text/xml;charset=UTF-8',
      date: expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/),
      server: 'AmazonEC2',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      vary: 'accept-encoding',
      'x-amzn-requestid': 'r',
    })
    expect(await fromResponse(CreateImage, response)).toEqual({ ImageId: 'ami-0123456789abcdef0', RequestId: 'r' })
  })

  test('send the status of the error', async () => {
    const response = toErrorResponse(ec2Error('UnauthorizedOperation'))
    expect(response.status).toBe(403)
    expect(response.headers.get('content-type')).toBe('text/xml;charset=UTF-8')
    await expect(fromResponse(CreateImage, response)).rejects.toMatchObject({
      code: 'UnauthorizedOperation',
      status: 403,
    })
  })
})

describe('what cannot be a header or a status', () => {
  test('an ID stays in the document, and out of the header', async () => {
    const response = toResponse(CreateImage, { ImageId: 'ami-1', RequestId: 'a\nb☃' })
    expect(response.headers.has('x-amzn-requestid')).toBe(false)
    expect(await fromResponse(CreateImage, response)).toEqual({ ImageId: 'ami-1', RequestId: 'a\nb☃' })
  })

  test.each([
    ...[
      '',
      ' ',
      ' a',
      'a ',
      'a b',
      '\ta',
      'a\r\nb: c',
      '\n',
      'a\n',
      '\x1f',
      'a\x7f',
      '\x7fa',
      '\x7f',
      'é',
      'aé',
      'éa',
      '\0',
    ],
  ])('the ID %j is no header', (RequestId) => {
    const error = new Ec2ServiceError({ code: 'A', message: 'a', requestId: RequestId })
    expect(toErrorResponse(error).headers.has('x-amzn-requestid')).toBe(false)
  })

  test.each(['!', '~', 'a', '!~', 'ca4c5bdb-7a32-4e32-8e6e-15a4e23d9af2', '<&>"'])(
    'the ID %j is a header',
    (RequestId) => {
      const response = toResponse(CreateImage, { ImageId: 'ami-1', RequestId })
      expect(response.headers.get('x-amzn-requestid')).toBe(RequestId)
      const error = new Ec2ServiceError({ code: 'A', message: 'a', requestId: RequestId })
      expect(toErrorResponse(error).headers.get('x-amzn-requestid')).toBe(RequestId)
    },
  )

  test.each([0, 204, 304, 399, 600, 400.5])('%d is no status of an error', (status) => {
    const error = new Ec2ServiceError({ code: 'A', message: 'a', status })
    expect(() => toErrorResponse(error)).toThrow(
      new TypeError(`Cannot create an error response: status is the number ${status}; expected 400 to 599.`),
    )
  })
})

describe('fromResponse', () => {
  test('reads no more of a body than its limit needs', async () => {
    let pulled = 0
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled += 1000
        controller.enqueue(new Uint8Array(1000).fill(0x20))
      },
    })
    await expect(fromResponse(CreateImage, new Response(endless), { maxLength: 1000 })).rejects.toThrow(
      'it is a body of more than 4000 bytes; expected a document of at most 1000 characters.',
    )
    expect(pulled).toBeLessThan(10_000)
  })

  test('says of a locked body that it is', async () => {
    const response = new Response(xml)
    response.body?.getReader()
    await expect(fromResponse(CreateImage, response)).rejects.toThrow(
      'it is a response whose body is locked by another reader',
    )
  })

  test.each(['text/xml;charset=UTF-8, text/xml', "text/xml; charset='utf-8'"])(
    'takes the header %s',
    async (contentType) => {
      const response = new Response(xml, { headers: { 'content-type': contentType } })
      expect(await fromResponse(CreateImage, response)).toEqual({ ImageId: 'ami-0123456789abcdef0' })
    },
  )

  test('falls back on the header for the request ID', async () => {
    const headers = { 'x-amzn-requestid': 'h' }
    expect(await fromResponse(CreateImage, new Response(xml, { headers }))).toEqual({
      ImageId: 'ami-0123456789abcdef0',
      RequestId: 'h',
    })
    const error = '<Response><Errors><Error><Code>Unavailable</Code><Message>m</Message></Error></Errors></Response>'
    await expect(fromResponse(CreateImage, new Response(error, { status: 503, headers }))).rejects.toMatchObject({
      code: 'Unavailable',
      requestId: 'h',
    })
  })

  test.each([
    ['the header', 'text/xml; charset="ISO-8859-1"', ''],
    ['the XML declaration', 'text/xml', '<?xml version="1.0" encoding="windows-1252"?>'],
  ])('decodes the charset of %s', async (_, contentType, declaration) => {
    const text = `${declaration}<CreateImageResponse><imageId>\u00e4</imageId></CreateImageResponse>`
    const bytes = Uint8Array.from(text, (char) => char.charCodeAt(0))
    const response = new Response(bytes, { headers: { 'content-type': contentType } })
    expect(await fromResponse(CreateImage, response)).toEqual({ ImageId: 'ä' })
  })

  test.each([200, 201, 202, 203, 206, 226, 299])('takes a success document with status %i', async (status) => {
    expect(await fromResponse(CreateImage, new Response(xml, { status }))).toEqual({
      ImageId: 'ami-0123456789abcdef0',
    })
  })

  const error = '<Response><Errors><Error><Code>Unavailable</Code><Message>m</Message></Error></Errors></Response>'

  test.each<[name: string, body: string | null, status: number, message: string]>([
    ['a 204', null, 204, '(status 204): it is empty; expected a whole XML document.'],
    ['a 205', null, 205, '(status 205): it is empty; expected a whole XML document.'],
    ['a 203 without a body', '', 203, '(status 203): it is empty; expected a whole XML document.'],
    [
      'a 206 with a part',
      xml.slice(0, -1),
      206,
      '(status 206): it is cut off inside a tag; expected a whole XML document.',
    ],
    [
      'an error document under 203',
      error,
      203,
      '(status 203): it is the error Unavailable (m); expected <CreateImageResponse>.',
    ],
    [
      "a proxy's page under 203",
      '<html/>',
      203,
      '(status 203): it is a document <html>; expected <CreateImageResponse>.',
    ],
  ])('refuses %s', async (_, body, status, message) => {
    const thrown = await fromResponse(CreateImage, new Response(body, { status })).catch((error) => error)
    expect(isCodecError(thrown)).toBe(true)
    expect(thrown.status).toBe(status)
    expect(thrown.message.split(' It begins: ')[0]).toBe(`Cannot decode the CreateImage response ${message}`)
  })

  const rows: [name: string, response: () => Response, retryable: boolean, message: RegExp][] = [
    [
      'an empty 200',
      () => new Response(''),
      false,
      /^Cannot decode the CreateImage response \(status 200\): it is empty; expected/,
    ],
    ['a 304', () => new Response(null, { status: 304 }), false, /\(status 304\): it is empty;/],
    [
      'a network error',
      () => Response.error(),
      false,
      /^Cannot decode the error response \(status 0\): it is a network error; expected a response\.$/,
    ],
    [
      "a load balancer's 503",
      () => new Response('<html><body>503</body></html>', { status: 503 }),
      true,
      /\(status 503\): it is a document <html>; expected an error document, <Response>\. It begins: <html>/,
    ],
    ['text with a 502', () => new Response('bad gateway', { status: 502 }), true, /\(status 502\): it is not XML;/],
    [
      'a success document under 500',
      () => new Response(xml, { status: 500 }),
      true,
      /\(status 500\): it is a document <CreateImageResponse>; expected an error document/,
    ],
    [
      'a success document under 400',
      () => new Response(xml, { status: 400 }),
      false,
      /\(status 400\): it is a document <CreateImageResponse>;/,
    ],
    [
      'an error document under 200',
      () =>
        new Response(
          '<Response><Errors><Error><Code>Unavailable</Code><Message>m</Message></Error></Errors></Response>',
        ),
      true,
      /\(status 200\): it is the error Unavailable \(m\); expected <CreateImageResponse>/,
    ],
    [
      'bytes that are not the charset',
      () => new Response(new Uint8Array([0x3c, 0xff])),
      false,
      /\(status 200\): it is bytes that are not utf-8; expected text in utf-8\. It begins: </,
    ],
    [
      'an unknown charset',
      () => new Response(xml, { headers: { 'content-type': 'text/xml; charset=klingon' } }),
      false,
      /it is text in the charset "klingon"; expected a charset that TextDecoder supports/,
    ],
  ]

  test.each(rows)('refuses %s, with status and retry class', async (_, response, retryable, message) => {
    const error = await fromResponse(CreateImage, response()).catch((error) => error)
    expect(isCodecError(error)).toBe(true)
    expect(error.message).toMatch(message)
    expect(error.status).toBe(response().status)
    expect(isRetryable(error)).toBe(retryable)
  })

  test('refuses a body that broke off or was read before', async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) })
    await expect(fromResponse(CreateImage, new Response(broken))).rejects.toThrow(
      'Cannot decode the CreateImage response (status 200): it is a body that broke off; expected a whole XML document.',
    )
    const read = new Response(xml)
    await read.text()
    await expect(fromResponse(CreateImage, read)).rejects.toThrow('it is a response whose body was already read')
  })

  test('gives an error of EC2 as such', async () => {
    const error = await fromResponse(CreateImage, toErrorResponse(ec2Error('InvalidAMIName.Duplicate'))).catch((e) => e)
    expect(isEc2ServiceError(error)).toBe(true)
  })
})
