import { describe, expect, test } from 'vitest'
import { type Ask, asking } from './ask.ts'

const describeActions = ['DescribeImages', 'DescribeInstances', 'DescribeSnapshots'] as const

/** Twelve of each kind. Every third has the description, or the type, `few`; the last one has a tag. */
function twelve(pages?: 'short' | 'full') {
  const numbers = Array.from({ length: 12 }, (_, index) => index)
  const id = (prefix: string, number: number) => `${prefix}-${String(number).padStart(8, '0')}`
  const tagsOf = (number: number) => (number === 11 ? [{ Key: 'Name', Value: 'last' }] : [])
  const snapshots = numbers.map((number) => ({
    SnapshotId: id('snap', number),
    Description: number % 3 === 0 ? 'few' : 'many',
    Tags: tagsOf(number),
  }))
  const images = numbers.map((number) => ({
    ImageId: id('ami', number),
    Name: `image ${number}`,
    Description: number % 3 === 0 ? 'few' : 'many',
    Tags: tagsOf(number),
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { SnapshotId: id('snap', number) } }],
  }))
  const instances = numbers.map((number) => ({
    InstanceId: id('i', number),
    StateTransitionReason: number % 3 === 0 ? 'few' : 'many',
    Tags: tagsOf(number),
  }))
  return asking({ snapshots, images, instances, ...(pages && { pages }) })
}

const filterFor = (action: string) => (action === 'DescribeInstances' ? 'reason' : 'description')
const filter = (name: string, value: string) => `Filter.1.Name=${name}&Filter.1.Value.1=${encodeURIComponent(value)}`

interface Page {
  /** The numbers of the resources. */
  readonly numbers: readonly number[]
  readonly token: string | undefined
}

async function pageOf(ask: Ask, form: string, token?: string): Promise<Page> {
  const { status, xml } = await ask(token === undefined ? form : `${form}&NextToken=${encodeURIComponent(token)}`)
  expect(status).toBe(200)
  const element = /Action=Describe(\w+)s/.exec(form)?.[1]?.toLowerCase()
  // A snapshot's ID is also in the mappings of an image.
  const ids = xml.matchAll(new RegExp(`<${element}Id>\\w+-0*(\\d+)<`, 'g'))
  return { numbers: [...ids].map(([, number]) => Number(number)), token: /<nextToken>([^<]+)/.exec(xml)?.[1] }
}

/** The numbers on each page, until there is no token. */
async function pagesOf(ask: Ask, form: string): Promise<(readonly number[])[]> {
  const pages: (readonly number[])[] = []
  let token: string | undefined
  do {
    const page = await pageOf(ask, form, token)
    pages.push(page.numbers)
    token = page.token
  } while (token !== undefined)
  return pages
}

describe('a token that EC2 did not give', () => {
  // Sources: aws/karpenter-provider-aws#6061 for images; treelogic-swe/aws-mock, at second hand, for instances. Inferred
  // for snapshots, from the code that AWS documents.
  const answers: Readonly<Record<string, readonly [code: string, message: string]>> = {
    DescribeImages: ['InvalidParameterValue', 'The NextToken is invalid.'],
    DescribeInstances: ['InvalidParameterValue', 'Unable to parse pagination token'],
    DescribeSnapshots: ['InvalidPaginationToken', 'The specified pagination token is not valid or is expired.'],
  }

  test.each(describeActions)('is refused by %s', async (action) => {
    const { ask } = twelve()
    const [code, message] = answers[action] ?? []
    const others = describeActions.filter((other) => other !== action)
    const foreign = await Promise.all(
      others.map(async (other) => (await pageOf(ask, `Action=${other}&MaxResults=5`)).token ?? ''),
    )
    for (const token of ['abc', ' ', '%', 'null', ...foreign]) {
      for (const size of ['', '&MaxResults=5']) {
        expect(await ask(`Action=${action}${size}&NextToken=${encodeURIComponent(token)}`)).toMatchObject({
          status: 400,
          code,
          message,
        })
      }
    }
  })
})

// Source: boto/boto3#2673, for DescribeSecurityGroups. Inferred for these actions.
test.each(describeActions)('an empty token is none for %s', async (action) => {
  const { ask } = twelve()
  expect(await pageOf(ask, `Action=${action}&MaxResults=5`, '')).toEqual(
    await pageOf(ask, `Action=${action}&MaxResults=5`),
  )
  expect((await pageOf(ask, `Action=${action}`, '')).numbers).toHaveLength(12)
})

describe('MaxResults', () => {
  // Source: the documentation of DescribeSnapshots, and aws/aws-sdk-ruby#3028. The text is from that SDK's source.
  test('cannot be combined with the IDs of snapshots', async () => {
    const { ask } = asking()
    expect(await ask('Action=DescribeSnapshots&MaxResults=5&SnapshotId.1=snap-1234567890abcdef0')).toMatchObject({
      status: 400,
      code: 'InvalidParameterCombination',
      message: 'The parameter snapshotSet cannot be used with the parameter maxResults',
    })
  })

  // Source: the documentation of DescribeSnapshots.
  test('of DescribeSnapshots counts as 1,000 if it is larger', async () => {
    const { ask } = asking({ snapshots: Array.from({ length: 1001 }, () => ({})) })
    for (const size of ['1001', '2147483647']) {
      const { status, xml } = await ask(`Action=DescribeSnapshots&MaxResults=${size}`)
      expect([status, xml.match(/<snapshotId>/g)?.length, xml.includes('<nextToken>')]).toEqual([200, 1000, true])
    }
  })
})

