// The rules of SigV4's canonical request, one row each, with the names that AWS's test suite for SigV4 gives them. The
// canonical requests are written by hand, with values of EC2, and signed as they stand here.
import { simulateEc2 } from 'ec2wire/mock'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newYear } from '../caller.js'
import { authorizationOf, credentials, datetime, emptyHash, host, sha256, signatureOf } from './signing.js'

beforeEach(() => void vi.spyOn(console, 'info').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

interface Row {
  readonly rule: string
  readonly method?: 'GET' | 'POST'
  /** The path and the query. Default: the query has `Action`. */
  readonly target?: string
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly body?: string
  readonly canonical: {
    readonly path?: string
    readonly query?: string
    /** Beside those of `host` and `x-amz-date`, in their order. */
    readonly headers?: readonly string[]
  }
}

const action = 'Action=DescribeImages'
const rows: readonly Row[] = [
  { rule: 'get-vanilla: nothing to normalize', canonical: {} },
  { rule: 'get-vanilla-query: the question mark is not signed', target: `/?${action}`, canonical: {} },
  {
    rule: 'get-vanilla-query-order-key: parameters are sorted by name',
    target: `/?Version=2016-11-15&Owner.1=self&${action}`,
    canonical: { query: `${action}&Owner.1=self&Version=2016-11-15` },
  },
  {
    rule: 'get-vanilla-query-order-key-case: upper case comes before lower case',
    target: `/?b=1&a=2&B=3&${action}&A=4`,
    canonical: { query: `A=4&${action}&B=3&a=2&b=1` },
  },
  {
    rule: 'get-vanilla-query-order-value: values of one name are sorted',
    target: `/?${action}&Owner=self&Owner=amazon&Owner=`,
    canonical: { query: `${action}&Owner=&Owner=amazon&Owner=self` },
  },
  {
    rule: 'get-vanilla-query-order-encoded: parameters are sorted when they are encoded',
    target: `/?${action}&a-b=1&a%40b=2&a%C3%A9=3&a=4`,
    canonical: { query: `${action}&a=4&a%40b=2&a%C3%A9=3&a-b=1` },
  },
  {
    rule: 'get-vanilla-query-order-encoded: a name that is the start of another comes first',
    target: `/?${action}&Owner.10=a&Owner.1=b&Owner.1-=c&Owner.1%3D=d`,
    canonical: { query: `${action}&Owner.1=b&Owner.1%3D=d&Owner.1-=c&Owner.10=a` },
  },
  {
    rule: 'get-vanilla-query-unreserved: unreserved characters stay as they are, escaped or not',
    target: `/?${action}&-._~09AZaz=%2D%2e%5F%7E%30%39%41%5a%61%7A`,
    canonical: { query: `-._~09AZaz=-._~09AZaz&${action}` },
  },
  {
    rule: 'get-vanilla-query-reserved: all other characters are escaped, in upper case',
    target: `/?${action}&Value=!'()*,:;@$/?[]|%3d%26%25`,
    canonical: { query: `${action}&Value=%21%27%28%29%2A%2C%3A%3B%40%24%2F%3F%5B%5D%7C%3D%26%25` },
  },
  {
    rule: 'get-vanilla-utf8-query: characters beyond ASCII are escaped bytes of UTF-8',
    target: `/?${action}&ሴ=bar`,
    canonical: { query: `%E1%88%B4=bar&${action}` },
  },
  {
    rule: 'escaped bytes that are not UTF-8 stay as they are',
    target: `/?${action}&Value=%ff%FE`,
    canonical: { query: `${action}&Value=%FF%FE` },
  },
  {
    rule: 'get-vanilla-query-space: both kinds of spaces are %20',
    target: `/?${action}&Value=a+b%20c`,
    canonical: { query: `${action}&Value=a%20b%20c` },
  },
  {
    rule: 'get-vanilla-empty-query-key: a name without a value gets an equals sign',
    target: `/?Owner&${action}&=value`,
    canonical: { query: `=value&${action}&Owner=` },
  },
  {
    rule: 'only the first equals sign ends the name',
    target: `/?${action}&Value=a=b==`,
    canonical: { query: `${action}&Value=a%3Db%3D%3D` },
  },
  {
    rule: 'a percent sign that escapes nothing is escaped',
    target: `/?${action}&Value=100%`,
    canonical: { query: `${action}&Value=100%25` },
  },

  { rule: 'get-relative: dot segments are resolved', target: `/ec2/..?${action}`, canonical: { path: '/' } },
  { rule: 'get-relative-relative: several of them', target: `/a/b/../../?${action}`, canonical: { path: '/' } },
  { rule: 'get-slash: slashes are joined', target: `//?${action}`, canonical: { path: '/' } },
  { rule: 'get-slashes: a slash at the end stays', target: `//ec2//?${action}`, canonical: { path: '/ec2/' } },
  { rule: 'get-slash-dot-slash: a dot is nothing', target: `/./?${action}`, canonical: { path: '/' } },
  {
    rule: 'get-slash-pointless-dot: in front of a segment, too',
    target: `/./ec2?${action}`,
    canonical: { path: '/ec2' },
  },
  {
    rule: 'get-unreserved: unreserved characters stay',
    target: `/-._~09AZaz?${action}`,
    canonical: { path: '/-._~09AZaz' },
  },
  {
    rule: 'get-space: the path is encoded twice',
    target: `/two words/?${action}`,
    canonical: { path: '/two%2520words/' },
  },
  { rule: 'get-utf8: the path is encoded twice', target: `/ሴ?${action}`, canonical: { path: '/%25E1%2588%25B4' } },
  {
    rule: 'get-path-reserved: and so are reserved characters',
    target: `/a%2Fb:c?${action}`,
    canonical: { path: '/a%252Fb%3Ac' },
  },

  {
    rule: 'get-header-key-duplicate: values of one header are joined with a comma',
    headers: [
      ['my-header1', 'value2'],
      ['my-header1', 'value2'],
      ['my-header1', 'value1'],
    ],
    canonical: { headers: ['my-header1:value2,value2,value1'] },
  },
  {
    rule: 'get-header-value-order: and stay in their order',
    headers: [
      ['my-header1', 'value4'],
      ['my-header1', 'value1'],
      ['my-header1', 'value3'],
    ],
    canonical: { headers: ['my-header1:value4,value1,value3'] },
  },
  {
    rule: 'a comma and a space within one value stay as they are',
    headers: [['accept', 'text/xml, */*']],
    canonical: { headers: ['accept:text/xml, */*'] },
  },
  {
    rule: 'get-header-value-trim: spaces around a value are not signed, and spaces within it count as one',
    headers: [
      ['my-header1', ' value1 '],
      ['my-header2', ' "a   b \t c" '],
    ],
    canonical: { headers: ['my-header1:value1', 'my-header2:"a b c"'] },
  },
  {
    rule: 'get-header-value-empty: an empty value is signed as one',
    headers: [['my-header1', '']],
    canonical: { headers: ['my-header1:'] },
  },
  {
    rule: 'post-header-key-case: names of headers are in lower case',
    method: 'POST',
    headers: [['My-Header1', 'value1']],
    canonical: { headers: ['my-header1:value1'] },
  },
  {
    rule: 'post-header-key-sort: headers are sorted by name, not by line',
    method: 'POST',
    headers: [
      ['my-header1-id', 'b'],
      ['My-header1', 'a'],
    ],
    canonical: { headers: ['my-header1:a', 'my-header1-id:b'] },
  },
  {
    rule: 'post-header-value-case: values keep their case',
    method: 'POST',
    headers: [['my-header1', 'VALUE1']],
    canonical: { headers: ['my-header1:VALUE1'] },
  },
  {
    rule: 'a header beyond ASCII, signed as characters in UTF-8',
    headers: [['my-header1', 'caf\u00E9\u00A0\u00A0!']],
    canonical: { headers: ['my-header1:caf\u00E9\u00A0\u00A0!'] },
  },

  { rule: 'post-vanilla: the method is signed', method: 'POST', canonical: {} },
  {
    rule: 'post-x-www-form-urlencoded: a form is signed as the bytes of the body',
    method: 'POST',
    target: '/',
    headers: [['content-type', 'application/x-www-form-urlencoded']],
    body: `Version=2016-11-15&${action}&Owner.1=a+b%20c`,
    canonical: { query: '', headers: ['content-type:application/x-www-form-urlencoded'] },
  },
  {
    rule: 'post-x-www-form-urlencoded-parameters: the content type is signed with its parameters',
    method: 'POST',
    target: '/',
    headers: [['content-type', 'application/x-www-form-urlencoded; charset=utf-8']],
    body: action,
    canonical: { query: '', headers: ['content-type:application/x-www-form-urlencoded; charset=utf-8'] },
  },
  {
    rule: 'a header that is sent twice, beside one with a comma and a space',
    headers: [
      ['my-header1', 'a'],
      ['my-header1', 'b'],
      ['my-header2', 'c, d'],
    ],
    canonical: { headers: ['my-header1:a,b', 'my-header2:c, d'] },
  },
  {
    rule: 'several headers that are sent twice, and several that are not',
    headers: [
      ['my-header1', 'a'],
      ['my-header1', 'b'],
      ['my-header2', 'c, d'],
      ['my-header3', 'e, f'],
      ['my-header4', 'g'],
      ['my-header4', 'h'],
    ],
    canonical: { headers: ['my-header1:a,b', 'my-header2:c, d', 'my-header3:e, f', 'my-header4:g,h'] },
  },
  {
    rule: 'a POST with parameters in its query and its body',
    method: 'POST',
    target: `/?Version=2016-11-15&${action}`,
    body: 'Owner.1=self',
    canonical: { query: `${action}&Version=2016-11-15` },
  },
]

test.each(rows)('$rule', async ({ method = 'GET', target = `/?${action}`, headers = [], body = '', canonical }) => {
  const { path = '/', query = action, headers: lines = [] } = canonical
  const signed = [...lines, `host:${host}`, `x-amz-date:${datetime}`].sort(byName)
  const names = signed.map((line) => line.slice(0, line.indexOf(':'))).join(';')
  const text = [method, path, query, ...signed, '', names, body === '' ? emptyHash : await sha256(body)].join('\n')

  const sent = new Headers([...headers.map(([name, value]): [string, string] => [name, value])])
  sent.set('x-amz-date', datetime)
  sent.set('authorization', authorizationOf(await signatureOf(text), names))
  const url = `https://${host}${target}`
  const request = new Request(url, { method, headers: sent, ...(method === 'POST' && { body }) })

  const ec2 = simulateEc2({ clock: newYear, credentials })
  await ec2.fetch(request)
  expect(ec2.calls().map(({ action, note }) => ({ action, note }))).toEqual([
    { action: 'DescribeImages', note: undefined },
  ])
})

test('a header beyond ASCII, signed as the bytes that were sent', async () => {
  const lines = ['GET', '/', action, `host:${host}`, 'my-header1:caf\xC3\xA9', `x-amz-date:${datetime}`]
  const text = [...lines, '', 'host;my-header1;x-amz-date', emptyHash].join('\n')
  const signature = await signatureOf(Uint8Array.from(text, (char) => char.charCodeAt(0)))
  const headers = { 'my-header1': 'caf\xC3\xA9', 'x-amz-date': datetime }
  const authorization = authorizationOf(signature, 'host;my-header1;x-amz-date')
  const ec2 = simulateEc2({ clock: newYear, credentials })
  await ec2.fetch(new Request(`https://${host}/?${action}`, { headers: { ...headers, authorization } }))
  expect(ec2.calls()[0]?.note).toBeUndefined()
})

function byName(left: string, right: string): number {
  const [name = '', other = ''] = [left, right].map((line) => line.slice(0, line.indexOf(':')))
  return name < other ? -1 : 1
}
