import {
  CodecError,
  CreateImage,
  type CreateImageOutput,
  decodeError,
  decodeResponse,
  Ec2ServiceError,
  type ErrorDetails,
  ec2Error,
  encodeError,
  encodeResponse,
  isCodecError,
  isEc2ServiceError,
  isRetryable,
} from 'ec2wire'
import { describe, expect, test } from 'vitest'
import { responses } from '../fixtures/create-image.js'
import { thrownBy } from '../support/errors.js'

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
    '<CreateImageResponse a="&lt;/"><imageId b=\'>\' c = ">">ami-1</imageId></CreateImageResponse>',
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
  const whole = 'a whole XML document'
  const r = (inside: string) => `<CreateImageResponse>${inside}</CreateImageResponse>`
  const id = (text: string) => r(`<imageId>${text}</imageId>`)
  const documents: [name: string, xml: string, found: string, accepted?: string][] = [
    ['nothing', '', 'empty'],
    ['white space', ' \n', 'empty'],
    ['JSON', '{"ImageId":"ami-1"}', 'not XML'],
    ['text', 'upstream connect error', 'not XML'],
    ['only a comment', '<!-- a -->', 'a document without an element'],
    ['only a declaration', '<?xml version="1.0"?>', 'a document without an element'],
    [
      "a proxy's page",
      '<html><body><h1>502 Bad Gateway</h1></body></html>',
      'a document <html>',
      '<CreateImageResponse>',
    ],
    [
      "a proxy's page that is no XML",
      '<html><hr><center>nginx</center></html>',
      'a document with </html> in place of </hr>',
    ],
    ['HTML', '<!doctype html><html></html>', 'a document with a DOCTYPE', 'a document without one'],
    ['a DOCTYPE', '<!DOCTYPE html><html></html>', 'a document with a DOCTYPE', 'a document without one'],
    ['an entity', `<!DOCTYPE a [<!ENTITY e "x">]>${id('&e;')}`, 'a document with a DOCTYPE', 'a document without one'],
    [
      'an external entity',
      `<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd">${id('a')}`,
      'a document with a DOCTYPE',
      'a document without one',
    ],
    [
      'a parameter entity',
      `<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>${id('a')}`,
      'a document with a DOCTYPE',
      'a document without one',
    ],
    ['a DOCTYPE inside', r('<!DOCTYPE a>'), 'a document with a DOCTYPE', 'a document without one'],
    ['another declaration', r('<!ENTITY a "b">'), 'not well-formed at "<!ENTITY a \\"b\\"></CreateImageResponse>"'],
    ['an unknown entity', id('&nbsp;'), 'a document with "&nbsp;", which is not an XML reference'],
    ['an unknown entity after a known one', id('&amp;&e;'), 'a document with "&e;", which is not an XML reference'],
    ['a bare ampersand', id('a & b'), 'a document with "&", which is not an XML reference'],
    ['an unknown entity after a number', id('&#65;&e;'), 'a document with "&e;", which is not an XML reference'],
    ['a hexadecimal reference without its x', id('&#A;'), 'a document with "&#A;", which is not an XML reference'],
    ['an ampersand at the end', id('a&'), 'a document with "&", which is not an XML reference'],
    [
      'a bare ampersand in an attribute',
      '<CreateImageResponse a="b&c"/>',
      'a document with "&c", which is not an XML reference',
    ],
    ['a reference to no character', id('&#0;'), 'a document with "&#0;", which is not an XML reference'],
    [
      'a reference past the last character',
      id('&#x110000;'),
      'a document with "&#x110000;", which is not an XML reference',
    ],
    [
      'a reference to a lone surrogate',
      id('&#xD83D;&#xDE00;'),
      'a document with "&#xD83D;", which is not an XML reference',
    ],
    ['an empty reference', id('&;'), 'a document with "&;", which is not an XML reference'],
    ['NUL', id('\0'), 'a document with U+0000, a character that XML does not allow'],
    ['a lone surrogate', id('\ud800'), 'a document with U+D800, a character that XML does not allow'],
    [']]> in a text', id('a]]>b'), 'a document with "]]>" in its text'],
    [
      'two roots',
      '<CreateImageResponse/><CreateImageResponse/>',
      'a document with a second root, <CreateImageResponse>',
    ],
    ['junk after the root', `${id('a')}x`, 'a document with text outside its root'],
    ['junk before the root', `<!-- a -->x${id('a')}`, 'a document with text outside its root'],
    ['CDATA after the root', `${id('a')}<![CDATA[x]]>`, 'a document with text outside its root'],
    ['an end without a beginning', '</a>', 'a document with </a>, but no start tag for it'],
    ['an end too many', `${id('a')}</a>`, 'a document with </a>, but no start tag for it'],
    ['a wrong end', r('<imageId>a</ImageId>'), 'a document with </ImageId> in place of </imageId>'],
    ['another prefix at the end', '<a:b></c:b>', 'a document with </c:b> in place of </a:b>'],
    ['a comment without an end', `${id('a')}<!-- `, 'cut off inside a comment'],
    ['a comment without its last character', `${id('a')}<!-- --`, 'cut off inside a comment'],
    ['a comment with two dashes', '<!-- a -- b --><a/>', 'a document with "--" in a comment'],
    ['CDATA without an end', '<a><![CDATA[x]]', 'cut off inside a CDATA section'],
    ['an instruction without an end', '<?a b', 'cut off inside a processing instruction'],
    ['a declaration without an end', '<?xml version="1.0"', 'cut off inside the XML declaration'],
    ['an element without an end', '<a:b>&am', 'cut off inside <a:b>'],
    ['an instruction without a name', '<? a?><a/>', 'not well-formed at "<? a?><a/>"'],
    [
      'a second declaration',
      '<?xml version="1.0"?><?xml version="1.0"?><a/>',
      'a document with an XML declaration that is not at its start',
    ],
    [
      'a declaration after white space',
      '\n<?xml version="1.0"?><a/>',
      'a document with an XML declaration that is not at its start',
    ],
    ['an attribute without quotes', '<a b=c/>', 'not well-formed at "<a b=c/>"'],
    ['an attribute without a value', '<a b/>', 'not well-formed at "<a b/>"'],
    ['an attribute twice', '<a b="1" b="2"/>', 'a document with the attribute b twice in <a>'],
    ['an angle bracket in an attribute', '<a b="<"/>', 'not well-formed at "<a b=\\"<\\"/>"'],
    ['attributes without a space', '<a b="1"c="2"/>', 'not well-formed at "<a b=\\"1\\"c=\\"2\\"/>"'],
    ['an attribute of an end', '<a></a b="1">', 'not well-formed at "</a b=\\"1\\">"'],
    ['a name that begins with a digit', '<1/>', 'not well-formed at "<1/>"'],
    ['a space before a name', '< a/>', 'not well-formed at "< a/>"'],
    ['another action', '<RunInstancesResponse/>', 'a document <RunInstancesResponse>', '<CreateImageResponse>'],
    ['a root in another case', '<createImageResponse/>', 'a document <createImageResponse>', '<CreateImageResponse>'],
    [
      'elements without an end',
      '<CreateImageResponse>'.repeat(200_000),
      'nested more than 100 levels deep',
      'at most 100 levels',
    ],
    [
      '200,000 levels of nesting',
      '<CreateImageResponse>'.repeat(200_000) + '</CreateImageResponse>'.repeat(200_000),
      'nested more than 100 levels deep',
      'at most 100 levels',
    ],
    ['open angle brackets', '<'.repeat(100_000), 'cut off inside a tag'],
    ['open tags without an end', '<a '.repeat(100_000), 'cut off inside a tag'],
    ['open angle brackets with an end', `${'<'.repeat(100_000)}>`, `not well-formed at "${'<'.repeat(40)}"`],
    [
      'too deep a nesting',
      r(`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`),
      'nested more than 100 levels deep',
      'at most 100 levels',
    ],
    ['a long name', `<${'a'.repeat(1_000_000)}`, 'cut off inside a tag'],
    ['a long white space', `<a${' '.repeat(1_000_000)}b>`, `not well-formed at "<a${' '.repeat(38)}"`],
  ]
  const members: [name: string, xml: string, path: string, found: string, accepted: string][] = [
    ['a missing member', r('<requestId>r</requestId>'), 'ImageId', 'missing', 'an element <imageId>'],
    ['a wrong case', r('<ImageId>a</ImageId>'), 'ImageId', 'missing', 'an element <imageId>'],
    [
      'a member that is inside of another',
      r('<a><imageId>b</imageId></a>'),
      'ImageId',
      'missing',
      'an element <imageId>',
    ],
    [
      'a member that comes twice',
      r('<imageId>a</imageId><imageId>a</imageId>'),
      'ImageId',
      'there more than once',
      'one element',
    ],
    ['an element in a text', r('<imageId><a/></imageId>'), 'ImageId', 'an element with <a> inside', 'text'],
    ['text between the members', r('x<imageId>a</imageId>'), '', 'the text "x"', 'elements'],
  ]
  const rows = [
    ...documents.map(([name, xml, found, accepted = whole]) => [name, xml, '', found, accepted] as const),
    ...members,
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

  test('a missing member, although Object.prototype has one of its name', () => {
    const add = { value: 'stranger', enumerable: true, configurable: true, writable: true }
    try {
      Object.defineProperty(Object.prototype, 'ImageId', add)
      expect(() => decodeResponse(CreateImage, r(''))).toThrow('ImageId is missing; expected an element <imageId>.')
      expect(Object.entries(decodeResponse(CreateImage, id('a')))).toEqual([['ImageId', 'a']])
    } finally {
      Reflect.deleteProperty(Object.prototype, 'ImageId')
    }
  })

  test('every truncation', () => {
    const xml = encodeResponse(CreateImage, { RequestId: 'r', ImageId: 'ami-1' })
    for (let length = 0; length < xml.length; length++) {
      expect(isCodecError(thrownBy(() => decodeResponse(CreateImage, xml.slice(0, length))))).toBe(true)
    }
  })

  test('the depth is a limit of its own', () => {
    const nested = r(`<imageId>a</imageId>${'<a>'.repeat(4)}${'</a>'.repeat(4)}`)
    expect(decodeResponse(CreateImage, nested, { maxDepth: 5 })).toEqual({ ImageId: 'a' })
    expect(() => decodeResponse(CreateImage, nested, { maxDepth: 4 })).toThrow('it is nested more than 4 levels deep')
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
    ['a missing member', {}, 'ImageId is missing; expected a string, since it is required.'],
    ['an unknown member', { ImageId: 'a', imageId: 'b' }, 'imageId is unknown; expected one of RequestId, ImageId.'],
    [
      'a control character',
      { ImageId: 'a\u0001' },
      'ImageId is the string "a\\u0001" with U+0001; expected characters that XML allows.',
    ],
    [
      'a lone surrogate',
      { ImageId: '\udc00' },
      'ImageId is the string "\\udc00" with U+DC00; expected characters that XML allows.',
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

  test('carry further members, whatever they are called', () => {
    const details = { TopLevel: 'a', Nested: { constructor: 'b', List: ['c', { D: 'd' }] }, valueOf: 'e' }
    const error = new Ec2ServiceError({ code: 'A', message: 'a', details })
    expect(decodeError(encodeError(error)).errors).toEqual([{ code: 'A', message: 'a', details }])
  })

  describe('with details', () => {
    const encoded = (details: unknown) =>
      encodeError({ errors: [{ code: 'A', message: 'a', details: details as ErrorDetails }], requestId: undefined })

    test('that hold themselves are refused', () => {
      const details: Record<string, unknown> = { Key: 'a' }
      details.Self = details
      expect(() => encoded(details)).toThrow(
        'Cannot encode the error response: errors[0].details.Self.Self.Self.Self.Self is nested too deep; expected at most 100 levels.',
      )
      expect(() => encoded({ List: ['a', [details]] })).toThrow('errors[0].details.List is a list of 1; expected')
      expect(() => encoded({ List: ['a', details] })).toThrow('is nested too deep')
      expect(isCodecError(thrownBy(() => encoded(details)))).toBe(true)
    })

    test('are read by the decoder, as deep as they can be written', () => {
      const nested = (levels: number): object => (levels === 0 ? {} : { A: nested(levels - 1) })
      const text = (levels: number): unknown => (levels === 1 ? { A: 'x' } : { A: text(levels - 1) })
      expect(decodeError(encoded(text(97))).errors[0]?.details).toEqual(text(97))
      expect(() => encoded(nested(98))).toThrow('is nested too deep')
    })

    test.each<[details: unknown, message: string]>([
      [null, 'errors[0].details is null; expected an object.'],
      ['text', 'errors[0].details is the string "text"; expected an object.'],
      [['a'], 'errors[0].details is a list of 1; expected an object.'],
      [5, 'errors[0].details is the number 5; expected an object.'],
      [{ A: 5 }, 'errors[0].details.A is the number 5; expected a string or an object.'],
      [{ A: null }, 'errors[0].details.A is null; expected a string or an object.'],
      [{ A: { B: undefined } }, 'errors[0].details.A.B is missing; expected a string or an object.'],
      [{ A: ['a', true] }, 'errors[0].details.A is the boolean true; expected a string or an object.'],
      [{ '': 'a' }, 'errors[0].details. is a name that XML does not allow; expected the name of an element.'],
      [{ 'a b': 'a' }, 'errors[0].details.a b is a name that XML does not allow; expected the name of an element.'],
      [{ '1': 'a' }, 'errors[0].details.1 is a name that XML does not allow; expected the name of an element.'],
      [{ 'a>': {} }, 'errors[0].details.a> is a name that XML does not allow; expected the name of an element.'],
    ])('%j are refused', (details, message) => {
      expect(() => encoded(details)).toThrow(`Cannot encode the error response: ${message}`)
    })
  })

  test.each<[error: unknown, message: string]>([
    [{ errors: [{ code: 5, message: 'a' }] }, 'errors[0].code is the number 5; expected a string.'],
    [{ errors: [{ code: 'A', message: 'a' }, { code: 'A' }] }, 'errors[1].message is missing; expected a string.'],
    [{ errors: [null] }, 'errors[0] is null; expected an object.'],
    [{ errors: [{ code: 'A', message: 'a' }, 'a'] }, 'errors[1] is the string "a"; expected an object.'],
    [{ errors: [], requestId: null }, 'requestId is null; expected a string.'],
  ])('%j are refused', (error, message) => {
    expect(() => encodeError(error as Ec2ServiceError)).toThrow(`Cannot encode the error response: ${message}`)
  })

  test.each(['\u{10FFFF}', '\u{10000}', '\uE000', '\uFFFD', '\uD7FF', ' \t\n\r'])('carry the character %j', (char) => {
    const message = `a${char}b`
    expect(decodeError(encodeError(new Ec2ServiceError({ code: 'A', message }))).message).toBe(message)
    expect(decodeResponse(CreateImage, encodeResponse(CreateImage, { ImageId: message }))).toEqual({ ImageId: message })
  })

  test.each(['\uFFFE', '\uFFFF', '\x1f', '\v', '\0', '\ud800', '\udfff'])('replace the character %j', (char) => {
    expect(decodeError(encodeError(new Ec2ServiceError({ code: 'A', message: `a${char}b` }))).message).toBe('a\uFFFDb')
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
      /^Cannot create an EC2 error: code is the string "Nope"; expected one of AuthFailure, .*, or another code with a message\.$/,
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
