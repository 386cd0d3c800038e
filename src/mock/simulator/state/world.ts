import { generateId } from '../../../random/generate.js'
import type { Clock } from '../runtime/clock.js'
import { type ImageInit, type ImageParts, type SimulatedImage, simulatedImage } from './image.js'
import { imageFromInit } from './init/image-from-init.js'
import { instanceFromInit } from './init/instance-from-init.js'
import { snapshotFromInit } from './init/snapshot-from-init.js'
import type { InstanceInit, SimulatedInstance, SimulatedVolume } from './instance.js'
import { Lifecycle, type Pending } from './lifecycle.js'
import { ResourceMap } from './resource-map.js'
import { type SimulatedSnapshot, type SnapshotInit, type SnapshotParts, simulatedSnapshot } from './snapshot.js'

/** What a world is in, and what it takes time and chance from. */
export interface WorldSettings {
  readonly region: string
  readonly accountId: string
  readonly clock: Clock
  /** Numbers from 0 up to 1, for IDs. */
  readonly random: () => number
  readonly pending: Pending
  /** Milliseconds for which a new image is not known by its ID. */
  readonly invisible: number
}

/** An account in a Region: what there is, and what there was. */
export class World {
  readonly images: ResourceMap<ImageInit, SimulatedImage>
  readonly snapshots: ResourceMap<SnapshotInit, SimulatedSnapshot>
  readonly instances: ResourceMap<InstanceInit, SimulatedInstance>
  /** The IDs of images that are no more; EC2 remembers them. */
  readonly deregistered = new Set<string>()
  #lastNumber = 0
  readonly #lives = new WeakMap<SimulatedImage | SimulatedSnapshot, Lifecycle>()

  constructor(readonly settings: WorldSettings) {
    this.images = new ResourceMap((...given) => imageFromInit(this, ...given), nameIn)
    this.snapshots = new ResourceMap((...given) => snapshotFromInit(this, ...given))
    this.instances = new ResourceMap((...given) => instanceFromInit(this, ...given))
  }

  now(): Date {
    return new Date(this.settings.clock.now())
  }

  /** An ID that nothing has, and nothing had. */
  newId(prefix: string): string {
    const id = generateId(prefix, this.settings.random)
    const isTaken = [this.images, this.snapshots, this.instances, this.deregistered].some((ids) => ids.has(id))
    return isTaken || (prefix === 'vol' && this.volume(id)) ? this.newId(prefix) : id
  }

  /** The volume of an instance that has the ID. */
  volume(id: string): SimulatedVolume | undefined {
    for (const { BlockDeviceMappings } of this.instances.values()) {
      for (const { Ebs } of BlockDeviceMappings) if (Ebs.VolumeId === id) return Ebs
    }
    return undefined
  }

  /** A number for each instance that ever was. */
  nextNumber(): number {
    return ++this.#lastNumber
  }

  /** The image of the account that has the name. */
  imageNamed(Name: string, OwnerId = this.settings.accountId): SimulatedImage | undefined {
    return this.images.named(nameIn({ OwnerId, Name }))
  }

  /** The images that have the snapshot. */
  usersOf(snapshotId: string): SimulatedImage[] {
    return [...this.images.values()].filter((image) => snapshotsOf(image).includes(snapshotId))
  }

  /** Has an image and its snapshots be pending from now on. */
  create(image: ImageParts, snapshots: readonly SnapshotParts[]): void {
    const { clock, pending, invisible } = this.settings
    const imageLife = new Lifecycle(clock, pending, invisible)
    for (const snapshot of snapshots) {
      const life = new Lifecycle(clock, pending, 0)
      this.snapshots.put(snapshot.SnapshotId, this.track(simulatedSnapshot, snapshot, life, {}, imageLife))
    }
    this.images.put(image.ImageId, this.track(simulatedImage, image, imageLife))
  }

  /** Lets something live, and remembers its life. */
  track<Parts, Living extends SimulatedImage | SimulatedSnapshot, More extends unknown[]>(
    simulated: (parts: Parts, life: Lifecycle, ...more: More) => Living,
    parts: Parts,
    life: Lifecycle,
    ...more: More
  ): Living {
    const living = simulated(parts, life, ...more)
    this.#lives.set(living, life)
    return living
  }

  /** Of something that was given: what is not said to be pending was there before. */
  newLifecycle(state: string | undefined): Lifecycle {
    const { clock, pending } = this.settings
    return new Lifecycle(clock, state === 'pending' ? pending : 0, 0)
  }

  isVisible(image: SimulatedImage): boolean {
    return this.#lives.get(image)?.isVisible ?? true
  }

  /** Notes that somebody has looked at it. */
  recordPoll(at: SimulatedImage | SimulatedSnapshot): void {
    this.#lives.get(at)?.recordPoll()
  }

  reset(): void {
    for (const resources of [this.images, this.snapshots, this.instances]) resources.reset()
    this.deregistered.clear()
    this.#lastNumber = 0
  }
}

/** The IDs of the snapshots of an image. */
export function snapshotsOf({ BlockDeviceMappings = [] }: Pick<SimulatedImage, 'BlockDeviceMappings'>): string[] {
  return BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.SnapshotId ?? [])
}

/** What only one image can have: no account has a name twice. */
function nameIn({ OwnerId, Name }: Pick<SimulatedImage, 'OwnerId' | 'Name'>): string {
  return `${OwnerId} ${Name}`
}
