import { generateId } from '../../../random/generate.js'
import type { Place } from '../../argument-error.js'
import type { PageStyle } from '../query/page-style.js'
import type { Clock } from '../runtime/clock.js'
import { describeImage, describeInstance, describeSnapshot } from './describe.js'
import { Descriptions } from './descriptions.js'
import {
  type ImageInit,
  type ImageParts,
  lifecycleOfImage,
  type SimulatedImage,
  simulatedImage,
  snapshotsOf,
  watchMappings,
} from './image.js'
import { type InstanceInit, type SimulatedInstance, type SimulatedVolume, volumesOf, watchDevices } from './instance.js'
import { Lifecycle, type Pending } from './lifecycle.js'
import { LingeringUses } from './lingering-uses.js'
import { addToNewestOf } from './newest.js'
import type { Permission } from './permissions.js'
import { PolledResources } from './polled-resources.js'
import { Reservations } from './reservations.js'
import { ResourceIndex } from './resource-index.js'
import { type CreatedResource, ResourceMap } from './resource-map.js'
import {
  lifecycleOfSnapshot,
  type SimulatedSnapshot,
  type SnapshotInit,
  type SnapshotParts,
  simulatedSnapshot,
} from './snapshot.js'

/** The settings of a world, and its sources of time and chance. */
export interface WorldSettings {
  readonly region: string
  readonly accountId: string
  readonly clock: Clock
  /** Draws numbers from 0 up to 1 for IDs. */
  readonly random: () => number
  readonly pending: Pending
  /** Milliseconds until a new image is found by its ID. */
  readonly invisible: number
  /** Milliseconds until EC2 knows that a deregistered image does not use its snapshots any more. */
  readonly lingering: number
  readonly pages: PageStyle
}

/** The functions that create resources from their initial states. They need the world, so it receives them. */
export interface ResourceFactories {
  readonly image: Factory<ImageInit, SimulatedImage>
  readonly snapshot: Factory<SnapshotInit, SimulatedSnapshot>
  readonly instance: Factory<InstanceInit, SimulatedInstance>
}

type Factory<Init, Resource> = (world: World, init: Init, place: Place, id?: string) => CreatedResource<Resource>

/** The resources of one account in one Region. */
export class World {
  readonly images: ResourceMap<ImageInit, SimulatedImage>
  readonly snapshots: ResourceMap<SnapshotInit, SimulatedSnapshot>
  readonly instances: ResourceMap<InstanceInit, SimulatedInstance>
  /** The IDs of the newest deregistered images, which EC2 remembers. */
  readonly deregistered = new Set<string>()
  /** The images by name, of any account. */
  readonly imagesByName = new ResourceIndex<SimulatedImage>(({ Name }) => [Name])
  readonly imagesBySnapshot = new ResourceIndex(snapshotsOf, watchMappings)
  readonly instancesByVolume = new ResourceIndex(volumesOf, watchDevices)
  readonly reservations = new Reservations()
  readonly polledImages = new PolledResources<SimulatedImage>(lifecycleOfImage)
  readonly polledSnapshots = new PolledResources<SimulatedSnapshot>(lifecycleOfSnapshot)
  readonly imageDescriptions = new Descriptions(describeImage)
  readonly snapshotDescriptions = new Descriptions(describeSnapshot)
  readonly instanceDescriptions = new Descriptions(describeInstance)
  readonly #lingeringUses: LingeringUses
  #lastNumber = 0

