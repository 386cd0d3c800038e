import { CreateImage, decodeRequest, Ec2ServiceError, type RequestLimits } from 'ec2wire'
import { operation, timestampFormat, wireName } from 'ec2wire/schemas'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { formatValue } from '../../src/errors/format-value.js'
import { actionAndVersion, requests } from '../fixtures/create-image.js'
import { thrownBy } from '../support/errors.js'

const least = 'InstanceId=i-1234567890abcdef0&Name=web'
const leastInput = { InstanceId: 'i-1234567890abcdef0', Name: 'web' }

describe.each(requests)('decodes $name', ({ input, wire }) => {
  const text = `${actionAndVersion}&${wire}`

  test('as it is encoded', () => expect(decodeRequest(CreateImage, text)).toEqual(input))

  test('from URLSearchParams', () => expect(decodeRequest(CreateImage, new URLSearchParams(text))).toEqual(input))

  test('as URLSearchParams writes it', () =>
    expect(decodeRequest(CreateImage, new URLSearchParams(text).toString())).toEqual(input))

  test('in the opposite order', () =>
    expect(decodeRequest(CreateImage, text.split('&').reverse().join('&'))).toEqual(input))
})

test('an item .10 comes after .9, whichever comes first on the wire', () => {
  const keys = Array.from({ length: 12 }, (_, index) => index + 1)
  const sent = [...keys].sort((one, other) => String(one).localeCompare(String(other)))
  const tags = sent.map((key) => `TagSpecification.1.Tag.${key}.Key=${key}`).join('&')
  const { TagSpecifications } = decode(`${least}&TagSpecification.1.ResourceType=image&${tags}`)
  expect(TagSpecifications?.[0]?.Tags?.map((tag) => tag.Key)).toEqual(keys.map(String))
})

test.each([
  ['gaps are closed', 'TagSpecification.7.ResourceType=b&TagSpecification.3.ResourceType=a', ['a', 'b']],
  ['an item 0 comes first', 'TagSpecification.1.ResourceType=b&TagSpecification.0.ResourceType=a', ['a', 'b']],
  [
    'a late item 1 comes first',
    'TagSpecification.2.ResourceType=b&TagSpecification.3.ResourceType=c&TagSpecification.1.ResourceType=a',
    ['a', 'b', 'c'],
  ],
])('%s', (_, wire, types) => {
  expect(decode(`${least}&${wire}`).TagSpecifications?.map((tags) => tags.ResourceType)).toEqual(types)
})

test('an item may come in parts, with others in between', () => {
  const wire =
    'TagSpecification.5.ResourceType=image&TagSpecification.2.ResourceType=snapshot&TagSpecification.5.Tag.1.Key=a&TagSpecification.2.Tag.1.Key=b'
  expect(decode(`${least}&${wire}`).TagSpecifications).toEqual([
    { ResourceType: 'snapshot', Tags: [{ Key: 'b' }] },
    { ResourceType: 'image', Tags: [{ Key: 'a' }] },
  ])
})

test.each([
  ['escaped keys among others', 'Tag.1.Key=a&Tag.1.V%61lue=b&Tag%2e2%2EKey=c&Tag.%32.Value=d&Tag.3.Key=e', 'abcde'],
  ['an escaped key that comes first', '%54agSpecification.1.%54ag.1.Key=a&Tag.1.Value=b', 'ab'],
  [
    'values with escapes and none',
    'Tag.1.Key=%c3%A9+%2b%20%26&Tag.1.Value=\u00e9+%2B &Tag.2.Key=\u{1f600}%3D',
    '\u00e9 + &\u00e9 + \u{1f600}=',
  ],
])('reads %s', (_, wire, texts) => {
  const form = `${least}&${wire.replaceAll('Tag', 'TagSpecification.1.Tag')}`
  const tags = decode(form).TagSpecifications?.[0]?.Tags
  expect(tags?.flatMap(({ Key = '', Value = '' }) => [Key, Value]).join('')).toBe(texts)
  expect(decode(new URLSearchParams(form).toString()).TagSpecifications?.[0]?.Tags).toEqual(tags)
})

test('reads forms of any length, with a short parameter at the end', () => {
  const start = `${actionAndVersion}&InstanceId=i-1234567890abcdef0&BlockDeviceMapping.1.Ebs.SnapshotId=`
  for (const length of [16_384, 32_768, 65_536]) {
    for (let size = length - 12; size <= length + 12; size++) {
      const snapshot = 's'.repeat(size - start.length - '&Name=w'.length)
      expect(decodeRequest(CreateImage, `${start}${snapshot}&Name=w`)).toEqual({
        InstanceId: 'i-1234567890abcdef0',
        BlockDeviceMappings: [{ Ebs: { SnapshotId: snapshot } }],
        Name: 'w',
      })
    }
  }
})

