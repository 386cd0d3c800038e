import type { SimulatedInstance } from './instance.js'
import { OrderedItems } from './ordered-items.js'
import type { ResourceObserver } from './resource-index.js'

/**
 * Groups the instances by their reservations, in the order in which the reservations came. A reservation keeps its position
 * while it has an instance.
 */
export class Reservations implements ResourceObserver<SimulatedInstance> {
  readonly #byId = new Map<string, Reservation>()
  readonly #ordered = new OrderedItems<Reservation>()

  /** Returns the instances of a reservation. */
  get(id: string): ReadonlySet<SimulatedInstance> {
    return this.#byId.get(id)?.instances ?? none
  }

  /** Returns the position of the reservation of an instance, or 0. */
  positionOf({ ReservationId }: SimulatedInstance): number {
    return this.#byId.get(ReservationId)?.position ?? 0
  }

  /** Sorts instances by their reservations. */
  inOrder(instances: Iterable<SimulatedInstance>): SimulatedInstance[] {
    const given = new Set(instances)
    const reservations = new Set<Reservation>()
    for (const { ReservationId } of given) {
      const reservation = this.#byId.get(ReservationId)
      if (reservation) reservations.add(reservation)
    }
    return [...reservations]
      .sort((one, other) => one.position - other.position)
      .flatMap((reservation) => [...reservation.instances].filter((instance) => given.has(instance)))
  }

  /** Returns the instances of the reservations after a position. */
  *after(position: number): Generator<SimulatedInstance, undefined> {
    for (const { instances } of this.#ordered.after(position)) yield* instances
  }

  added(instance: SimulatedInstance): void {
    const { ReservationId } = instance
    const known = this.#byId.get(ReservationId)
    if (known) {
      known.instances.add(instance)
      return
    }
    const reservation = { position: 0, instances: new Set([instance]) }
    reservation.position = this.#ordered.add(reservation)
    this.#byId.set(ReservationId, reservation)
  }

  removed(instance: SimulatedInstance): void {
    const { ReservationId } = instance
    const reservation = this.#byId.get(ReservationId)
    if (!reservation?.instances.delete(instance) || reservation.instances.size > 0) return
    this.#ordered.remove(reservation.position)
    this.#byId.delete(ReservationId)
  }

  cleared(): void {
    this.#byId.clear()
    this.#ordered.clear()
  }

  /** Starts again with the first position. */
  reset(): void {
    this.cleared()
    this.#ordered.reset()
  }
}

interface Reservation {
  readonly position: number
  readonly instances: Set<SimulatedInstance>
}

const none: ReadonlySet<SimulatedInstance> = new Set()
