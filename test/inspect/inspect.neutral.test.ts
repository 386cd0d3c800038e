import { CreateImage, ec2Error, encodeError, encodeResponse } from 'ec2wire'
import { InspectionError, inspect } from 'ec2wire/inspect'
import { describe, expect, test } from 'vitest'

const form = 'Action=CreateImage&Version=2016-11-15&InstanceId=i-1234567890abcdef0&Name=my+web&NoReboot=true'
const request = {
  kind: 'request',
  action: 'CreateImage',
  input: { InstanceId: 'i-1234567890abcdef0', Name: 'my web', NoReboot: true },
}

describe('inspect says what a text is', () => {
  test.each<[what: string, text: string, found: object]>([
    ['a form', form, request],
    ['a form between line feeds', `\n${form}\r\n`, request],
    ['a query', `?${form}`, request],
    ['a URL', `https://ec2.us-east-1.amazonaws.com/?${form}`, request],
    [
      'a form without a schema',
      'Action=RunJobs&Job.1.Id=5&Token=',
      { schema: false, input: { Job: [{ Id: '5' }], Token: '' } },
    ],
    [
      'a response',
      encodeResponse(CreateImage, { ImageId: 'ami-0123456789abcdef0' }),
      { kind: 'response', action: 'CreateImage', output: { ImageId: 'ami-0123456789abcdef0' } },
    ],
    [
      'an error',
      encodeError(ec2Error('InternalError')),
      { kind: 'error', error: { code: 'InternalError', message: 'An internal error has occurred' } },
    ],
    [
      'a response without a schema',
      '<RunJobsResponse><jobs><item><id>5</id></item></jobs></RunJobsResponse>',
      { kind: 'response', action: 'RunJobs', schema: false, output: { jobs: [{ id: '5' }] } },
    ],
    [
      'a HAR file',
      JSON.stringify({
        log: {
          entries: [
            { request: { url: 'https://a.example/', postData: { text: form } }, response: { status: 503 } },
            { request: { url: 'https://a.example/' } },
          ],
        },
      }),
      { kind: 'har', calls: [{ action: 'CreateImage', input: request.input, status: 503 }], others: 1 },
    ],
  ])('%s', (_, text, found) => {
    expect(inspect(text)).toMatchObject(found)
  })
})

describe('inspect reads curl commands', () => {
  test.each<[what: string, command: string]>([
    ['with --data', `curl https://ec2.us-east-1.amazonaws.com/ --data '${form}'`],
    [
      'with --data-raw, as Chromium copies it',
      `curl 'https://a/' \\\n  -H 'accept: */*' \\\n  --data-raw '${form}' \\\n  --compressed`,
    ],
    ['with $ quotes', `curl 'https://a/' --data-raw $'${form.replace('my', '\\u006d\\x79')}'`],
    ['with double quotes', `curl -X POST "https://a/" -d "${form}"`],
    ['with an option and its value in one word', `curl -XPOST -s --url=https://a/ -d"${form}"`],
    ['with a query', `curl 'https://a/?${form}'`],
    ['with --get', `curl -G https://a/ -d '${form.replace('&Name=my+web', '')}' --data-urlencode 'Name=my web'`],
    [
      'with parts in the query and the data',
      `curl 'https://a/?Action=CreateImage' -d '${form.replace('Action=CreateImage&', '')}'`,
    ],
    ['with escaped characters', `curl https://a/ -d ${form.replaceAll('&', '\\&')}`],
    [
      'with a signature of its own',
      `curl --user AKIAIOSFODNN7EXAMPLE:secret --aws-sigv4 aws:amz:us-east-1:ec2 https://a/ -d '${form}'`,
    ],
    ['for Windows', `curl.exe https://a/ --data "${form}"`],
    ['with short options in one word', `curl -sSLd '${form}' https://a/`],
    ['with a short option and a value that begins in the same word', `curl -sXPOST https://a/ -sd'${form}'`],
    [
      'as Chromium copies it for Windows',
      `curl ^"https://a/^" ^\r\n  -H ^"accept: */*^" ^\r\n  --data-raw ^"${form.replaceAll('&', '^&').replace('Name=my+web', 'Name=my^%20web')}^"`,
    ],
    ['with text beyond ASCII', `curl https://a/ --data-raw $'${form.replace('my', String.raw`\x6d\u0079`)}'`],
  ])('%s', (_, command) => {
    expect(inspect(command)).toEqual(request)
  })

  test.each<[what: string, command: string, message: string]>([
    ['an open quote', `curl https://a/ -d 'Action=A`, "a ' is not closed; expected a whole command."],
    [
      'bytes that are no characters',
      String.raw`curl https://a/ -d $'Action=A&B=\xc3\xa9'`,
      String.raw`it has the byte \xc3; expected ASCII, or \u with four digits.`,
    ],
    ['data in a file', 'curl https://a/ -d @form.txt', 'its data is in a file; expected the data itself.'],
  ])('rejects %s', (_, command, message) => {
    expect(() => inspect(command)).toThrow(new InspectionError(`Cannot decode the curl command: ${message}`))
  })
})