test('nothing of a longer form is left in the next', () => {
  decode(`${least}&BlockDeviceMapping.1.Ebs.VolumeSize=8&BlockDeviceMapping.1.Ebs.Iops=3000`)
  expect(decode(`${least}&BlockDeviceMapping.1.Ebs.VolumeSize=1`).BlockDeviceMappings).toEqual([
    { Ebs: { VolumeSize: 1 } },
  ])
  expect(thrownBy(() => decode(`${least}&BlockDeviceMapping.1.Ebs.VolumeSize=1%2`))).toMatchObject({
    code: 'MalformedQueryString',
  })
})

test.each([
  ['an escape that is cut', 'Description=%4', 'MalformedQueryString'],
  ['an escape in a key that is cut', 'Descriptio%6', 'MalformedQueryString'],
  ['bytes that are not UTF-8', 'Description=%c3%28', 'InvalidCharacter'],
  ['a lone surrogate', 'Description=\ud83d', 'InvalidCharacter'],
  ['a number too large', 'BlockDeviceMapping.1.Ebs.VolumeSize=9007199254740993', 'InvalidParameterValue'],
  ['no number', 'BlockDeviceMapping.1.Ebs.VolumeSize=', 'InvalidParameterValue'],
  ['only a sign', 'BlockDeviceMapping.1.Ebs.VolumeSize=-', 'InvalidParameterValue'],
])('refuses %s at the end of a form', (_, wire, code) => {
  expect(thrownBy(() => decode(`${least}&${wire}`))).toMatchObject({ code })
})

test.each([
  ['no version', 'Action=CreateImage', ''],
  ['an earlier version', 'Action=CreateImage&Version=2014-10-01', ''],
  ['empty pairs', `&&${actionAndVersion}&`, '&'],
  [
    'the parameters of SigV4',
    actionAndVersion,
    '&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261123%2Fus-east-1%2Fec2%2Faws4_request&X-Amz-Date=20261123T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=0&X-Amz-Security-Token=t&X-Amz-Content-Sha256=e',
  ],
  [
    'the parameters of SigV2',
    actionAndVersion,
    '&AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=s&SignatureMethod=HmacSHA256&SignatureVersion=2&Timestamp=2026-11-23T00%3A00%3A00Z&Expires=2026-11-23T00%3A00%3A00Z&SecurityToken=t',
  ],
])('takes %s without complaint', (_, before, after) => {
  expect(decodeRequest(CreateImage, `${before}&${least}${after}`)).toEqual(leastInput)
})

test('an action may have a member that is called like a common parameter', () => {
  const Expire = operation({
    action: 'Expire',
    input: v.strictObject({ Expires: v.pipe(v.date(), timestampFormat('epoch-seconds')) }),
    output: v.strictObject({}),
  })
  expect(decodeRequest(Expire, 'Action=Expire&Expires=1422172800')).toEqual({ Expires: new Date(1422172800000) })
})

