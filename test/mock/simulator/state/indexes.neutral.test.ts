import type { DescribeImagesInput, Filter, Reservation } from 'ec2wire'
import type { SimulatedImage, SimulatedInstance, SimulatedSnapshot } from 'ec2wire/mock'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeImages } from '../../../../src/mock/simulator/actions/describe-images.ts'
import { describeInstances } from '../../../../src/mock/simulator/actions/describe-instances.ts'
import { describeSnapshots } from '../../../../src/mock/simulator/actions/describe-snapshots.ts'
import { Clock } from '../../../../src/mock/simulator/runtime/clock.ts'
import { imageFromInit } from '../../../../src/mock/simulator/state/init/image-from-init.ts'
import { instanceFromInit } from '../../../../src/mock/simulator/state/init/instance-from-init.ts'
import { snapshotFromInit } from '../../../../src/mock/simulator/state/init/snapshot-from-init.ts'
import { OrderedItems } from '../../../../src/mock/simulator/state/ordered-items.ts'
import { World } from '../../../../src/mock/simulator/state/world.ts'
import { seededRandom } from '../../../../src/random/seeded-random.ts'
import { type SlowFilters, slowFilters, slowPages, slowShortPages } from '../query/slow-query.ts'

const accountId = '123456789012'
const otherAccount = '999999999999'
const polls = 2

// Few names and IDs, so that resources share them, replace each other and come back.
const imageIds = ['ami-00000001', 'ami-00000002', 'ami-00000003', 'ami-00000004', 'ami-00000005']
const snapshotIds = ['snap-00000001', 'snap-00000002', 'snap-00000003']
const instanceIds = ['i-00000001', 'i-00000002', 'i-00000003', 'i-00000004', 'i-00000005']
const reservationIds = ['r-0000000a', 'r-00000001']
const volumeIds = ['vol-00000001', 'vol-00000002', 'vol-00000003', 'vol-00000004']
const names = ['web', 'web-1', 'database']
const owners = [accountId, otherAccount]
const accesses = [{}, { LaunchPermissions: [{ UserId: accountId }] }, { Public: true }]
const tags = [{ Key: 'stage', Value: 'test' }]

const some = <Item>(items: readonly Item[]) => fc.constantFrom(...items)
const mappings = fc
  .uniqueArray(some(snapshotIds), { maxLength: 2 })
  .map((ids) => ids.map((SnapshotId, index) => ({ DeviceName: `/dev/sd${index}`, Ebs: { SnapshotId } })))
const devices = fc
  .uniqueArray(some(volumeIds), { maxLength: 2 })
  .map((ids) => ids.map((VolumeId, index) => ({ DeviceName: `/dev/sd${index}`, Ebs: { VolumeId } })))

type Change = (world: World) => void

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        id: some(imageIds),
        name: some(names),
        owner: some(owners),
        access: some(accesses),
        mappings,
        isPending: fc.boolean(),
      })
      .map(setImage),
  },
  {
    weight: 3,
    arbitrary: fc.record({ id: some(instanceIds), devices, ReservationId: some([...reservationIds, undefined]) }).map(
      ({ id, devices: BlockDeviceMappings, ReservationId }): Change =>
        (world) =>
          void world.instances.set(id, { BlockDeviceMappings, ReservationId }),
    ),
  },
  {
    weight: 1,
    arbitrary: some(snapshotIds).map(
      (id): Change =>
        (world) =>
          void world.snapshots.set(id, { State: 'pending' }),
    ),
  },
  some(imageIds).map(
    (id): Change =>
      (world) =>
        void world.images.delete(id),
  ),
  some(instanceIds).map(
    (id): Change =>
      (world) =>
        void world.instances.delete(id),
  ),
  fc.tuple(some(imageIds), mappings).map(
    ([id, list]): Change =>
      (world) => {
        const image = world.images.get(id)
        if (image) image.BlockDeviceMappings = list
      },
  ),
  fc.tuple(some(instanceIds), devices).map(
    ([id, list]): Change =>
      (world) => {
        const instance = world.instances.get(id)
        const [device] = instance?.BlockDeviceMappings ?? []
        if (instance && device)
          instance.BlockDeviceMappings = list.map(({ DeviceName, Ebs }) => ({
            DeviceName,
            Ebs: { ...device.Ebs, ...Ebs },
          }))
      },
  ),
  some(imageIds).map(
    (id): Change =>
      (world) =>
        world.images.get(id)?.Tags.push({ ...tags[0] }),
  ),
  some(imageIds).map(
    (id): Change =>
      (world) =>
        world.images.get(id)?.settle('disabled'),
  ),
  fc.constant<Change>((world) => world.images.clear()),
  fc.constant<Change>((world) => world.instances.clear()),
)