describe('pages are cut before the filters apply', () => {
  // Sources: aws/aws-sdk-js#939 and #940, boto/botocore#1837, boto/boto3#1776 (a snapshot with an exact tag is not on the
  // first page). Seen for DescribeInstances, inferred for the others.
  test.each(describeActions)('so pages of %s are short or empty', async (action) => {
    const { ask } = twelve()
    const form = `Action=${action}&MaxResults=5`
    expect(await pagesOf(ask, `${form}&${filter(filterFor(action), 'few')}`)).toEqual([[0, 3], [6, 9], []])
    expect(await pagesOf(ask, `${form}&${filter('tag:Name', 'las*')}`)).toEqual([[], [], [11]])
    expect(await pagesOf(ask, `${form}&${filter('tag:Name', 'no*')}`)).toEqual([[], [], []])
    expect(await pagesOf(ask, `${form}&${filter('tag:Name', 'last')}`)).toEqual([[], [], [11]])
  })

  test.each(describeActions)('and a full last page of %s has a token', async (action) => {
    const { ask } = twelve()
    expect(await pagesOf(ask, `Action=${action}&MaxResults=6`)).toEqual([[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11], []])
    expect(await pagesOf(ask, `Action=${action}&MaxResults=13`)).toHaveLength(1)
  })

  // Source: aws/aws-sdk-ruby#689.
  test.each(describeActions)('but an exact tag that nothing of %s has gives no token', async (action) => {
    const { ask } = twelve()
    const form = `Action=${action}&MaxResults=5`
    expect(await pagesOf(ask, `${form}&${filter('tag:Name', 'nothing')}`)).toEqual([[]])
    expect(await pagesOf(ask, `${form}&${filter('tag:Name', 'las\\*')}`)).toEqual([[]])
    const other = `Filter.2.Name=${filterFor(action)}&Filter.2.Value.1=few`
    expect(await pagesOf(ask, `${form}&${filter('tag:Name', 'nothing')}&${other}`)).toEqual([[]])
    expect(await pagesOf(ask, `${form}&${filter('tag:Name', 'last')}&${other}`)).toEqual([[], [], []])
  })

  test('but after the owners and the permissions', async () => {
    const { ask, ec2 } = asking({
      images: Array.from({ length: 12 }, (_, number) => ({
        ImageId: `ami-${String(number).padStart(8, '0')}`,
        Name: `image ${number}`,
        Description: number % 3 === 0 ? 'few' : 'many',
        ...(number % 2 === 1 && { OwnerId: '999999999999', Public: true }),
      })),
      instances: Array.from({ length: 7 }, (_, number) => ({
        InstanceId: `i-${String(number).padStart(8, '0')}`,
        ...(number < 2 && { Operator: { HiddenByDefault: true } }),
      })),
    })
    const few = filter('description', 'few')
    expect(await pagesOf(ask, `Action=DescribeImages&Owner.1=self&MaxResults=4&${few}`)).toEqual([[0, 6], []])
    expect(await pagesOf(ask, `Action=DescribeImages&ExecutableBy.1=all&MaxResults=4&${few}`)).toEqual([[3], [9]])
    expect(await pagesOf(ask, 'Action=DescribeInstances&MaxResults=5')).toEqual([[2, 3, 4, 5, 6], []])
    expect(ec2.instances.size).toBe(7)
  })

  test('and whatever comes and goes in between, a page repeats and hides nothing', async () => {
    const { ask, ec2 } = twelve()
    const few = `Action=DescribeImages&MaxResults=3&${filter('description', 'few')}`
    const first = await pageOf(ask, few)
    for (const id of ['ami-00000002', 'ami-00000000', 'ami-00000003']) ec2.images.delete(id)
    ec2.images.add({ ImageId: 'ami-00000099', Name: 'new', Description: 'few' })
    const second = await pageOf(ask, few, first.token)
    const third = await pageOf(ask, few, second.token)
    const fourth = await pageOf(ask, few, third.token)
    expect([first, second, third, fourth].map(({ numbers }) => numbers)).toEqual([[0], [6], [9], [99]])
    expect(await pageOf(ask, few, fourth.token)).toEqual({ numbers: [], token: undefined })
  })
})

describe("with pages: 'full'", () => {
  test.each(describeActions)('each page of %s is full, and the last one has no token', async (action) => {
    const { ask } = twelve('full')
    const few = filter(filterFor(action), 'few')
    expect(await pagesOf(ask, `Action=${action}&MaxResults=6`)).toHaveLength(2)
    expect(await pagesOf(ask, `Action=${action}&MaxResults=5&${filter('tag:Name', 'las*')}`)).toEqual([[11]])
    expect(await pagesOf(ask, `Action=${action}&MaxResults=5&${few}`)).toEqual([[0, 3, 6, 9]])
  })
})