describe('answers a misfit as EC2 does', () => {
  const ebs = 'BlockDeviceMapping.1.Ebs'
  const rows: [name: string, wire: string, code: string, message: string][] = [
    ['an unknown parameter', `${least}&Nme=x`, 'UnknownParameter', 'The parameter Nme is not recognized'],
    [
      'a wrong case',
      'instanceId=i-1234567890abcdef0',
      'UnknownParameter',
      'The parameter instanceId is not recognized',
    ],
    [
      'an unknown part',
      'BlockDeviceMapping.Item.1.DeviceName=x',
      'UnknownParameter',
      'The parameter Item is not recognized',
    ],
    [
      'the name of the SDKs',
      'TagSpecifications.1.ResourceType=image',
      'UnknownParameter',
      'The parameter TagSpecifications is not recognized',
    ],
    ['an unknown member inside', `${ebs}.Size=1`, 'UnknownParameter', 'The parameter Size is not recognized'],
    ['a leading zero', 'BlockDeviceMapping.01.DeviceName=x', 'UnknownParameter', 'The parameter 01 is not recognized'],
    [
      'a negative number',
      'BlockDeviceMapping.-1.DeviceName=x',
      'UnknownParameter',
      'The parameter -1 is not recognized',
    ],
    [
      'a number with a sign',
      'BlockDeviceMapping.%2B1.DeviceName=x',
      'UnknownParameter',
      'The parameter +1 is not recognized',
    ],
    ['no number', 'BlockDeviceMapping..DeviceName=x', 'UnknownParameter', 'The parameter  is not recognized'],
    [
      'a list of structures with a text',
      'BlockDeviceMapping=x',
      'UnknownParameter',
      'The parameter BlockDeviceMapping is not recognized',
    ],
    [
      'an item that is a structure',
      'BlockDeviceMapping.1=x',
      'UnknownParameter',
      'The parameter BlockDeviceMapping is not recognized',
    ],
    ["a structure's prefix", `${ebs}=x`, 'UnknownParameter', 'The parameter Ebs is not recognized'],
    ['a part below a value', 'Name.x=x', 'UnknownParameter', 'The parameter x is not recognized'],
    ['parts below a value', 'Name.1.2=x', 'UnknownParameter', 'The parameter 1 is not recognized'],
    [
      'a number below a value',
      'Name.1=x',
      'InvalidParameterCombination',
      "The parameter 'Name' may only be specified once.",
    ],
    [
      'a wrong member of a list without a number',
      'TagSpecification.Tag.Kex=x',
      'UnknownParameter',
      'The parameter Kex is not recognized',
    ],
    ['__proto__', '__proto__.polluted=1', 'UnknownParameter', 'The parameter __proto__ is not recognized'],
    ['constructor', 'constructor=1', 'UnknownParameter', 'The parameter constructor is not recognized'],
    [
      '__proto__ inside',
      `${ebs}.__proto__.polluted=1`,
      'UnknownParameter',
      'The parameter __proto__ is not recognized',
    ],
    ['a missing member', 'Name=web', 'MissingParameter', 'The request must contain the parameter InstanceId'],
    [
      'a repeated parameter',
      `${least}&Name=x`,
      'InvalidParameterCombination',
      "The parameter 'Name' may only be specified once.",
    ],
    [
      'a repeated part',
      `${least}&${ebs}.VolumeSize=1&${ebs}.VolumeSize=1`,
      'InvalidParameterCombination',
      "The parameter 'VolumeSize' may only be specified once.",
    ],
    [
      'a repeated action',
      `${least}&Action=CreateImage`,
      'InvalidParameterCombination',
      "The parameter 'Action' may only be specified once.",
    ],
    [
      'a repeated signature',
      `${least}&Signature=1&Signature=1`,
      'InvalidParameterCombination',
      "The parameter 'Signature' may only be specified once.",
    ],
    [
      'a wrong boolean',
      `${least}&NoReboot=yes`,
      'InvalidParameterValue',
      'Value (yes) for parameter NoReboot is invalid. Expected true or false.',
    ],
    [
      'a wrong integer',
      `${least}&${ebs}.VolumeSize=1e3`,
      'InvalidParameterValue',
      'Value (1e3) for parameter VolumeSize is invalid. Expected an integer.',
    ],
    [
      'an empty integer',
      `${least}&${ebs}.VolumeSize=`,
      'InvalidParameterValue',
      'Value () for parameter VolumeSize is invalid. Expected an integer.',
    ],
    ['a wrong escape', `${least}&Description=%zz`, 'MalformedQueryString', 'The query string contains a syntax error.'],
    [
      'an escape that is cut off',
      `${least}&Description=%C`,
      'MalformedQueryString',
      'The query string contains a syntax error.',
    ],
    ['bytes that are not UTF-8', `${least}&Description=%FF`, 'InvalidCharacter', 'A specified character is invalid.'],
    [
      'a lone surrogate in bytes',
      `${least}&Description=%ED%A0%80`,
      'InvalidCharacter',
      'A specified character is invalid.',
    ],
    ['a lone surrogate', `${least}&Description=\ud800`, 'InvalidCharacter', 'A specified character is invalid.'],
  ]

  test.each(rows)('%s', (_, wire, code, message) => {
    const error = thrownBy(() => decodeRequest(CreateImage, `${actionAndVersion}&${wire}`))
    expect(error).toBeInstanceOf(Ec2ServiceError)
    expect(error).toMatchObject({ code, message, status: 400, retryable: false, errors: [{ code, message }] })
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test.each([
    ['no action', least, 'MissingAction', 'The request is missing an action or a required parameter.'],
    ['an empty body', '', 'MissingAction', 'The request is missing an action or a required parameter.'],
    [
      'another action',
      `Action=RunInstances&${least}`,
      'InvalidAction',
      'The action RunInstances is not valid for this web service.',
    ],
    [
      'another action with its own parameters',
      'MaxCount=1&Action=RunInstances',
      'InvalidAction',
      'The action RunInstances is not valid for this web service.',
    ],
    [
      'a version to come',
      `Action=CreateImage&Version=2099-01-01&${least}`,
      'NoSuchVersion',
      'The requested version (2099-01-01) of service AmazonEC2 does not exist',
    ],
    [
      'a version that is none',
      `Action=CreateImage&Version=latest&${least}`,
      'NoSuchVersion',
      'The requested version (latest) of service AmazonEC2 does not exist',
    ],
  ])('%s', (_, wire, code, message) => {
    expect(thrownBy(() => decodeRequest(CreateImage, wire))).toMatchObject({ code, message, status: 400 })
  })

  test('an unknown parameter before a missing one', () => {
    expect(thrownBy(() => decode('Foo=1'))).toMatchObject({ code: 'UnknownParameter' })
  })

  test('a long value is shortened in the text', () => {
    const error = thrownBy(() => decode(`${least}&NoReboot=${'x'.repeat(1_000_000)}`)) as Error
    expect(error.message).toHaveLength(1068)
  })
})

describe('keeps limits', () => {
  const Nested: v.GenericSchema<Nested> = v.strictObject({
    Text: v.optional(v.string()),
    Inner: v.optional(v.lazy(() => Nested)),
  })
  interface Nested {
    Text?: string | undefined
    Inner?: Nested | undefined
  }
  const Nest = operation({ action: 'Nest', input: Nested, output: v.strictObject({}) })
  const List = operation({
    action: 'List',
    input: v.strictObject({ Ids: v.pipe(v.array(v.string()), wireName({ query: 'Id' })) }),
    output: v.strictObject({}),
  })

  test.each<[name: string, limits: RequestLimits, within: string, past: string, message: string]>([
    ['length', { maxLength: 15 }, 'Action=List&Id.1=12', 'Action=List&Id.1=123', 'characters (at most 19)'],
    ['parameters', { maxParameters: 2 }, 'Action=List&Id.1=1', 'Action=List&Id.1=1&Id.2=2', 'parameters (at most 2)'],
    ['index', { maxIndex: 7 }, 'Action=List&Id.7=1', 'Action=List&Id.8=1', 'the number of a list item (at most 7)'],
  ])('of %s', (name, limits, within, past, message) => {
    const given = name === 'length' ? { maxLength: within.length } : limits
    expect(decodeRequest(List, within, given).Ids).toHaveLength(1)
    expect(thrownBy(() => decodeRequest(List, past, given))).toMatchObject({
      code: 'InvalidRequest',
      message: `The request is larger than what is accepted: ${message}.`,
    })
  })

  test.each([
    ['given', { maxDepth: 3 }, 3],
    ['by default', {}, 100],
    ['without a limit', { maxDepth: Number.POSITIVE_INFINITY }, 500],
  ])('of depth, %s', (_, limits, depth) => {
    const wire = (levels: number) => `Action=Nest&${'Inner.'.repeat(levels - 1)}Text=x`
    expect(() => decodeRequest(Nest, wire(depth), limits)).not.toThrow()
    expect(thrownBy(() => decodeRequest(Nest, wire(depth + 1), limits))).toMatchObject({ code: 'InvalidRequest' })
  })

  test.each([-1, Number.NaN, '5', null])('of %j are not accepted', (limit) => {
    expect(() => decodeRequest(List, 'Action=List', { maxDepth: limit as number })).toThrow(
      `Cannot decode a request: limits.maxDepth is ${formatValue(limit)}; expected a number of 0 or more.`,
    )
  })

  test('by default, too', () => {
    const ids = (count: number) =>
      `Action=List&${Array.from({ length: count }, (_, index) => `Id.${index + 1}=`).join('&')}`
    expect(decodeRequest(List, ids(99_999)).Ids).toHaveLength(99_999)
    expect(thrownBy(() => decodeRequest(List, ids(100_000)))).toMatchObject({ code: 'InvalidRequest' })
    expect(decodeRequest(List, 'Action=List&Id.100000=').Ids).toEqual([''])
    expect(thrownBy(() => decodeRequest(List, 'Action=List&Id.100001='))).toMatchObject({ code: 'InvalidRequest' })
    expect(thrownBy(() => decodeRequest(List, `Action=List&Id.1=${'x'.repeat(10_000_000)}`))).toMatchObject({
      code: 'InvalidRequest',
    })
  })
})

function decode(wire: string) {
  return decodeRequest(CreateImage, `${actionAndVersion}&${wire}`)
}
