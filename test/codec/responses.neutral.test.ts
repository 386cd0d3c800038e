import {
  CodecError,
  CreateImage,
  type CreateImageOutput,
  decodeError,
  decodeResponse,
  Ec2ServiceError,
  ec2Error,
  encodeError,
  encodeResponse,
  isCodecError,
  isEc2ServiceError,
  isRetryable,
} from 'ec2wire'
import { describe, expect, test } from 'vitest'
import { thrownBy } from '../errors.js'
import { responses } from '../fixtures/create-image.js'

test.each(responses)('encodes $name', ({ output, xml }) => {
  expect(encodeResponse(CreateImage, output)).toBe(xml)
})

test.each(responses)('decodes $name', ({ output, xml }) => {
  expect(decodeResponse(CreateImage, xml)).toEqual(output)
})

test.each<[name: string, xml: string, ImageId: string]>([
  ['a byte order mark', '\uFEFF<CreateImageResponse><imageId>ami-1</imageId></CreateImageResponse>', 'ami-1'],
  [
    'a namespace prefix',
    '<e:CreateImageResponse xmlns:e="x"><e:imageId>ami-1</e:imageId></e:CreateImageResponse>',
    'ami-1',
  ],
  [
    'attributes',
    '<CreateImageResponse a="<>"><imageId b=\'>\'>ami-1</imageId></CreateImageResponse>'.replace('<>', ''),
    'ami-1',
  ],
  [
    'unknown elements',
    '<CreateImageResponse><__proto__>x</__proto__><constructor/><imageId>ami-1</imageId><a><imageId>b</imageId></a></CreateImageResponse>',
    'ami-1',
  ],
  [
    'comments and instructions',
    '<!-- a --><?b?><CreateImageResponse><!-- <imageId> --><imageId>am<!-- x -->i<?c?>-1</imageId></CreateImageResponse><!-- d -->',
    'ami-1',
  ],
  [
    'CDATA, which is not decoded',
    '<CreateImageResponse><imageId><![CDATA[<a>&amp;]]>&lt;</imageId></CreateImageResponse>',
    '<a>&amp;<',
  ],
  [
    'references',
    '<CreateImageResponse><imageId>&#x1F600;&#65;&#0066;&quot;&apos;&amp;lt;</imageId></CreateImageResponse>',
    '😀AB"\'&lt;',
  ],
  ['line ends', '<CreateImageResponse>\r\n<imageId>a\r\nb\rc</imageId>\r\n</CreateImageResponse>\r\n', 'a\nb\nc'],
  ['white space in tags', '<CreateImageResponse\n><imageId >ami-1</imageId\t></CreateImageResponse >', 'ami-1'],
])('reads %s', (_, xml, ImageId) => {
  expect(decodeResponse(CreateImage, xml)).toEqual({ ImageId })
})

