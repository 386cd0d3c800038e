import { DescribeImages, DescribeInstances, DescribeSnapshots, encodeResponse } from 'ec2wire'
import { type SimulatedImage, simulateEc2 } from 'ec2wire/mock'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Descriptions } from '../../../../src/mock/simulator/state/descriptions.ts'
import { caller, newYear } from '../caller.js'

type Change = (image: SimulatedImage) => unknown

/** What a test may do to an image: assign members, and change values inside of one. */
const changes: readonly [string, Change][] = [
  ['assign a member', (image) => Object.assign(image, { Description: 'one' })],
  ['assign it again', (image) => Object.assign(image, { Description: 'two' })],
  ['delete a member', (image) => delete image.Description],
  ['delete another member', (image) => delete image.Platform],
  ['assign a member that was missing', (image) => Object.assign(image, { KernelId: 'aki-1' })],
  ['assign nothing', (image) => Object.assign(image, { KernelId: undefined })],
  ['add a tag', (image) => image.Tags.push({ Key: `key ${image.Tags.length}`, Value: 'value' })],
  ['remove a tag', (image) => image.Tags.pop()],
  ['change a tag', (image) => Object.assign(image.Tags[0] ?? {}, { Value: 'changed' })],
  ['take the value of a tag', (image) => Reflect.deleteProperty(image.Tags[0] ?? {}, 'Value')],
  ['assign tags', (image) => Object.assign(image, { Tags: [{ Key: 'only', Value: '<&>' }] })],
  ['assign a list', (image) => Object.assign(image, { ProductCodes: [{ ProductCodeId: 'a' }] })],
  ['add to the list', (image) => image.ProductCodes?.push({ ProductCodeId: 'b' })],
  ['change an item', (image) => Object.assign(image.ProductCodes?.[0] ?? {}, { ProductCodeId: 'c' })],
  ['assign a date', (image) => Object.assign(image, { ScanResults: { FindingScanDate: new Date(0) } })],
  ['change the date', (image) => image.ScanResults?.FindingScanDate?.setUTCFullYear(1999)],
  ['assign mappings', (image) => Object.assign(image, { BlockDeviceMappings: [{ DeviceName: '/dev/sdz' }] })],
  ['settle', (image) => image.settle('failed')],
  ['settle again', (image) => image.settle('available')],
]

test.each<[string, before: object, after: object]>([
  ['another name with the same value', { a: 1, b: 2 }, { a: 1, c: 2 }],
  ['another name inside', { a: { b: undefined } }, { a: { c: undefined } }],
  ['one member more', { a: 1 }, { a: 1, b: undefined }],
  ['one member less', { a: 1, b: undefined }, { a: 1 }],
  ['a list for an object', { a: { 0: 1 } }, { a: [1] }],
  ['a date for an object', { a: {} }, { a: new Date(0) }],
  ['another date', { a: new Date(0) }, { a: new Date(1) }],
  ['nothing for an object', { a: {} }, { a: null }],
  ['a map, which may have changed inside', { a: new Map([[1, 1]]) }, { a: new Map([[1, 2]]) }],
])('a copy is not kept for %s', (_, before, after) => {
  const descriptions = new Descriptions((copy: object) => copy)
  const resource: Record<string, unknown> = { ...before }
  const copy = descriptions.of(resource)
  expect(copy).toStrictEqual(before)
  for (const name of Object.keys(before)) delete resource[name]
  Object.assign(resource, after)
  expect(descriptions.of(resource)).toStrictEqual(after)
  expect(copy).toStrictEqual(before)
})

test('a copy is kept while nothing changes, and is frozen', () => {
  const descriptions = new Descriptions((copy: object) => copy)
  const resource = { a: 'b', list: [{ c: new Date(0) }], date: new Date(1) }
  const copy = descriptions.of(resource)
  expect(descriptions.of(resource)).toBe(copy)
  expect([copy, (copy as typeof resource).list, (copy as typeof resource).list[0]].every(Object.isFrozen)).toBe(true)
})

