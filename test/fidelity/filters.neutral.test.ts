import { describe, expect, test } from 'vitest'
import { type Ask, asking } from './ask.ts'

const fields = (values: Readonly<Record<string, string>>) => new URLSearchParams(values).toString()
const filterOf = (name: string, ...values: readonly string[]) =>
  fields({
    'Filter.1.Name': name,
    ...Object.fromEntries(values.map((value, index) => [`Filter.1.Value.${index + 1}`, value])),
  })
const describeActions = ['DescribeImages', 'DescribeInstances', 'DescribeSnapshots']

/** The texts of an element, in the order of the answer. */
const textsOf = (xml: string, element: string) =>
  [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, text = '']) => text)

describe('a filter on a time takes the text of the answer', () => {
  // Sources: aws/aws-cli#124 and #8969.
  const time = new Date('2026-01-01T10:20:30Z')
  const asked = () =>
    asking({
      instances: [
        { InstanceId: 'i-11111111', LaunchTime: time, UsageOperationUpdateTime: time },
        { InstanceId: 'i-22222222', LaunchTime: new Date('2025-12-31T23:59:59Z') },
      ],
      images: [
        {
          ImageId: 'ami-11111111',
          Name: 'web',
          CreationDate: '2026-01-01T10:20:30.000Z',
          BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId: 'snap-11111111' } }],
        },
      ],
      snapshots: [{ SnapshotId: 'snap-11111111', StartTime: new Date('2026-01-01T10:20:30.241Z') }],
    })

  const whole = '2026-01-01T10:20:30.000Z'

  test.each([
    ['DescribeInstances', 'launch-time', 'launchTime', 'i-11111111', whole],
    ['DescribeInstances', 'block-device-mapping.attach-time', 'attachTime', 'i-11111111', whole],
    ['DescribeInstances', 'usage-operation-update-time', 'usageOperationUpdateTime', 'i-11111111', whole],
    ['DescribeImages', 'creation-date', 'creationDate', 'ami-11111111', whole],
    ['DescribeSnapshots', 'start-time', 'startTime', 'snap-11111111', '2026-01-01T10:20:30.241Z'],
  ])('%s by %s', async (action, filter, element, id, text) => {
    const { ask } = asked()
    const find = async (value: string) => (await ask(`Action=${action}&${filterOf(filter, value)}`)).xml
    const [shown = ''] = textsOf((await ask(`Action=${action}`)).xml, element)
    expect(new Date(shown).toISOString()).toBe(text)
    expect(await find(text)).toContain(id)
    expect(await find('2026-01-*')).toContain(id)
    expect(await find('2026-01-*')).not.toContain('i-22222222')
    for (const other of [
      text.replace('Z', '+00:00'),
      '2026-01-01T10:20:30+00:00',
      '2026-01-01T10:20:30Z',
      '2026-01-01',
    ]) {
      expect(await find(other)).not.toContain(id)
    }
  })

  test('of an instance that the clock launched between two seconds', async () => {
    const { ask } = asking({ clock: Date.UTC(2026, 0, 1, 0, 0, 0, 241), instances: [{ InstanceId: 'i-11111111' }] })
    for (const [filter, element] of [
      ['launch-time', 'launchTime'],
      ['block-device-mapping.attach-time', 'attachTime'],
    ] as const) {
      const [shown = ''] = textsOf((await ask('Action=DescribeInstances')).xml, element)
      expect((await ask(`Action=DescribeInstances&${filterOf(filter, shown)}`)).xml).toContain('i-11111111')
    }
  })
})

describe('FilterLimitExceeded', () => {
  // Sources: gjbae1212/gossm#47, apache/druid#1954, nchammas/flintrock#193.
  const manyValues = (first: number, second: number) => {
    const list = (filter: number, name: string, count: number) =>
      [`Filter.${filter}.Name=${name}`]
        .concat(Array.from({ length: count }, (_, index) => `Filter.${filter}.Value.${index + 1}=same`))
        .join('&')
    return `${list(1, 'description', first)}&${list(2, 'tag:Owner', second)}`
  }

  test.each(describeActions)('more than 200 values in all filters of %s together', async (action) => {
    const { ask } = asking()
    expect((await ask(`Action=${action}&${manyValues(150, 50).replace('description', 'tag-key')}`)).status).toBe(200)
    expect(await ask(`Action=${action}&${manyValues(150, 51)}`)).toMatchObject({
      status: 400,
      code: 'FilterLimitExceeded',
      message: 'The maximum number of filter values specified on a single call is 200',
    })
  })

  // Source: ansible-collections/amazon.aws#2393.
  test.each(describeActions)('a value of %s that is longer than 255 characters', async (action) => {
    const { ask } = asking()
    const find = (value: string) => ask(`Action=${action}&${filterOf('tag:Owner', 'short', value)}`)
    expect((await find('a'.repeat(255))).status).toBe(200)
    expect(await find('a'.repeat(256))).toMatchObject({
      status: 400,
      code: 'FilterLimitExceeded',
      message: 'The maximum length for a filter value is 255 characters',
    })
  })
})

