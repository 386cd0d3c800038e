// What happens with odd input: each row is a line of the README's tables and a test.

export interface OddRequest {
  readonly what: string
  /** As the README says it. */
  readonly answer: string
  /** Follows the action, the instance and the name. */
  readonly wire: string
  /** The code of the answer, or the members beside the instance and the name. */
  readonly code?: string
  readonly value?: object
}

const tag = 'TagSpecification.1.ResourceType=image&TagSpecification.1.Tag.1.Key'
const ids = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `TagSpecification.${from + index}.ResourceType=image`).join('&')
const images = (count: number) => Array.from({ length: count }, () => ({ ResourceType: 'image' }))
const ab = { TagSpecifications: [{ ResourceType: 'a' }, { ResourceType: 'b' }] }

export const oddRequests: readonly OddRequest[] = [
  {
    what: 'gaps in the numbers of a list',
    answer: 'closed, in the order of the numbers',
    wire: 'TagSpecification.7.ResourceType=b&TagSpecification.3.ResourceType=a',
    value: ab,
  },
  {
    what: 'the number 0',
    answer: 'comes before 1',
    wire: 'TagSpecification.1.ResourceType=b&TagSpecification.0.ResourceType=a',
    value: ab,
  },
  {
    what: '.10 after .9, or before',
    answer: 'in the order of the numbers',
    wire: 'TagSpecification.10.ResourceType=b&TagSpecification.9.ResourceType=a',
    value: ab,
  },
  {
    what: 'leading zeros',
    answer: '`UnknownParameter`',
    wire: 'TagSpecification.01.ResourceType=image',
    code: 'UnknownParameter',
  },
  {
    what: 'a negative number',
    answer: '`UnknownParameter`',
    wire: 'TagSpecification.-1.ResourceType=image',
    code: 'UnknownParameter',
  },
  {
    what: 'a huge number',
    answer: 'above `maxIndex` (100,000): `InvalidRequest`',
    wire: 'TagSpecification.4294967296.ResourceType=image',
    code: 'InvalidRequest',
  },
  {
    what: 'a parameter twice',
    answer: '`InvalidParameterCombination`, in query and body together, too',
    wire: 'Name=web',
    code: 'InvalidParameterCombination',
  },
  { what: 'a name in another case', answer: '`UnknownParameter`', wire: 'name=web', code: 'UnknownParameter' },
  {
    what: '`__proto__` as a name',
    answer: '`UnknownParameter`',
    wire: '__proto__.polluted=1',
    code: 'UnknownParameter',
  },
  { what: '`constructor` as a name', answer: '`UnknownParameter`', wire: 'constructor=1', code: 'UnknownParameter' },
  {
    what: '`__proto__` as the key of a tag',
    answer: 'text like any other',
    wire: `${tag}=__proto__`,
    value: { TagSpecifications: [{ ResourceType: 'image', Tags: [{ Key: '__proto__' }] }] },
  },
  {
    what: "a list's name without a number",
    answer: 'a list of one, at every level',
    wire: 'TagSpecification.ResourceType=image&TagSpecification.Tag.Key=a',
    value: { TagSpecifications: [{ ResourceType: 'image', Tags: [{ Key: 'a' }] }] },
  },
  {
    what: 'an item without a number, beside numbered items',
    answer: 'the item with the number 1',
    wire: 'TagSpecification.2.ResourceType=b&TagSpecification.ResourceType=a',
    value: ab,
  },
  {
    what: 'an item both with the number 1 and without a number',
    answer: '`InvalidParameterCombination`',
    wire: 'TagSpecification.ResourceType=a&TagSpecification.1.ResourceType=a',
    code: 'InvalidParameterCombination',
  },
  {
    what: 'the name of a structure, or of a list of structures, with an empty value (`Filter=`)',
    answer: 'an empty structure, and a list of one; `decodeRequest` leaves both out',
    wire: 'BlockDeviceMapping.1.Ebs=&TagSpecification=',
    value: {},
  },
  {
    what: 'the name of a structure with another value',
    answer: '`UnknownParameter`',
    wire: 'BlockDeviceMapping.1.Ebs=x',
    code: 'UnknownParameter',
  },
  {
    what: 'a number below a value',
    answer: '`InvalidParameterCombination`, as EC2 answers to several numbers',
    wire: 'Description.1=x',
    code: 'InvalidParameterCombination',
  },
  {
    what: 'another part below a value',
    answer: '`UnknownParameter`',
    wire: 'Description.x=x',
    code: 'UnknownParameter',
  },
  {
    what: 'a broken escape (`%zz`)',
    answer: '`MalformedQueryString`',
    wire: 'Description=%zz',
    code: 'MalformedQueryString',
  },
  { what: 'bytes that are not UTF-8', answer: '`InvalidCharacter`', wire: 'Description=%FF', code: 'InvalidCharacter' },
  {
    what: '`True` or `FALSE`',
    answer: 'a boolean, in any letter case',
    wire: 'NoReboot=True',
    value: { NoReboot: true },
  },
  { what: '`1` or `0` as a boolean', answer: '`true` or `false`', wire: 'NoReboot=1', value: { NoReboot: true } },
  {
    what: 'another text as a boolean',
    answer: '`InvalidParameterValue`',
    wire: 'NoReboot=yes',
    code: 'InvalidParameterValue',
  },
  {
    what: '`DryRun` that is not `true`, such as `DryRun=1`',
    answer: '`false`, since EC2 carries out the call',
    wire: 'DryRun=1',
    value: { DryRun: false },
  },
  { what: 'an empty text', answer: 'an empty text', wire: 'Description=', value: { Description: '' } },
  { what: 'an earlier version of the API', answer: 'taken', wire: 'Version=2014-10-01', value: {} },
  {
    what: 'thousands of parameters',
    answer: 'read, up to `maxParameters` (100,000)',
    wire: ids(1, 9999),
    value: { TagSpecifications: images(9999) },
  },
  { what: 'more parameters than that', answer: '`InvalidRequest`', wire: 'a&'.repeat(100_000), code: 'InvalidRequest' },
  {
    what: 'megabytes of text',
    answer: 'read, up to `maxLength` (10,000,000 characters)',
    wire: `Description=${'x'.repeat(5_000_000)}`,
    value: { Description: 'x'.repeat(5_000_000) },
  },
  {
    what: 'more text than that',
    answer: '`InvalidRequest`',
    wire: `Description=${'x'.repeat(10_000_000)}`,
    code: 'InvalidRequest',
  },
]