describe('indexes find what a search finds', () => {
  test('after any changes', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const world = newWorld()
        for (const one of changes) {
          one(world)
          const images = [...world.images.values()]
          for (const id of snapshotIds) {
            expect(world.usersOf(id)).toEqual(
              images.filter((image) => image.BlockDeviceMappings?.some(({ Ebs }) => Ebs?.SnapshotId === id)),
            )
          }
          for (const name of names) {
            for (const owner of owners) {
              expect(world.imageNamed(name, owner)).toBe(
                images.find(({ Name, OwnerId }) => Name === name && OwnerId === owner),
              )
            }
          }
          const volumes = [...world.instances.values()].flatMap(({ BlockDeviceMappings }) => BlockDeviceMappings)
          for (const id of volumeIds) expect(world.volume(id)).toBe(volumes.find(({ Ebs }) => Ebs.VolumeId === id)?.Ebs)
        }
      }),
    )
  })

  test('and so do the pages of DescribeImages', () => {
    const filter = fc.oneof(
      filterOf('name', [...names, 'web*', '?eb', 'none']),
      filterOf('image-id', [...imageIds, 'ami-*1', 'i-00000001']),
      filterOf('block-device-mapping.snapshot-id', [...snapshotIds, '*']),
      filterOf('tag:stage', ['test', 'production']),
      filterOf('state', ['available', 'pending']),
    )
    const input = fc.record({
      Filters: fc.array(filter, { maxLength: 2 }),
      Owners: fc.subarray(['self', otherAccount]),
      ImageIds: fc.subarray(imageIds),
    })
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 20 }),
        input,
        fc.integer({ min: 1, max: 4 }),
        (changes, asked, size) => {
          const world = newWorld()
          for (const one of changes) one(world)
          const ImageIds = asked.ImageIds.filter((id) => isVisible(world.images.get(id)))
          const request = { ...asked, ImageIds }
          const candidates = [...world.images.values()].filter((image) => isCandidate(image, request))
          const found = slowFilters(candidates, asked.Filters, imageFilters)
          const whole = describeImages.plan(world, request as never)() as { Images: { ImageId: string }[] }
          const sorted =
            ImageIds.length === 0 ? found : ImageIds.flatMap((id) => found.filter(({ ImageId }) => ImageId === id))
          expect(whole.Images.map(({ ImageId }) => ImageId)).toEqual(sorted.map(({ ImageId }) => ImageId))
          // The polls of pages change the states, which is a filter.
          if (asked.Filters.some(({ Name }) => Name === 'state')) return
          const isTagUnknown = asked.Filters.some(
            (one) => one.Name === 'tag:stage' && slowFilters(candidates, [one], imageFilters).length === 0,
          )
          const expected = {
            full: slowPages(found, size),
            short: slowShortPages(candidates, found, size, isTagUnknown),
          }
          for (const style of ['full', 'short'] as const) {
            const again = newWorld(style)
            for (const one of changes) one(again)
            const pages = pagesOf(
              size,
              (page) => describeImages.plan(again, { ...request, ...page } as never)() as never,
            )
            expect(pages.map(({ Images = [] }) => Images.map(({ ImageId }) => ImageId))).toEqual(
              expected[style].map((page) => page.map(({ ImageId }) => ImageId)),
            )
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('and so do those of DescribeInstances and DescribeSnapshots', () => {
    const filter = fc.oneof(
      filterOf('instance-id', [...instanceIds, 'i-*']),
      filterOf('reservation-id', [
        ...instanceIds.map((id) => id.replace('i-', 'r-')),
        ...reservationIds,
        ...instanceIds,
      ]),
      filterOf('block-device-mapping.volume-id', [...volumeIds, 'vol-*']),
    )
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 20 }),
        fc.array(filter, { maxLength: 2 }),
        some(snapshotIds),
        fc.integer({ min: 1, max: 3 }),
        (changes, Filters, id, size) => {
          const world = newWorld('full')
          for (const one of changes) one(world)
          const found = slowFilters([...world.instances.values()], Filters, instanceFilters)
          const { Reservations = [] } = describeInstances.plan(world, { Filters })()
          expect(instanceIdsOf(Reservations).flat().sort()).toEqual(found.map(({ InstanceId }) => InstanceId).sort())
          expect(new Set(Reservations.map(({ ReservationId }) => ReservationId)).size).toBe(Reservations.length)
          const pages = pagesOf(size, (page) => describeInstances.plan(world, { Filters, ...page })())
          expect(pages.flatMap((page) => page.Reservations ?? [])).toEqual(Reservations)
          for (const page of pages) {
            const counts = instanceIdsOf(page.Reservations).map(({ length }) => length)
            expect(sum(counts.slice(0, -1))).toBeLessThan(size)
            if (page.NextToken !== undefined) expect(sum(counts)).toBeGreaterThanOrEqual(size)
          }
          const snapshots = slowFilters(
            [...world.snapshots.values()],
            [{ Name: 'snapshot-id', Values: [id, 'x*'] }],
            snapshotFilters,
          )
          for (const Values of [[id], [id, id, 'snap-none'], [id, 'x*']]) {
            const { Snapshots = [] } = describeSnapshots.plan(world, { Filters: [{ Name: 'snapshot-id', Values }] })()
            expect(Snapshots.map(({ SnapshotId }) => SnapshotId)).toEqual(snapshots.map(({ SnapshotId }) => SnapshotId))
          }
        },
      ),
    )
  })
})

