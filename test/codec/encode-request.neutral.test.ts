import { CodecError, CreateImage, type CreateImageInput, encodeRequest } from 'ec2wire'
import { idempotencyToken, operation } from 'ec2wire/schemas'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { actionAndVersion, requests } from '../fixtures/create-image.js'
import { thrownBy } from '../support/errors.js'

const least: CreateImageInput = { InstanceId: 'i-1234567890abcdef0', Name: 'web' }

test.each(requests)('encodes $name', ({ input, wire }) => {
  expect(encodeRequest(CreateImage, input)).toBe(`${actionAndVersion}&${wire}`)
})

test.each([
  ['undefined', { Description: undefined }],
  ['an empty list', { BlockDeviceMappings: [], TagSpecifications: [] }],
])('does not send %s', (_, more) => {
  expect(encodeRequest(CreateImage, { ...least, ...more })).toBe(encodeRequest(CreateImage, least))
})

test('does not send a structure with nothing in it', () => {
  const input: CreateImageInput = { ...least, BlockDeviceMappings: [{ DeviceName: '/dev/sdh', Ebs: {} }] }
  expect(encodeRequest(CreateImage, input)).toMatch(/&BlockDeviceMapping\.1\.DeviceName=%2Fdev%2Fsdh$/)
})

test('does not check constraints, so that the error path of a server can be tested', () => {
  expect(encodeRequest(CreateImage, { InstanceId: '', Name: '*' })).toBe(`${actionAndVersion}&InstanceId=&Name=%2A`)
})

test('reads members that a class inherits', () => {
  class Defaults {
    get InstanceId() {
      return 'i-1234567890abcdef0'
    }
  }
  const input = Object.assign(new Defaults(), { Name: 'web' })
  expect(encodeRequest(CreateImage, input)).toBe(encodeRequest(CreateImage, least))
})