export interface OddResponse {
  readonly what: string
  readonly answer: string
  readonly body: string | null
  readonly status?: number
  /** The image's ID that comes out; or the class and a part of the message of the error. */
  readonly ImageId?: string
  readonly error?: readonly ['CodecError' | 'Ec2ServiceError', string]
  readonly retryable?: boolean
}

const document = (inside: string) => `<CreateImageResponse>${inside}</CreateImageResponse>`
const id = (text: string) => document(`<imageId>${text}</imageId>`)
const error = (inside: string) => `<Response><Errors>${inside}</Errors><RequestID>r</RequestID></Response>`
const unavailable = error('<Error><Code>Unavailable</Code><Message>m</Message></Error>')
const doctype = ['CodecError', 'a document with a DOCTYPE'] as const

export const oddResponses: readonly OddResponse[] = [
  { what: 'a byte order mark', answer: 'taken off', body: `\uFEFF${id('a')}`, ImageId: 'a' },
  { what: 'CR LF', answer: 'read as LF, as XML has it', body: id('a\r\nb\rc'), ImageId: 'a\nb\nc' },
  {
    what: 'comments and instructions, inside of a value, too',
    answer: 'left out',
    body: `<?a?><!-- b -->${id('c<!-- d -->e<?f?>g')}`,
    ImageId: 'ceg',
  },
  { what: 'CDATA', answer: 'taken as it is', body: id('<![CDATA[<&amp;>]]>'), ImageId: '<&amp;>' },
  {
    what: 'a prefix, another namespace, attributes',
    answer: 'no meaning',
    body: '<e:CreateImageResponse xmlns:e="http://ec2.amazonaws.com/doc/2010-08-31/" a="b"><e:imageId c="d">a</e:imageId></e:CreateImageResponse>',
    ImageId: 'a',
  },
  {
    what: 'unknown elements, called `__proto__`, too',
    answer: 'passed over',
    body: document('<__proto__><b/></__proto__><imageId>a</imageId>'),
    ImageId: 'a',
  },
  { what: 'references to characters beyond 16 bits', answer: 'resolved', body: id('&#x1F600;'), ImageId: '😀' },
  { what: 'text that was escaped twice', answer: 'decoded once', body: id('&amp;lt;'), ImageId: '&lt;' },
  { what: 'text that looks like a number', answer: 'stays text', body: id('0123'), ImageId: '0123' },
  {
    what: 'an element of the same name, further inside',
    answer: 'passed over',
    body: document('<a><imageId>b</imageId></a><imageId>a</imageId>'),
    ImageId: 'a',
  },
  {
    what: 'a document of 5 MB',
    answer: 'read, up to `maxLength` (100,000,000 characters)',
    body: document(`${'<a>b</a>'.repeat(625_000)}<imageId>a</imageId>`),
    ImageId: 'a',
  },
  {
    what: 'a DOCTYPE with an internal entity',
    answer: '`CodecError`; nothing is expanded',
    body: `<!DOCTYPE a [<!ENTITY e "x">]>${id('&e;')}`,
    error: doctype,
  },
  {
    what: 'a DOCTYPE with an external or parameter entity',
    answer: '`CodecError`; nothing is fetched',
    body: `<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd" [<!ENTITY % p SYSTEM "http://127.0.0.1/p"> %p;]>${id('a')}`,
    error: doctype,
  },
  {
    what: 'a single-valued element twice',
    answer: '`CodecError`',
    body: document('<imageId>a</imageId><imageId>a</imageId>'),
    error: ['CodecError', 'ImageId is there more than once'],
  },
  {
    what: 'an element in another case',
    answer: 'passed over; a required one is missing: `CodecError`',
    body: document('<ImageId>a</ImageId>'),
    error: ['CodecError', 'ImageId is missing'],
  },
  {
    what: 'a document that is cut off, anywhere',
    answer: '`CodecError`',
    body: id('a').slice(0, -1),
    error: ['CodecError', 'cut off inside a tag'],
  },
  { what: 'two roots', answer: '`CodecError`', body: `${id('a')}${id('a')}`, error: ['CodecError', 'a second root'] },
  {
    what: 'junk after the root',
    answer: '`CodecError`',
    body: `${id('a')}junk`,
    error: ['CodecError', 'text outside its root'],
  },
  {
    what: 'a bare `&`',
    answer: '`CodecError`',
    body: id('a & b'),
    error: ['CodecError', 'a document with "&", which is not an XML reference'],
  },
  {
    what: 'NUL, and other characters that XML does not have',
    answer: '`CodecError`',
    body: id('\0'),
    error: ['CodecError', 'U+0000'],
  },
  {
    what: '200,000 levels of nesting',
    answer: '`CodecError`: past `maxDepth` (100)',
    body: '<a>'.repeat(200_000),
    error: ['CodecError', 'nested more than 100 levels deep'],
  },
  {
    what: '100,000 open angle brackets',
    answer: '`CodecError`',
    body: '<'.repeat(100_000),
    error: ['CodecError', 'cut off inside a tag'],
  },
  { what: 'an empty body', answer: '`CodecError`', body: '', error: ['CodecError', '(status 200): it is empty'] },
  { what: 'JSON', answer: '`CodecError`', body: '{"ImageId":"a"}', error: ['CodecError', 'it is not XML'] },
  {
    what: "a proxy's or load balancer's page, with its status",
    answer: '`CodecError`; retryable with 429, 500, 502, 503 and 504',
    body: '<html><body>503</body></html>',
    status: 503,
    error: ['CodecError', '(status 503): it is a document <html>'],
    retryable: true,
  },
  {
    what: 'a redirect',
    answer: '`CodecError`',
    body: '',
    status: 302,
    error: ['CodecError', '(status 302): it is empty'],
  },
  {
    what: '204 or 304',
    answer: '`CodecError`',
    body: null,
    status: 304,
    error: ['CodecError', '(status 304): it is empty'],
  },
  {
    what: 'an error document with status 200',
    answer: '`CodecError`; its `cause` is the error',
    body: unavailable,
    error: ['CodecError', '(status 200): it is the error Unavailable (m)'],
    retryable: true,
  },
  {
    what: 'a success document with another status',
    answer: '`CodecError`',
    body: id('a'),
    status: 500,
    error: ['CodecError', '(status 500): it is a document <CreateImageResponse>'],
    retryable: true,
  },
  {
    what: 'several errors',
    answer: '`Ec2ServiceError` of the first; `errors` has all',
    body: error('<Error><Code>A</Code><Message>a</Message></Error><Error><Code>B</Code></Error>'),
    status: 400,
    error: ['Ec2ServiceError', 'a'],
  },
  {
    what: 'an error document without an error',
    answer: '`CodecError`',
    body: error(''),
    status: 500,
    error: ['CodecError', 'an error document without an error'],
    retryable: true,
  },
  {
    what: 'an error without a code',
    answer: '`CodecError`',
    body: error('<Error><Message>m</Message></Error>'),
    status: 400,
    error: ['CodecError', 'an error without a code'],
  },
]