test('a poll counts for each resource that a call was for', () => {
  const input = fc.record({
    Owners: fc.option(fc.subarray(['self', otherAccount], { minLength: 1 }), { nil: undefined }),
    ImageIds: fc.subarray(imageIds),
    MaxResults: fc.option(fc.constant(1), { nil: undefined }),
    Filters: fc.subarray([{ Name: 'name', Values: ['web'] }]),
  })
  const step = fc.oneof({ weight: 1, arbitrary: change }, { weight: 3, arbitrary: input })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const world = newWorld()
      const seen = new Map<SimulatedImage, number>()
      for (const one of steps) {
        if (typeof one === 'function') one(world)
        else {
          const request = { ...one, ImageIds: one.ImageIds.filter((id) => isVisible(world.images.get(id))) }
          for (const image of world.images.values()) {
            if (isCandidate(image, request)) seen.set(image, (seen.get(image) ?? 0) + 1)
          }
          describeImages.plan(world, request as never)()
        }
        for (const image of world.images.values()) {
          if (!image.Description || image.State === 'disabled') continue
          expect(image.State).toBe((seen.get(image) ?? 0) < polls ? 'pending' : 'available')
        }
      }
    }),
    { numRuns: 500 },
  )
})

test('ordered items keep their positions', () => {
  const operation = fc.oneof(fc.constant('add' as const), fc.nat({ max: 20 }), fc.constant('clear' as const))
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 60 }), fc.nat({ max: 30 }), (operations, after) => {
      const items = new OrderedItems<string>()
      const expected = new Map<number, string>()
      for (const [index, operation] of operations.entries()) {
        if (operation === 'add') expected.set(items.add(`item ${index}`), `item ${index}`)
        else if (operation === 'clear') {
          items.clear()
          expected.clear()
        } else {
          items.remove(operation)
          expected.delete(operation)
        }
        const left = [...expected].filter(([position]) => position > after).map(([, item]) => item)
        expect([...items.after(after)]).toEqual(left)
      }
      items.reset()
      expect([items.add('first'), [...items.after(0)]]).toEqual([1, ['first']])
    }),
  )
})

test('mappings and devices cannot change in place', () => {
  const world = newWorld()
  const image = world.images.add({ Name: 'web' })
  const [mapping] = image.BlockDeviceMappings ?? []
  expect(() => Object.assign(mapping?.Ebs ?? {}, { SnapshotId: 'snap-00000001' })).toThrow(TypeError)
  expect(() => (image.BlockDeviceMappings as unknown[]).push({})).toThrow(TypeError)
  const instance = world.instances.add({})
  const [device] = instance.BlockDeviceMappings
  expect(() => (instance.BlockDeviceMappings as unknown[]).pop()).toThrow(TypeError)
  expect(() => Object.assign(device?.Ebs ?? {}, { VolumeId: 'vol-00000001' })).toThrow(TypeError)
  Object.assign(device?.Ebs ?? {}, { VolumeSize: 9 })
  expect(instance.BlockDeviceMappings[0]?.Ebs.VolumeSize).toBe(9)
})