  constructor(
    readonly settings: WorldSettings,
    { image, snapshot, instance }: ResourceFactories,
  ) {
    this.#lingeringUses = new LingeringUses(settings.clock, settings.lingering)
    this.images = new ResourceMap<ImageInit, SimulatedImage>({
      name: 'image',
      create: (...init) => image(this, ...init),
      uniqueName: uniqueNameOf,
      observers: [this.imagesByName, this.imagesBySnapshot, this.polledImages],
    })
    this.snapshots = new ResourceMap<SnapshotInit, SimulatedSnapshot>({
      name: 'snapshot',
      create: (...init) => snapshot(this, ...init),
      observers: [this.polledSnapshots, this.#lingeringUses],
    })
    this.instances = new ResourceMap({
      name: 'instance',
      create: (...init) => instance(this, ...init),
      observers: [this.instancesByVolume, this.reservations],
    })
  }

  /** @throws TypeError if the clock does not work. */
  now(): Date {
    return new Date(this.settings.clock.now())
  }

  /** Generates an ID that no resource has or had. */
  newId(prefix: string): string {
    const id = generateId(prefix, this.settings.random)
    const isTaken =
      this.images.has(id) ||
      this.snapshots.has(id) ||
      this.instances.has(id) ||
      this.deregistered.has(id) ||
      this.instancesByVolume.get(id).size > 0
    return isTaken ? this.newId(prefix) : id
  }

  /** Returns the volume with the ID: that of the first instance, if several instances have it. */
  volume(id: string): SimulatedVolume | undefined {
    const [first] = this.instances.inOrder(this.instancesByVolume.get(id))
    return first?.BlockDeviceMappings.find(({ Ebs }) => Ebs.VolumeId === id)?.Ebs
  }

  /** Returns another number for each new instance. */
  nextNumber(): number {
    return ++this.#lastNumber
  }

  /** Returns the image of an account with the name. */
  imageNamed(Name: string, OwnerId = this.settings.accountId): SimulatedImage | undefined {
    return this.images.named(uniqueNameOf({ OwnerId, Name }))
  }

  /** Returns the images with the snapshot, in the order of their creation. */
  usersOf(snapshotId: string): SimulatedImage[] {
    return this.images.inOrder(this.imagesBySnapshot.get(snapshotId))
  }

  /** Creates an image and its snapshots, which are pending from now on. */
  create(image: ImageParts, snapshots: readonly SnapshotParts[]): void {
    const { clock, pending, invisible } = this.settings
    const imageLifecycle = new Lifecycle(clock, pending, invisible)
    for (const snapshot of snapshots) {
      const lifecycle = new Lifecycle(clock, pending, 0)
      this.snapshots.put(snapshot.SnapshotId, simulatedSnapshot(snapshot, lifecycle, {}, imageLifecycle))
    }
    this.images.put(image.ImageId, simulatedImage(image, imageLifecycle))
  }

  /** Creates the lifecycle of an initial resource. Its pending time is over, unless its state is `pending`. */
  newLifecycle(state: string | undefined): Lifecycle {
    const { clock, pending } = this.settings
    return new Lifecycle(clock, state === 'pending' ? pending : 0, 0)
  }

  /** Removes an image. EC2 remembers its ID, and may take its snapshots for in use a while longer. */
  deregister(image: SimulatedImage): void {
    this.images.delete(image.ImageId)
    addToNewestOf(this.deregistered, image.ImageId)
    for (const id of snapshotsOf(image)) if (this.snapshots.has(id)) this.#lingeringUses.add(id, image.ImageId)
  }

  /** Returns the ID of the image for which EC2 refuses to delete the snapshot. */
  userOf(snapshotId: string): string | undefined {
    const [user] = this.usersOf(snapshotId)
    return user?.ImageId ?? this.#lingeringUses.userOf(snapshotId)
  }

  /** Whether EC2 shows the account the image: it finds it by its ID yet, and the account may launch it. */
  isVisible(image: SimulatedImage): boolean {
    return lifecycleOfImage(image).isVisible && this.#isPermitted(image.OwnerId, image.LaunchPermissions)
  }

  /** Whether EC2 shows the account the snapshot: the account may create volumes from it. */
  isRestorable({ OwnerId, CreateVolumePermissions }: SimulatedSnapshot): boolean {
    return this.#isPermitted(OwnerId, CreateVolumePermissions)
  }

  #isPermitted(ownerId: string | undefined, permissions: readonly Permission[]): boolean {
    const { accountId } = this.settings
    return ownerId === accountId || permissions.some(({ UserId, Group }) => Group === 'all' || UserId === accountId)
  }

  /** Removes all resources, and forgets the deregistered ones. */
  reset(): void {
    for (const resources of [this.images, this.snapshots, this.instances]) resources.reset()
    this.reservations.reset()
    this.imageDescriptions.clear()
    this.snapshotDescriptions.clear()
    this.instanceDescriptions.clear()
    this.deregistered.clear()
    this.#lastNumber = 0
  }
}

/** Names of images are unique per account. */
function uniqueNameOf({ OwnerId, Name }: Pick<SimulatedImage, 'OwnerId' | 'Name'>): string {
  return `${OwnerId} ${Name}`
}