describe('escape sequences', () => {
  // Source: hashicorp/packer#6572. A backslash at the end is inferred.
  test.each([
    ['Fedora-\\d', '\\d'],
    ['\\\\\\*\\n*', '\\n'],
    ['a\\ b', '\\ '],
    ['\\\u{1F600}', '\\\u{1F600}'],
    ['Fedora\\', '\\'],
    ['\\\\\\', '\\'],
  ])('that EC2 does not know: %j', async (value, sequence) => {
    const { ask } = asking()
    for (const action of describeActions) {
      expect(await ask(`Action=${action}&${filterOf('tag:Name', 'x', value)}`)).toMatchObject({
        status: 400,
        code: 'InvalidParameterValue',
        message: `Invalid filter value: The escape sequence '${sequence}' is invalid`,
      })
    }
  })

  test.each([
    ['a\\*b', 'a*b', 'axb'],
    ['a\\?b', 'a?b', 'axb'],
    ['a\\\\b', 'a\\b', 'a\\\\b'],
    ['\\\\*', '\\anything', 'anything'],
    ['a\\*?', 'a*b', 'axb'],
  ])('that EC2 knows: %j matches %j', async (value, matching, other) => {
    const { ask } = asking({
      images: [matching, other].map((Description) => ({
        Name: `name ${Description.length}-${Description.codePointAt(1)}`,
        Description,
      })),
    })
    const { xml } = await ask(`Action=DescribeImages&${filterOf('description', value)}`)
    expect(textsOf(xml, 'description')).toEqual([matching])
  })
})

describe('the filter tag-value', () => {
  // Sources: ClusterLabs/cluster-glue#43 and aws/aws-cli#368. It is no longer documented.
  const Tags = [
    { Key: 'Name', Value: 'web' },
    { Key: 'Stage', Value: 'prod' },
  ]
  const finders: readonly [action: string, id: string, ask: () => Ask][] = [
    ['DescribeInstances', 'i-11111111', () => asking({ instances: [{ InstanceId: 'i-11111111', Tags }, {}] }).ask],
    [
      'DescribeImages',
      'ami-11111111',
      () => asking({ images: [{ ImageId: 'ami-11111111', Name: 'web', Tags }, { Name: 'other' }] }).ask,
    ],
    [
      'DescribeSnapshots',
      'snap-11111111',
      () => asking({ snapshots: [{ SnapshotId: 'snap-11111111', Tags }, {}] }).ask,
    ],
  ]

  test.each(finders)('of %s finds a tag of any key', async (action, id, start) => {
    const ask = start()
    const element = `${action.replace(/Describe(.*)s/, '$1').toLowerCase()}Id`
    const idsOf = async (...values: readonly string[]) =>
      textsOf((await ask(`Action=${action}&${filterOf('tag-value', ...values)}`)).xml, element)
    for (const values of [['web'], ['prod'], ['w?b'], ['none', 'pro*']]) expect(await idsOf(...values)).toEqual([id])
    expect(await idsOf('Name')).toEqual([])
  })
})

describe('a filter without a name', () => {
  // Sources: aws/aws-sdk-js-v3#6063 and kubernetes/kubernetes#22788, for `Filter=`. An empty name is inferred.
  test.each([
    ['Filter.1.Value.1=web', 'null'],
    ['Filter.1.Name=&Filter.1.Value.1=web', ''],
    ['Filter.1.Name=null&Filter.1.Value.1=web', 'null'],
  ])('%s', async (form, name) => {
    const { ask } = asking()
    for (const action of describeActions) {
      expect(await ask(`Action=${action}&${form}`)).toMatchObject({
        status: 400,
        code: 'InvalidParameterValue',
        message: `The filter '${name}' is invalid`,
      })
    }
  })
})