test('an image that was assigned a list is not changed with the list', () => {
  const world = newWorld()
  const image = world.images.add({ Name: 'web' })
  const list = [{ DeviceName: '/dev/sda', Ebs: { SnapshotId: 'snap-00000001' } }]
  image.BlockDeviceMappings = list
  list.push({ DeviceName: '/dev/sdb', Ebs: { SnapshotId: 'snap-00000002' } })
  expect([world.usersOf('snap-00000001'), world.usersOf('snap-00000002')]).toEqual([[image], []])
  expect(image.BlockDeviceMappings).toHaveLength(1)
})

test('settle works without its image', () => {
  const world = newWorld()
  const image = world.images.add({ Name: 'web', State: 'pending' })
  const { settle } = image
  settle('failed')
  expect([image.State, Object.keys(image).includes('settle')]).toEqual(['failed', false])
})

function setImage(given: {
  id: string
  name: string
  owner: string
  access: (typeof accesses)[number]
  mappings: SimulatedImage['BlockDeviceMappings']
  isPending: boolean
}): Change {
  return (world) => {
    const { id, name: Name, owner: OwnerId, access, mappings: BlockDeviceMappings, isPending } = given
    const other = world.imageNamed(Name, OwnerId)
    if (other && other.ImageId !== id) return
    const missing = snapshotIds.filter((snapshot) => !world.snapshots.has(snapshot))
    for (const snapshot of missing) world.snapshots.set(snapshot, {})
    // The description tells the images that were pending.
    world.images.set(id, {
      Name,
      OwnerId,
      BlockDeviceMappings,
      ...access,
      ...(isPending && { State: 'pending', Description: 'pending' }),
    })
  }
}

function filterOf(Name: string, values: readonly string[]): fc.Arbitrary<Filter> {
  return fc.array(some(values), { maxLength: 3 }).map((Values) => ({ Name, Values }))
}

/** Whether the account may know of the image. */
function isVisible(image: SimulatedImage | undefined): boolean {
  return image !== undefined && (image.OwnerId === accountId || image.LaunchPermissions.length > 0)
}

function isCandidate(image: SimulatedImage, { ImageIds = [], Owners = [] }: DescribeImagesInput): boolean {
  const { ImageId, OwnerId, State } = image
  const isNamed = ImageIds.length === 0 || ImageIds.includes(ImageId)
  const isOwned = Owners.length === 0 || Owners.some((owner) => OwnerId === (owner === 'self' ? accountId : owner))
  return isVisible(image) && isNamed && isOwned && State !== 'disabled'
}

const imageFilters: SlowFilters<SimulatedImage> = {
  name: ({ Name }) => [Name],
  'image-id': ({ ImageId }) => [ImageId],
  'block-device-mapping.snapshot-id': ({ BlockDeviceMappings = [] }) =>
    BlockDeviceMappings.map(({ Ebs }) => Ebs?.SnapshotId),
  'tag:stage': ({ Tags }) => Tags.filter(({ Key }) => Key === 'stage').map(({ Value }) => Value),
  state: ({ State }) => [State],
}
const instanceFilters: SlowFilters<SimulatedInstance> = {
  'instance-id': ({ InstanceId }) => [InstanceId],
  'reservation-id': ({ ReservationId }) => [ReservationId],
  'block-device-mapping.volume-id': ({ BlockDeviceMappings }) => BlockDeviceMappings.map(({ Ebs }) => Ebs.VolumeId),
}
const snapshotFilters: SlowFilters<SimulatedSnapshot> = { 'snapshot-id': ({ SnapshotId }) => [SnapshotId] }

/** Asks for one page after the other. */
function pagesOf<Output extends { readonly NextToken?: string | undefined }>(
  MaxResults: number,
  ask: (page: { MaxResults: number; NextToken?: string | undefined }) => Output,
): Output[] {
  const pages: Output[] = []
  let NextToken: string | undefined
  do {
    const page = ask({ MaxResults, NextToken })
    pages.push(page)
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  return pages
}

function instanceIdsOf(reservations: readonly Reservation[] = []): (string | undefined)[][] {
  return reservations.map(({ Instances = [] }) => Instances.map(({ InstanceId }) => InstanceId))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function newWorld(pages: 'short' | 'full' = 'short'): World {
  const settings = {
    region: 'us-east-1',
    accountId,
    clock: new Clock(0),
    random: seededRandom(1),
    pending: { polls },
    invisible: 0,
    lingering: 0,
    pages,
  }
  return new World(settings, { image: imageFromInit, snapshot: snapshotFromInit, instance: instanceFromInit })
}