describe('a response has the image as it is', () => {
  test('after any changes by hand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...changes), { maxLength: 12 }), async (chosen) => {
        const ec2 = simulateEc2({ clock: newYear, images: [{ Name: 'web', Tags: [{ Key: 'a', Value: 'b' }] }] })
        const call = caller(ec2)
        const [image] = ec2.images.values()
        for (const [name, change] of chosen) {
          change(image as SimulatedImage)
          const { Images, RequestId } = await call(DescribeImages, {})
          const { LaunchPermissions, Tags, ...members } = structuredClone({ ...(image as SimulatedImage) })
          const output = { Images: [{ ...members, ...(Tags.length > 0 && { Tags }) } as never], RequestId }
          // The XML may be that of an earlier call, and the log has the output.
          const logged = ec2.calls(DescribeImages).at(-1)?.output
          expect(encodeResponse(DescribeImages, { Images, RequestId } as never), name).toBe(
            encodeResponse(DescribeImages, output as never),
          )
          expect(logged).toEqual(output)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('while the log keeps it as it was', async () => {
    const ec2 = simulateEc2({ clock: newYear, pending: 1000, images: [{ Name: 'web', State: 'pending' }] })
    const call = caller(ec2)
    const [image] = ec2.images.values()
    await call(DescribeImages, {})
    ec2.advance(1000)
    image?.Tags.push({ Key: 'a', Value: 'b' })
    await call(DescribeImages, {})
    const logged = ec2.calls(DescribeImages).map(({ output }) => output?.Images?.[0])
    expect(logged.map((described) => [described?.State, described?.Tags])).toEqual([
      ['pending', undefined],
      ['available', [{ Key: 'a', Value: 'b' }]],
    ])
  })

  test('more images than are kept', async () => {
    const ec2 = simulateEc2({ images: Array.from({ length: 1200 }, (_, index) => ({ Name: `image-${index}` })) })
    const call = caller(ec2)
    for (let round = 0; round < 2; round++) {
      const { Images = [] } = await call(DescribeImages, {})
      expect(Images.map(({ Name }) => Name)).toEqual([...ec2.images.values()].map(({ Name }) => Name))
    }
  })
})

describe('a value that no response can carry', () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  afterEach(() => log.mockClear())

  test.each<[name: string, change: Change, note: string, shown: object]>([
    [
      'in a tag',
      (image) => image.Tags.push({ Key: 'a', Value: '\u0001😀' }),
      'Tags[0].Value is the string "\\u0001😀" with U+0001; expected characters that XML allows. The response has U+FFFD instead.',
      { Name: 'web', Tags: [{ Key: 'a', Value: '\uFFFD😀' }] },
    ],
    [
      'in a key',
      (image) => image.Tags.push({ Key: 'a\uFFFE', Value: '' }),
      'Tags[0].Key is the string "a\\ufffe" with U+FFFE; expected characters that XML allows. The response has U+FFFD instead.',
      { Tags: [{ Key: 'a\uFFFD', Value: '' }] },
    ],
    [
      'in a member, with half of a surrogate pair',
      (image) => Object.assign(image, { Description: 'a\uD83D' }),
      'Description is the string "a\\ud83d" with U+D83D; expected characters that XML allows. The response has U+FFFD instead.',
      { Description: 'a\uFFFD' },
    ],
    [
      'in a device',
      (image) => Object.assign(image, { BlockDeviceMappings: [{ Ebs: { VolumeSize: 2 ** 53 } }] }),
      'BlockDeviceMappings[0].Ebs.VolumeSize is the number 9007199254740992; expected a safe integer. The response leaves it out.',
      { BlockDeviceMappings: [{ Ebs: {} }] },
    ],
    [
      'in a time',
      (image) => Object.assign(image, { ScanResults: { FindingScanDate: new Date(Number.NaN) } }),
      'ScanResults.FindingScanDate is an invalid Date; expected a Date between the years 0 and 9999. The response leaves it out.',
      { ScanResults: {} },
    ],
  ])('%s breaks no call, and the console tells of it once', async (_, change, note, shown) => {
    const ec2 = simulateEc2({
      clock: newYear,
      images: [
        { ImageId: 'ami-11111111', Name: 'web' },
        { ImageId: 'ami-22222222', Name: 'other' },
      ],
    })
    const call = caller(ec2)
    change(ec2.images.get('ami-11111111') as SimulatedImage)
    for (let round = 0; round < 2; round++) {
      const { Images } = await call(DescribeImages, {})
      expect(Images).toMatchObject([shown, { Name: 'other' }])
      expect(log.mock.calls).toEqual([[`[ec2wire] Cannot describe ami-11111111: ${note}`]])
    }
  })

  test('in a snapshot or an instance breaks no call either', async () => {
    const ec2 = simulateEc2({ clock: newYear, snapshots: [{}], instances: [{}] })
    const call = caller(ec2)
    const [snapshot] = ec2.snapshots.values()
    const [instance] = ec2.instances.values()
    snapshot?.Tags.push({ Key: 'a', Value: '\u0000' })
    if (instance) instance.LaunchTime = new Date(Number.NaN)
    expect((await call(DescribeSnapshots, {})).Snapshots?.[0]?.Tags).toEqual([{ Key: 'a', Value: '\uFFFD' }])
    const { Reservations } = await call(DescribeInstances, {})
    expect(Reservations?.[0]?.Instances?.[0]).not.toHaveProperty('LaunchTime')
    expect(Reservations?.[0]?.Instances?.[0]?.InstanceId).toBe(instance?.InstanceId)
    expect(log).toHaveBeenCalledTimes(2)
  })

  test.each([
    ['an invalid time', Number.NaN],
    ['a time that no response can carry', Date.UTC(10_000, 0)],
  ])('%s matches no filter, as the response leaves it out', async (_, time) => {
    const ec2 = simulateEc2({ clock: newYear, images: [{ Name: 'web' }], instances: [{}] })
    const call = caller(ec2)
    const [image] = ec2.images.values()
    const [snapshot] = ec2.snapshots.values()
    const [instance] = ec2.instances.values()
    Object.assign(image ?? {}, { ImageWatermarks: [{ WatermarkCreationTime: new Date(time) }] })
    Object.assign(snapshot ?? {}, { StartTime: new Date(time) })
    Object.assign(instance ?? {}, { LaunchTime: new Date(time) })
    Object.assign(instance?.BlockDeviceMappings[0]?.Ebs ?? {}, { AttachTime: new Date(time) })
    const by = (Name: string) => ({ Filters: [{ Name, Values: ['*'] }] })
    expect(await call(DescribeImages, by('image-watermark.watermark-creation-time'))).toMatchObject({ Images: [] })
    expect(await call(DescribeSnapshots, by('start-time'))).toMatchObject({ Snapshots: [] })
    expect(await call(DescribeInstances, by('launch-time'))).toMatchObject({ Reservations: [] })
    expect(await call(DescribeInstances, by('block-device-mapping.attach-time'))).toMatchObject({ Reservations: [] })
  })
})