describe('refuses a document that is not whole, or another', () => {
  const whole = 'one whole, well-formed XML document'
  const malformed = 'not well-formed XML, or cut off'
  const rows: [name: string, xml: string, path: string, found: string, accepted: string][] = [
    ['nothing', '', '', 'empty', whole],
    ['white space', ' \n', '', 'empty', whole],
    ['JSON', '{"ImageId":"ami-1"}', '', 'not XML', whole],
    ['text', 'upstream connect error', '', 'not XML', whole],
    [
      "a proxy's page",
      '<html><body><h1>502 Bad Gateway</h1></body></html>',
      '',
      'a document <html>',
      '<CreateImageResponse>',
    ],
    ["a proxy's page that is no XML", '<html><hr><center>nginx</center></html>', '', malformed, whole],
    [
      'a DOCTYPE',
      '<!DOCTYPE html><html></html>',
      '',
      'a document with a DOCTYPE or another declaration',
      'a document without',
    ],
    [
      'an entity',
      '<!DOCTYPE a [<!ENTITY e "x">]><CreateImageResponse><imageId>&e;</imageId></CreateImageResponse>',
      '',
      'a document with a DOCTYPE or another declaration',
      'a document without',
    ],
    ['an unknown entity', '<CreateImageResponse><imageId>&nbsp;</imageId></CreateImageResponse>', '', malformed, whole],
    ['a bare ampersand', '<CreateImageResponse><imageId>a & b</imageId></CreateImageResponse>', '', malformed, whole],
    [
      'a reference to no character',
      '<CreateImageResponse><imageId>&#0;</imageId></CreateImageResponse>',
      '',
      malformed,
      whole,
    ],
    [
      'NUL',
      '<CreateImageResponse><imageId>\0</imageId></CreateImageResponse>',
      '',
      'text with the character U+0000, which XML does not have',
      whole,
    ],
    ['two roots', '<CreateImageResponse/><CreateImageResponse/>', '', malformed, whole],
    ['junk after the root', '<CreateImageResponse><imageId>a</imageId></CreateImageResponse>x', '', malformed, whole],
    ['junk after an empty root', '<CreateImageResponse/>x', '', malformed, whole],
    [
      'a comment without an end',
      '<CreateImageResponse><imageId>a</imageId></CreateImageResponse><!-- ',
      '',
      malformed,
      whole,
    ],
    ['another action', '<RunInstancesResponse/>', '', 'a document <RunInstancesResponse>', '<CreateImageResponse>'],
    [
      'a missing member',
      '<CreateImageResponse><requestId>r</requestId></CreateImageResponse>',
      'ImageId',
      'missing',
      'an element <imageId>',
    ],
    [
      'a wrong case',
      '<CreateImageResponse><ImageId>a</ImageId></CreateImageResponse>',
      'ImageId',
      'missing',
      'an element <imageId>',
    ],
    [
      'a member that is inside of another',
      '<CreateImageResponse><a><imageId>b</imageId></a></CreateImageResponse>',
      'ImageId',
      'missing',
      'an element <imageId>',
    ],
    [
      'a member that comes twice',
      '<CreateImageResponse><imageId>a</imageId><imageId>a</imageId></CreateImageResponse>',
      'ImageId',
      'there more than once',
      'one element',
    ],
    [
      'an element in a text',
      '<CreateImageResponse><imageId><a/></imageId></CreateImageResponse>',
      'ImageId',
      'an element with <a> inside',
      'text',
    ],
    [
      'text between the members',
      '<CreateImageResponse>x<imageId>a</imageId></CreateImageResponse>',
      '',
      'the text "x"',
      'elements',
    ],
    ['elements without an end', '<CreateImageResponse>'.repeat(200_000), '', malformed, whole],
    ['open angle brackets', '<'.repeat(100_000), '', malformed, whole],
    [
      'too deep a nesting',
      `<CreateImageResponse>${'<a>'.repeat(101)}${'</a>'.repeat(101)}</CreateImageResponse>`,
      '',
      'nested more than 100 levels deep',
      'at most 100 levels',
    ],
  ]

  test.each(rows)('%s', (_, xml, path, found, accepted) => {
    const error = thrownBy(() => decodeResponse(CreateImage, xml)) as CodecError
    expect(error).toBeInstanceOf(CodecError)
    expect(error).toMatchObject({ path, found, accepted, status: undefined })
    const excerpt = error.excerpt ? ` It begins: ${error.excerpt}` : ''
    expect(error.message).toBe(
      `Cannot decode the CreateImage response: ${path || 'it'} is ${found}; expected ${accepted}.${excerpt}`,
    )
    expect(error.excerpt?.length ?? 0).toBeLessThanOrEqual(200)
  })

  test('every truncation', () => {
    const xml = encodeResponse(CreateImage, { RequestId: 'r', ImageId: 'ami-1' })
    for (let length = 0; length < xml.length; length++) {
      expect(isCodecError(thrownBy(() => decodeResponse(CreateImage, xml.slice(0, length))))).toBe(true)
    }
  })

  test('more characters than the limit', () => {
    const [{ xml, output }] = responses as [(typeof responses)[number]]
    expect(decodeResponse(CreateImage, xml, { maxLength: xml.length })).toEqual(output)
    expect(() => decodeResponse(CreateImage, xml, { maxLength: xml.length - 1 })).toThrow(
      `it is a document of ${xml.length} characters; expected at most ${xml.length - 1}.`,
    )
  })

  test('an error document, with the error as its cause', () => {
    const error = thrownBy(() => decodeResponse(CreateImage, encodeError(ec2Error('Unavailable')))) as CodecError
    expect(error.found).toBe('the error Unavailable (The service is unavailable. Please try again shortly.)')
    expect(isEc2ServiceError(error.cause) && error.cause.code).toBe('Unavailable')
    expect(isRetryable(error)).toBe(true)
  })
})

describe('refuses to encode', () => {
  test.each<[name: string, output: unknown, message: string]>([
    ['a missing member', {}, 'ImageId is missing; expected a string, since the member is required.'],
    [
      'an unknown member',
      { ImageId: 'a', imageId: 'b' },
      'imageId is an unknown member; expected one of RequestId, ImageId.',
    ],
    [
      'a control character',
      { ImageId: 'a\u0001' },
      'ImageId is the text "a\\u0001", which XML cannot carry; expected characters that XML has.',
    ],
    [
      'half of a surrogate pair',
      { ImageId: '\udc00' },
      'ImageId is the text "\\udc00", which XML cannot carry; expected characters that XML has.',
    ],
  ])('%s', (_, output, message) => {
    expect(() => encodeResponse(CreateImage, output as CreateImageOutput)).toThrow(
      `Cannot encode the CreateImage response: ${message}`,
    )
  })
})

