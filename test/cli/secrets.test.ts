// `decode` shows no signature, access key, token or password, wherever and however encoded it is.
import { CreateImage, DescribeImages, encodeError } from 'ec2wire'
import { describe, expect, test } from 'vitest'
import { decode } from '../../src/cli/decode.js'
import { reportOf } from '../../src/cli/report.js'
import { decodeAll } from '../../src/mock/simulator/auth/decode-text.js'

/** What must not be shown. It has all characters of Base64. */
const value = 'S3CR3T/a+b8='
const accessKey = 'AKIAIOSFODNN7EXAMPLE'

/** Texts with secrets, by what they are. */
const secrets: Readonly<Record<string, string>> = {
  'a signature': `X-Amz-Signature=${encodeURIComponent(value)}`,
  'a token': `X-Amz-Security-Token=${encodeURIComponent(value)}`,
  'a credential': `X-Amz-Credential=${accessKey}%2F20260101%2Fus-east-1%2Fec2%2Faws4_request`,
  'an access key': `AWSAccessKeyId=${accessKey}`,
  'an access key in a sentence': `The AWS access key ${accessKey} does not exist`,
  'a signature of SigV2': `Signature=${encodeURIComponent(value)}&SignatureVersion=2`,
  'the token of SigV2': `SecurityToken=${encodeURIComponent(value)}`,
  'names in lower case': `x-amz-signature=${encodeURIComponent(value)}&awsaccesskeyid=${accessKey}`,
  'names that are encoded': `X%2DAmz%2DSignature=${encodeURIComponent(value)}`,
  'a password': `MasterUserPassword=${encodeURIComponent(value)}`,
  'a password with spaces': `Password=my%20${encodeURIComponent(value)}`,
  'a presigned URL': `https://ec2.us-east-1.amazonaws.com/?Action=A&X-Amz-Credential=${accessKey}%2F2026&X-Amz-Signature=${encodeURIComponent(value)}`,
  'a user in a URL': 'https://admin:S3CR3T@proxy.example.com/',
  'the Authorization header': `authorization: AWS4-HMAC-SHA256 Credential=${accessKey}/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=${value}`,
  'the Authorization header of SigV2': `Authorization: AWS ${accessKey}:${value}`,
  'an indented header': `POST\n  x-amz-security-token: ${value}\n  host: a`,
  'a header that goes on': `x-amz-security-token:\n  ${value}`,
  'a cookie': `cookie: session=${value}; other=${value}`,
  'a key of an API': `x-api-key: ${value}`,
  'a bearer token': `authorization: Bearer ${value}`,
  'line feeds that are escaped': `POST\\n/\\nx-amz-security-token:${value}\\nhost:a`,
  JSON: `{"SessionToken":"${value}","Password" : "my \\"${value}"}`,
  'JSON in JSON': `"{\\"SessionToken\\":\\"${value}\\"}"`,
  'escapes of JSON': `a\\u0026X-Amz-Signature\\u003d${value}`,
  XML: `<SecretAccessKey>${value}</SecretAccessKey>`,
  'XML with a prefix': `<s:SessionToken a="b">${value}</s:SessionToken>`,
  'XML with CDATA': `<Password><![CDATA[${value}]]></Password>`,
  'XML with escapes': `&lt;SessionToken&gt;${value}&lt;/SessionToken&gt;`,
  'XML that is cut off': `<SessionToken>${value}`,
  'an attribute': `<user password='my ${value}' name="a">`,
  'a private key': `-----BEGIN RSA PRIVATE KEY-----\n${value}\n-----END RSA PRIVATE KEY-----`,
}