test('fills in an idempotency token, a new one for each request', () => {
  const token = v.optional(v.pipe(v.string(), idempotencyToken()))
  const Filled = operation({
    action: 'Fill',
    input: v.strictObject({ ClientToken: token }),
    output: v.strictObject({}),
  })
  const one = encodeRequest(Filled, {})
  expect(one).toMatch(
    /^Action=Fill&Version=2016-11-15&ClientToken=[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
  expect(encodeRequest(Filled, {})).not.toBe(one)
  expect(encodeRequest(Filled, { ClientToken: 'mine' })).toBe('Action=Fill&Version=2016-11-15&ClientToken=mine')
})

describe('refuses what does not have the structure of the schema', () => {
  const members =
    'one of InstanceId, Name, Description, NoReboot, BlockDeviceMappings, TagSpecifications, SnapshotLocation, BootModeOverride, DryRun'
  const rows: [name: string, input: unknown, path: string, found: string, accepted: string][] = [
    ['no input', undefined, '', 'missing', 'an object'],
    ['null', null, '', 'null', 'an object'],
    ['a list for the input', [], '', 'an empty list', 'an object'],
    ['a text for the input', 'x', '', 'the string "x"', 'an object'],
    ['a missing member', { Name: 'web' }, 'InstanceId', 'missing', 'a string, since it is required'],
    ['an unknown member', { ...least, InstanceID: 'x' }, 'InstanceID', 'unknown', members],
    ['an unknown member without a value', { ...least, Nme: undefined }, 'Nme', 'unknown', members],
    ['null for a member', { ...least, Description: null }, 'Description', 'null', 'a string'],
    ['a number for text', { ...least, Description: 5 }, 'Description', 'the number 5', 'a string'],
    ['a text for a boolean', { ...least, NoReboot: 'true' }, 'NoReboot', 'the string "true"', 'a boolean'],
    ['a function', { ...least, NoReboot: () => true }, 'NoReboot', 'a function', 'a boolean'],
    [
      'an object for a list',
      { ...least, BlockDeviceMappings: {} },
      'BlockDeviceMappings',
      'an object (Object)',
      'a list',
    ],
    ['a Map for a structure', device({ Ebs: new Map() }), 'BlockDeviceMappings[0].Ebs', 'an object (Map)', 'an object'],
    [
      'a fraction',
      ebs({ VolumeSize: 1.5 }),
      'BlockDeviceMappings[0].Ebs.VolumeSize',
      'the number 1.5',
      'a safe integer',
    ],
    [
      'NaN',
      ebs({ VolumeSize: Number.NaN }),
      'BlockDeviceMappings[0].Ebs.VolumeSize',
      'the number NaN',
      'a safe integer',
    ],
    [
      'an integer without precision',
      ebs({ VolumeSize: 2 ** 53 }),
      'BlockDeviceMappings[0].Ebs.VolumeSize',
      'the number 9007199254740992',
      'a safe integer',
    ],
    ['a bigint', ebs({ VolumeSize: 5n }), 'BlockDeviceMappings[0].Ebs.VolumeSize', 'the bigint 5', 'a safe integer'],
    [
      'an unknown member inside',
      ebs({ Size: 5 }),
      'BlockDeviceMappings[0].Ebs.Size',
      'unknown',
      'one of DeleteOnTermination, Iops, SnapshotId, VolumeSize, VolumeType, KmsKeyId, Throughput, OutpostArn, AvailabilityZone, Encrypted, VolumeInitializationRate, AvailabilityZoneId, EbsCardIndex',
    ],
    ['a gap in a list', { ...least, TagSpecifications: [undefined] }, 'TagSpecifications[0]', 'missing', 'an object'],
    [
      'an empty structure in a list',
      { ...least, TagSpecifications: [{ ResourceType: 'image' }, {}] },
      'TagSpecifications[1]',
      'an object (Object), which is not sent',
      'an object, since lists have no gaps',
    ],
    [
      'a structure in a list that comes out empty',
      { ...least, TagSpecifications: [{ Tags: [] }] },
      'TagSpecifications[0]',
      'an object (Object), which is not sent',
      'an object, since lists have no gaps',
    ],
    [
      'a wrong key',
      { ...least, TagSpecifications: [{ ResourceType: 'image' }, { ResourceType: 'image', Tags: [{ Key: 1 }] }] },
      'TagSpecifications[1].Tags[0].Key',
      'the number 1',
      'a string',
    ],
    [
      'a lone surrogate',
      { ...least, Name: 'a\ud800' },
      'Name',
      'the string "a\\ud800"',
      'a string without lone surrogates',
    ],
  ]
  function device(mapping: object) {
    return { ...least, BlockDeviceMappings: [mapping] }
  }
  function ebs(volume: object) {
    return device({ Ebs: volume })
  }

  const hints: Readonly<Record<string, string>> = {
    InstanceID: ' Did you mean InstanceId?',
    Nme: ' Did you mean Name?',
    'BlockDeviceMappings[0].Ebs.Size': '',
  }

  test.each(rows)('%s', (_, input, path, found, accepted) => {
    const error = thrownBy(() => encodeRequest(CreateImage, input as CreateImageInput))
    expect(error).toBeInstanceOf(CodecError)
    expect(error).toMatchObject({ path, found, accepted, status: undefined, retryable: false })
    expect((error as Error).message).toBe(
      `Cannot encode the CreateImage request: ${path || 'input'} is ${found}; expected ${accepted}.${hints[path] ?? ''}`,
    )
  })

  test('a typo beside members that a class inherits', () => {
    class Defaults {
      get InstanceId() {
        return 'i-1234567890abcdef0'
      }
      get Name() {
        return 'web'
      }
    }
    const input = Object.assign(new Defaults(), { Descripton: 'x' })
    expect(() => encodeRequest(CreateImage, input)).toThrow('Descripton is unknown;')
  })

  test('an object that pretends to have a class', () => {
    const Name = JSON.parse('{"constructor":{"name":{"toString":0}}}')
    expect(() => encodeRequest(CreateImage, { ...least, Name })).toThrow(
      'Name is an object (Object); expected a string.',
    )
  })

  test('names of any length, in a message that does not grow with them', () => {
    const error = thrownBy(() =>
      encodeRequest(CreateImage, { ...least, ['x'.repeat(1_000_000)]: 1 } as CreateImageInput),
    )
    expect((error as Error).message.length).toBeLessThan(500)
  })

  test('a required list that is empty, since it would not be sent', () => {
    const Stop = operation({
      action: 'Stop',
      input: v.strictObject({ Ids: v.array(v.string()) }),
      output: v.strictObject({}),
    })
    expect(() => encodeRequest(Stop, { Ids: [] })).toThrow(
      'Cannot encode the Stop request: Ids is an empty list, which is not sent; expected a list, since it is required.',
    )
  })

  test('a value that is inside of itself', () => {
    interface Nested {
      Inner?: Nested | undefined
    }
    const Nested: v.GenericSchema<Nested> = v.strictObject({ Inner: v.optional(v.lazy(() => Nested)) })
    const Nest = operation({ action: 'Nest', input: Nested, output: v.strictObject({}) })
    const cycle: Nested = {}
    cycle.Inner = cycle
    expect(() => encodeRequest(Nest, cycle)).toThrow(
      /^Cannot encode the Nest request: Inner\.Inner\.[.Iner]+ is nested too deep; expected at most 98 levels\.$/,
    )
  })

  test('members in another order than the schema, in each of many levels, are written once and in its order', () => {
    interface Nested {
      Name?: string | undefined
      Inner?: Nested | undefined
    }
    const Nested: v.GenericSchema<Nested> = v.strictObject({
      Name: v.optional(v.string()),
      Inner: v.optional(v.lazy(() => Nested)),
    })
    const Nest = operation({ action: 'Nest', input: Nested, output: v.strictObject({}) })
    let read = 0
    let input: Nested = { Name: 'deepest' }
    for (let level = 0; level < 30; level++) {
      const Inner = input
      input = {
        get Inner() {
          read++
          return Inner
        },
        Name: 'x',
      }
    }
    expect(encodeRequest(Nest, input)).toMatch(
      /^Action=Nest&Version=2016-11-15&Name=x&Inner\.Name=x&Inner\.Inner\.Name=x&.*Inner\.Name=deepest$/,
    )
    expect(read).toBe(30)
  })

  test('a failed call leaves nothing behind for the next one', () => {
    const before = encodeRequest(CreateImage, least)
    thrownBy(() => encodeRequest(CreateImage, { ...least, Name: '\udc00' }))
    expect(encodeRequest(CreateImage, least)).toBe(before)
  })
})