describe('errors', () => {
  const xml =
    '<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>InvalidAMIName.Duplicate</Code><Message>AMI name a &lt;b&gt; is already in use by AMI ami-1</Message></Error></Errors><RequestID>59dbff89-35bd-4eac-99ed-be587EXAMPLE</RequestID></Response>'

  test('are encoded as EC2 does', () => {
    const error = new Ec2ServiceError({
      code: 'InvalidAMIName.Duplicate',
      message: 'AMI name a <b> is already in use by AMI ami-1',
      requestId: '59dbff89-35bd-4eac-99ed-be587EXAMPLE',
    })
    expect(encodeError(error)).toBe(xml)
  })

  test('are decoded', () => {
    expect(decodeError(xml, { status: 400 })).toMatchObject({
      name: 'Ec2ServiceError',
      code: 'InvalidAMIName.Duplicate',
      message: 'AMI name a <b> is already in use by AMI ami-1',
      requestId: '59dbff89-35bd-4eac-99ed-be587EXAMPLE',
      status: 400,
      retryable: false,
      throttling: false,
    })
  })

  test('may be several, in a namespace, with a request ID of another spelling', () => {
    const error = decodeError(
      '<Response xmlns="x"><Errors><Error><Code>A</Code><Message>a</Message></Error><Error><Code>B</Code></Error></Errors><RequestId>r</RequestId></Response>',
    )
    expect(error).toMatchObject({ code: 'A', message: 'a', requestId: 'r', status: 400 })
    expect(error.errors).toEqual([
      { code: 'A', message: 'a' },
      { code: 'B', message: '' },
    ])
    expect(decodeError(encodeError(error)).errors).toEqual(error.errors)
  })

  test.each([
    ['DryRunOperation', 412, false, false],
    ['UnauthorizedOperation', 403, false, false],
    ['AuthFailure', 401, false, false],
    ['RequestLimitExceeded', 503, true, true],
    ['Unavailable', 503, true, false],
    ['InternalError', 500, true, false],
    ['Throttling', 400, true, true],
    ['InvalidAMIName.Duplicate', 400, false, false],
  ] as const)('%s has status %i, retryable %s, throttling %s', (code, status, retryable, throttling) => {
    const error = ec2Error(code)
    expect(error).toMatchObject({ code, status, retryable, throttling })
    expect(decodeError(encodeError(error))).toMatchObject({
      code,
      status,
      message: error.message,
      retryable,
      throttling,
    })
    expect(isRetryable(error)).toBe(retryable)
  })

  test('are refused without a code, or when there is none', () => {
    const message = (xml: string) => (thrownBy(() => decodeError(xml, { status: 500 })) as Error).message
    expect(message('<Response><Errors><Error><Message>m</Message></Error></Errors></Response>')).toBe(
      'Cannot decode the error response (status 500): it is an error without a code; expected a <Code>. It begins: <Response><Errors><Error><Message>m</Message></Error></Errors></Response>',
    )
    expect(message('<Response><Errors/></Response>')).toContain(
      'it is an error document without an error; expected an <Error>.',
    )
    expect(message('<CreateImageResponse/>')).toContain(
      'it is a document <CreateImageResponse>; expected an error document, <Response>.',
    )
  })

  test('carry text that XML cannot, as far as it can', () => {
    const error = new Ec2ServiceError({ code: 'InvalidParameterValue', message: 'Value (\0\ud800)' })
    expect(decodeError(encodeError(error)).message).toBe('Value (\uFFFD\uFFFD)')
  })

  test('of an unknown code need a message', () => {
    expect(ec2Error('InsufficientInstanceCapacity', 'No capacity.')).toMatchObject({
      status: 400,
      message: 'No capacity.',
    })
    expect(() => ec2Error('Nope' as 'InternalError')).toThrow(
      /^Cannot make an EC2 error of the code Nope: it is not in the catalogue, so give a message, or one of AuthFailure, /,
    )
    expect(() => ec2Error('toString' as 'InternalError')).toThrow(TypeError)
  })

  test('are told by their shape, so that two copies of the package agree', () => {
    const foreign = Object.assign(new Error('m'), {
      name: 'Ec2ServiceError',
      code: 'Unavailable',
      status: 503,
      retryable: true,
    })
    expect(isEc2ServiceError(foreign)).toBe(true)
    expect(isCodecError(foreign)).toBe(false)
    expect(isRetryable(foreign)).toBe(true)
    expect([null, undefined, 'x', new Error('x')].map(isEc2ServiceError)).toEqual([false, false, false, false])
    expect(isRetryable(new TypeError('fetch failed'))).toBe(false)
  })
})
