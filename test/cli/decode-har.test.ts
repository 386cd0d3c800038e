import { expect, test } from 'vitest'
import { decode } from '../../src/cli/decode.js'

test.each(['Action=DescribeImages', '%41ction=DescribeImages', 'MaxResults=5&Acti%6Fn=DescribeImages'])(
  'a HAR file has the call %s, as a form and in a URL',
  (form) => {
    const entries = [
      { request: { url: 'https://a/', postData: { text: form } }, response: { status: 200 } },
      { request: { url: `https://a/?${form}` }, response: { status: 200 } },
      { request: { url: 'https://a/?action=DescribeImages' } },
    ]
    const { calls, others } = JSON.parse(decode(JSON.stringify({ log: { entries } }), '-'))
    expect(calls).toEqual([
      { action: 'DescribeImages', input: expect.anything(), status: 200 },
      { action: 'DescribeImages', input: expect.anything(), status: 200 },
    ])
    expect(others).toBe(1)
  },
)
