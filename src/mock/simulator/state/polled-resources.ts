import type { Lifecycle } from './lifecycle.js'
import type { ResourceObserver } from './resource-index.js'

/**
 * Counts the polls of resources that are pending for a number of polls. It looks at these resources only, so a poll
 * costs nothing once they are no longer pending.
 */
export class PolledResources<Resource extends object> implements ResourceObserver<Resource> {
  readonly #lifecycleOf: (resource: Resource) => Lifecycle
  readonly #waiting = new Map<Resource, Lifecycle>()

  constructor(lifecycleOf: (resource: Resource) => Lifecycle) {
    this.#lifecycleOf = lifecycleOf
  }

  /**
   * Counts one `Describe…` call for the resources that it saw.
   *
   * @param named The resources that the call named. Default: the call was for all.
   */
  recordPoll(isSeen: (resource: Resource) => boolean, named?: readonly Resource[]): void {
    for (const resource of named ?? this.#waiting.keys()) {
      const lifecycle = this.#waiting.get(resource)
      if (!lifecycle || !isSeen(resource)) continue
      lifecycle.recordPoll()
      if (!lifecycle.awaitsPolls) this.#waiting.delete(resource)
    }
  }

  added(resource: Resource): void {
    const lifecycle = this.#lifecycleOf(resource)
    if (lifecycle.awaitsPolls) this.#waiting.set(resource, lifecycle)
  }

  removed(resource: Resource): void {
    this.#waiting.delete(resource)
  }

  cleared(): void {
    this.#waiting.clear()
  }
}
