import { type Ec2Simulator, hasChanged } from '../simulator/types.js'

/** Something that a test does with a simulator over HTTP. */
export type SimulatorCommand = (ec2: Ec2Simulator) => void

/** The simulators of a port: one for all clients, or one per access key. */
export class SimulatorsByKey {
  readonly #shared: Ec2Simulator
  readonly #most: number | undefined
  /** The least recently used one first. */
  readonly #byKey = new Map<string, Ec2Simulator>()
  /** The commands for simulators that are created later. */
  readonly #later: SimulatorCommand[] = []

  /** @param most How many simulators there are at most. Without it, all clients share one. */
  constructor(shared: Ec2Simulator, most: number | undefined) {
    this.#shared = shared
    this.#most = most
  }

  /**
   * Returns the simulator of an access key, and creates it if necessary. Returns `undefined` if there are too many, all
   * with changes: a client that invents keys must not remove the resources of others.
   */
  of(accessKeyId: string): Ec2Simulator | undefined {
    if (this.#most === undefined) return this.#shared
    const existing = this.#byKey.get(accessKeyId)
    if (existing) {
      this.#byKey.delete(accessKeyId)
      this.#byKey.set(accessKeyId, existing)
      return existing
    }
    if (this.#byKey.size >= this.#most && !this.#removeUnchanged()) return undefined
    const created = this.#shared.fork()
    for (const command of this.#later) runSafely(command, created)
    this.#byKey.set(accessKeyId, created)
    return created
  }

  /** Returns the simulator of an access key, or all simulators without a key. Creates none. */
  existing(accessKeyId: string | undefined): readonly Ec2Simulator[] {
    if (this.#most === undefined) return [this.#shared]
    if (accessKeyId === undefined) return [...this.#byKey.values()]
    const simulator = this.#byKey.get(accessKeyId)
    return simulator ? [simulator] : []
  }

  /**
   * Runs a command on the simulator of an access key. Without a key, on all simulators, with those created later.
   *
   * @throws the error of the command, before it has changed anything.
   */
  run(accessKeyId: string | undefined, command: SimulatorCommand): void {
    // A simulator that nobody uses shows whether the command is valid.
    command(this.#shared.fork())
    if (this.#most === undefined) command(this.#shared)
    else if (accessKeyId !== undefined) command(this.#existingOrNew(accessKeyId))
    else {
      for (const simulator of this.#byKey.values()) runSafely(command, simulator)
      this.#later.push(command)
    }
  }

  /** Brings the simulator of an access key, or all simulators, to the initial state. */
  reset(accessKeyId: string | undefined): void {
    if (accessKeyId === undefined) this.#later.length = 0
    for (const simulator of this.existing(accessKeyId)) simulator.reset()
  }

  #existingOrNew(accessKeyId: string): Ec2Simulator {
    const simulator = this.of(accessKeyId)
    if (simulator) return simulator
    throw new Error(
      `Cannot run the command: there are ${this.#most} simulators, all with changes. Reset some, or pass a higher maxSimulators.`,
    )
  }

  #removeUnchanged(): boolean {
    for (const [accessKeyId, simulator] of this.#byKey) {
      if (hasChanges(simulator)) continue
      this.#byKey.delete(accessKeyId)
      return true
    }
    return false
  }
}

/** A simulator that a test has wrapped may not tell. */
function hasChanges(simulator: Ec2Simulator): boolean {
  const { [hasChanged]: changed } = simulator as Partial<Record<typeof hasChanged, () => boolean>>
  return changed?.() !== false
}

/** An error of one simulator does not reach the clients of others. */
function runSafely(command: SimulatorCommand, simulator: Ec2Simulator): void {
  try {
    command(simulator)
  } catch (error) {
    console.error('[ec2wire] A control command has no effect on one simulator.', error)
  }
}
