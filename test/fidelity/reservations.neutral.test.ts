import type { InstanceInit } from 'ec2wire/simulator'
import { expect, test } from 'vitest'
import { type Ask, asking } from './ask.ts'

// Sources: 18 of 267 recorded reservations hold two or three instances; the answer in aws/aws-cli#1984 holds more
// instances than items were asked for.

const one = 'r-aaaaaaaa'
const other = 'r-bbbbbbbb'
const idOf = (number: number) => `i-${String(number).padStart(8, '0')}`

/** A simulator with an instance for each of the reservations. Without one, an instance has its own. */
function start(reservations: readonly (string | undefined)[], pages?: 'full') {
  const instances = reservations.map(
    (ReservationId, number): InstanceInit => ({ InstanceId: idOf(number), ...(ReservationId && { ReservationId }) }),
  )
  return asking({ instances, ...(pages && { pages }) })
}

/** The numbers of the instances in each reservation. */
async function reservationsOf(ask: Ask, form = ''): Promise<[reservation: string | undefined, numbers: number[]][]> {
  const { xml } = await ask(`Action=DescribeInstances${form}`)
  return [...xml.matchAll(/<reservationId>([^<]*)<.*?<\/instancesSet>/gs)].map(([text, reservation]) => [
    reservation,
    [...text.matchAll(/<instanceId>i-0*(\d+)</g)].map(([, number]) => Number(number)),
  ])
}

/** The numbers of the instances in each reservation of each page. */
async function pagesOf(ask: Ask, form: string, between = () => {}): Promise<number[][][]> {
  const pages: number[][][] = []
  let token: string | undefined
  do {
    const next = token === undefined ? form : `${form}&NextToken=${encodeURIComponent(token)}`
    pages.push((await reservationsOf(ask, next)).map(([, numbers]) => numbers))
    token = /<nextToken>([^<]+)/.exec((await ask(`Action=DescribeInstances${next}`)).xml)?.[1]
    between()
  } while (token !== undefined)
  return pages
}

test('a reservation holds its instances together', async () => {
  const { ask } = start([one, undefined, one, other, one, other])
  expect(await reservationsOf(ask)).toEqual([
    [one, [0, 2, 4]],
    ['r-00000001', [1]],
    [other, [3, 5]],
  ])
})

test('a reservation holds those of its instances that were asked for', async () => {
  const { ask } = start([one, undefined, one, other, one, other])
  expect(await reservationsOf(ask, '&InstanceId.1=i-00000004&InstanceId.2=i-00000005&InstanceId.3=i-00000000')).toEqual(
    [
      [one, [4, 0]],
      [other, [5]],
    ],
  )
  const filters = '&Filter.1.Name=instance-id&Filter.1.Value.1=i-00000004&Filter.1.Value.2=i-00000003'
  expect(await reservationsOf(ask, filters)).toEqual([
    [one, [4]],
    [other, [3]],
  ])
})

test.each([
  [other, [[other, [3, 5]]]],
  ['r-00000001', [['r-00000001', [1]]]],
  ['r-b*', [[other, [3, 5]]]],
  ['r-00000000', []],
])('the filter reservation-id finds all instances of %s', async (value, found) => {
  const { ask } = start([one, undefined, one, other, one, other])
  expect(await reservationsOf(ask, `&Filter.1.Name=reservation-id&Filter.1.Value.1=${value}`)).toEqual(found)
})

test.each([undefined, 'full'] as const)('a page ends with a whole reservation (pages: %s)', async (pages) => {
  const { ask } = start([undefined, undefined, undefined, undefined, one, undefined, one, undefined, one], pages)
  expect(await pagesOf(ask, '&MaxResults=5')).toEqual([
    [[0], [1], [2], [3], [4, 6, 8]],
    [[5], [7]],
  ])
})

test('a page repeats and hides no instance when others of its reservation come and go', async () => {
  const { ask, ec2 } = start([one, undefined, undefined, undefined, one, other, undefined, undefined, undefined, other])
  const changes = [
    () => {
      // The reservation is still where it was.
      ec2.instances.delete(idOf(0))
      ec2.instances.delete(idOf(5))
    },
    () => ec2.instances.delete(idOf(9)),
    () => ec2.instances.add({ InstanceId: idOf(12), ReservationId: other }),
  ]
  const pages = await pagesOf(ask, '&MaxResults=5', () => changes.shift()?.())
  expect(pages).toEqual([
    [[0, 4], [1], [2], [3]],
    [[9], [6], [7], [8]],
  ])
})

test('each instance of a reservation has its number in it', async () => {
  const { ask, ec2 } = start([one, undefined, one, one])
  const numbers = () => [...ec2.instances.values()].map(({ AmiLaunchIndex }) => AmiLaunchIndex)
  expect(numbers()).toEqual([0, 0, 1, 2])
  const found = await reservationsOf(ask, '&Filter.1.Name=launch-index&Filter.1.Value.1=2')
  expect(found).toEqual([[one, [3]]])
})

test('the reservation of an instance can be read', () => {
  const { ec2 } = start([one, undefined])
  expect([...ec2.instances.values()].map(({ ReservationId }) => ReservationId)).toEqual([one, 'r-00000001'])
})