const encodings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'percent-encoded': encodeURIComponent,
  'percent-encoded twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'with encoded separators': (text) => text.replace(/[=&:<>"]/g, encodeURIComponent),
  'with everything encoded': (text) =>
    text.replace(/[\x21-\x7E]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`),
}

/** Inputs of `decode` with a text in them. */
const places: Readonly<Record<string, (text: string) => string>> = {
  'the name of a parameter': (text) => `Action=CreateImage&${form(text)}=1`,
  'the name of a parameter without a schema': (text) => `Action=StopInstances&${form(text)}=1`,
  'a part of the name of a parameter': (text) => `Action=DescribeImages&ImageId.${form(text)}=1`,
  'a value of the wrong type': (text) => `Action=DescribeImages&DryRun=${form(text)}`,
  'a value without a schema': (text) => `Action=CopySnapshot&PresignedUrl=${form(text)}`,
  'a value in a list without a schema': (text) => `Action=StopInstances&Filter.1.Value.1=${form(text)}`,
  'a parameter that is there twice': (text) => `Action=A&${form(text)}=1&${form(text)}=2`,
  'the action': (text) => `Action=${form(text)}`,
  'the version': (text) => `Action=CreateImage&Version=${form(text)}`,
  'the message of an error': (text) => errorXml('SignatureDoesNotMatch', `The canonical request is\n${text}\n\nhost`),
  'the code of an error': (text) => errorXml(text, 'a'),
  'the request ID of an error': (text) =>
    `<Response><Errors><Error><Code>a</Code><Message>b</Message></Error></Errors><RequestID>${xml(text)}</RequestID></Response>`,
  'the error of another service': (text) =>
    `<ErrorResponse><Error><Message>${xml(text)}</Message></Error></ErrorResponse>`,
  'an element without a schema': (text) => `<CopySnapshotResponse><url>${xml(text)}</url></CopySnapshotResponse>`,
  'a response that is cut off': (text) => `<CreateImageResponse><note>${xml(text)}`,
  'elements of a response that is cut off': (text) => `<AssumeRoleResponse>${text}`,
  'a number in a response': (text) =>
    `<DescribeImagesResponse><imagesSet><item><blockDeviceMapping><item><ebs><volumeSize>${xml(text)}</volumeSize></ebs></item></blockDeviceMapping></item></imagesSet></DescribeImagesResponse>`,
  'a URL in a HAR file': (text) => har({ url: `https://a/?Action=CreateImage&${form(text)}=1` }),
  'a form in a HAR file': (text) => har({ url: 'https://a/', postData: { text: `Action=A&B=${form(text)}` } }),
  'a response in a HAR file': (text) => har({ url: 'https://a/?Action=A' }, { text: errorXml('a', text) }),
  'a response that is cut off in a HAR file': (text) =>
    har({ url: 'https://a/?Action=CreateImage' }, { text: btoa(`<CreateImageResponse>${text}`), encoding: 'base64' }),
}

describe.each(Object.entries(places))('in %s', (_, inputWith) => {
  describe.each(Object.entries(encodings))('%s', (_, encode) => {
    test.each(Object.entries(secrets))('%s', (_, secret) => {
      const shown = shownBy(inputWith(encode(secret)))
      expect(decodeAll(shown)).not.toMatch(/S3CR3T|AKIA/)
    })
  })
})

describe('a parameter that signs', () => {
  const signed = `X-Amz-Signature=${value}&X-Amz-Credential=${accessKey}&X-Amz-Security-Token=${value}`
  test.each([CreateImage, DescribeImages].map(({ action }) => action).concat('StopInstances'))('of %s', (action) => {
    for (const form of [signed, signed.toLowerCase()]) {
      expect(shownBy(`https://ec2.us-east-1.amazonaws.com/?Action=${action}&${form}`)).not.toMatch(/S3CR3T|AKIA/i)
    }
  })
})

describe('stays', () => {
  test.each([
    ['Action=StopInstances&NextToken=abc&ClientToken=def', { NextToken: 'abc', ClientToken: 'def' }],
    ['Action=ImportKeyPair&KeyName=a&PublicKeyMaterialType=b', { KeyName: 'a', PublicKeyMaterialType: 'b' }],
    ['Action=A&Note=100%25%20sure%3A%20a%3Db', { Note: '100% sure: a=b' }],
    ['Action=A&Note=%2541', { Note: '%41' }],
    ['Action=A&KmsKeyId=b&SignatureVersionWanted=4', { KmsKeyId: 'b', SignatureVersionWanted: '4' }],
  ])('%s', (text, input) => {
    expect(JSON.parse(shownBy(text)).input).toEqual(input)
  })

  test('a member of the schema, whatever its text is', () => {
    const input = { InstanceId: 'i-1234567890abcdef0', Name: 'web', Description: 'Password=a' }
    expect(JSON.parse(shownBy(`Action=CreateImage&${new URLSearchParams(input)}`)).input).toEqual(input)
  })

  test('the rest of a text with a secret', () => {
    const { error } = JSON.parse(
      shownBy(errorXml('a', `POST\n/\n\nx-amz-security-token:${value}\nhost:a\n?A=1&Signature=b&C=2`)),
    )
    expect(error.message).toBe('POST\n/\n\nx-amz-security-token:(redacted)\nhost:a\n?A=1&Signature=(redacted)&C=2')
  })
})

function shownBy(input: string): string {
  try {
    return decode(input, '-')
  } catch (error) {
    return reportOf(error)
  }
}

function form(text: string): string {
  return encodeURIComponent(text)
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function errorXml(code: string, message: string): string {
  return encodeError({ errors: [{ code, message }], requestId: 'a' })
}

function har(request: object, content: object = {}): string {
  return JSON.stringify({ log: { entries: [{ request, response: { status: 200, content } }] } })
}