describe('inspect rejects', () => {
  test.each<[what: string, text: string, message: RegExp, members: object]>([
    [
      'a text that is nothing of these',
      'hello',
      /Action is missing; expected a form .*, a curl command, XML/,
      { path: '' },
    ],
    [
      'what EC2 would reject',
      'Action=CreateImage&Name=web',
      /^Cannot decode the request; EC2 would return/,
      { code: 'MissingParameter' },
    ],
    [
      'a value that is wrong, with its path',
      '<DescribeImagesResponse><imagesSet><item><isPublic>maybe</isPublic></item></imagesSet></DescribeImagesResponse>',
      /^Cannot decode the DescribeImages response: Images\[0\]\.Public is the text "maybe"/,
      { path: 'Images[0].Public' },
    ],
    ['XML that is cut off', '<CreateImageResponse><imageId>', /cut off inside <imageId>/, { path: '' }],
    ['JSON that is no HAR file', '{}', /log\.entries is missing/, { path: '' }],
    ['text that is no JSON', '{', /^Cannot read the input: it is not JSON/, { path: '' }],
  ])('%s', (_, text, message, members) => {
    const error = thrownBy(() => inspect(text))
    expect(error).toBeInstanceOf(InspectionError)
    expect(error).toMatchObject({ message: expect.stringMatching(message), ...members })
  })

  test('what is no string', () => {
    expect(() => inspect(5 as never)).toThrow(
      new TypeError('Cannot inspect the text: text is the number 5; expected a string.'),
    )
  })
})

test('inspect reads a curl command of 8 MB', () => {
  const value = 'a'.repeat(8_000_000)
  const found = inspect(`curl https://a/ -d $'Action=Run\\u004aobs&A=${value}'`)
  expect(found).toMatchObject({ kind: 'request', action: 'RunJobs', input: { A: value } })
})

test.each([
  ['a signature', `${form}&X-Amz-Signature=s3cr3t`],
  ['a password without a schema', 'Action=CreateUser&Password=s3cr3t'],
  [
    'a token in an error',
    '<Response><Errors><Error><Code>A</Code><Message>SessionToken=s3cr3t</Message></Error></Errors></Response>',
  ],
])('inspect does not show %s', (_, text) => {
  const found = JSON.stringify(inspect(text))
  expect(found).toContain('edacted')
  expect(found).not.toContain('s3cr3t')
})

test('an error of inspect has no secret in any member', () => {
  const error = thrownBy(() => inspect('<html>SessionToken=s3cr3t</html'))
  expect(error).toBeInstanceOf(InspectionError)
  expect(JSON.stringify([error, (error as Error).message, (error as Error).cause ?? ''])).not.toContain('s3cr3t')
})

function thrownBy(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown.')
}
