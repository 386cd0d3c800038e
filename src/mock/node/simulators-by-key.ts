import { type CoreSimulator, type Ec2Simulator, hasChanged } from '../simulator/types.js'

/** Changes a simulator. @throws TypeError if the change is invalid. */
export type SimulatorCommand = (ec2: Ec2Simulator) => void

/** The most failures that simulators of access keys get which do not exist yet. */
const mostCommands = 1000

/** All simulators of a server have changes, so that none can make room for another access key. */
export class TooManySimulators extends Error {
  constructor(most: number) {
    super(
      `ec2wire serves at most ${most} access keys, and the simulators of all have changes. Reset some with POST /_ec2wire/reset, or pass a higher maxSimulators.`,
    )
  }
}

interface Tenant {
  readonly ec2: Ec2Simulator
  /** The number of requests that are being answered. */
  inFlight: number
  /** Whether a control request has changed it. */
  isArranged: boolean
  /** Whether code of the same process has it, and may change it at any time. */
  isHandedOut: boolean
}

/** The simulators of a server: one for all, or one for each access key. */
export class SimulatorsByKey {
  readonly #ec2: Ec2Simulator
  readonly #most: number | undefined
  /** By access key, the least recently used first. */
  readonly #tenants = new Map<string, Tenant>()
  /** For simulators that are created later. */
  readonly #commands: SimulatorCommand[] = []
  #ahead = 0

  /** @param most The most simulators. Without it, there is one for all access keys. */
  constructor(ec2: Ec2Simulator, most: number | undefined) {
    this.#ec2 = ec2
    this.#most = most
  }

  /**
   * Runs a call with the simulator of an access key, which stays at least until the call ends.
   *
   * @throws TooManySimulators (as a rejection) if it cannot be created.
   */
  async use<Result>(accessKeyId: string, call: (ec2: Ec2Simulator) => Promise<Result>): Promise<Result> {
    if (!this.#isIsolated) return call(this.#ec2)
    const tenant = this.#tenantOf(accessKeyId)
    tenant.inFlight++
    try {
      return await call(tenant.ec2)
    } finally {
      tenant.inFlight--
    }
  }

  /** Returns the simulator of an access key for other code. @throws TooManySimulators if it cannot be created. */
  handOut(accessKeyId: string): Ec2Simulator {
    if (!this.#isIsolated) return this.#ec2
    const tenant = this.#tenantOf(accessKeyId)
    tenant.isHandedOut = true
    return tenant.ec2
  }

  /** Returns the existing simulator of an access key, or all existing ones. Creates none. */
  existing(accessKeyId: string | undefined): readonly Ec2Simulator[] {
    return this.#isIsolated ? this.#existingTenants(accessKeyId).map(({ ec2 }) => ec2) : [this.#ec2]
  }

  /**
   * Adds failures to the simulator of an access key. Without one, to all, and to those that are created later.
   *
   * @throws TypeError if a failure is invalid. Then nothing has changed.
   * @throws TooManySimulators if the simulator cannot be created.
   */
  addFailures(accessKeyId: string | undefined, command: SimulatorCommand): void {
    if (this.#isIsolated && accessKeyId === undefined && this.#commands.length >= mostCommands) {
      const problem = `there are ${mostCommands} failures for all simulators; expected fewer`
      throw new TypeError(`Cannot add a failure: ${problem}. Send POST /_ec2wire/reset, or pass an accessKey.`)
    }
    this.#run(accessKeyId, command)
    if (this.#isIsolated && accessKeyId === undefined) this.#commands.push(command)
  }

  /**
   * Moves the clock of the simulator of an access key. Without one, all clocks, and those of simulators that are created
   * later.
   *
   * @throws TypeError if the time is invalid. Then nothing has changed.
   * @throws TooManySimulators if the simulator cannot be created.
   */
  advance(accessKeyId: string | undefined, milliseconds: number): void {
    this.#run(accessKeyId, (ec2) => ec2.advance(milliseconds))
    if (accessKeyId === undefined) this.#ahead += milliseconds
  }

  /** Restores the initial state of the simulator of an access key. Without one, of all, and of those created later. */
  reset(accessKeyId: string | undefined): void {
    if (!this.#isIsolated) {
      this.#ec2.reset()
      return
    }
    // A simulator that would be created with failures is created without them instead.
    const isArranged = accessKeyId !== undefined && (this.#ahead > 0 || this.#commands.length > 0)
    if (isArranged) this.#tenantOf(accessKeyId)
    for (const tenant of this.#existingTenants(accessKeyId)) {
      tenant.ec2.reset()
      tenant.isArranged = isArranged
    }
    if (accessKeyId !== undefined) return
    this.#commands.length = 0
    this.#ahead = 0
  }

  get #isIsolated(): boolean {
    return this.#most !== undefined
  }

  #run(accessKeyId: string | undefined, command: SimulatorCommand): void {
    if (!this.#isIsolated) {
      command(this.#ec2)
      return
    }
    // An invalid command is an error here, also if no simulator exists yet, and none is created for it.
    const probe = this.#ec2.fork()
    probe.advance(this.#ahead)
    command(probe)
    if (accessKeyId === undefined) {
      for (const tenant of this.#tenants.values()) arrange(tenant, (ec2) => runOrReport(ec2, command))
    } else {
      arrange(this.#tenantOf(accessKeyId), command)
    }
  }

  #existingTenants(accessKeyId: string | undefined): readonly Tenant[] {
    if (accessKeyId === undefined) return [...this.#tenants.values()]
    const tenant = this.#tenants.get(accessKeyId)
    return tenant ? [tenant] : []
  }

  #tenantOf(accessKeyId: string): Tenant {
    const existing = this.#tenants.get(accessKeyId)
    if (!existing) this.#makeRoom()
    const tenant = existing ?? { ec2: this.#create(), inFlight: 0, isArranged: false, isHandedOut: false }
    // Now it is the most recently used one.
    this.#tenants.delete(accessKeyId)
    this.#tenants.set(accessKeyId, tenant)
    return tenant
  }

  #create(): Ec2Simulator {
    const ec2 = this.#ec2.fork()
    if (this.#ahead > 0) runOrReport(ec2, () => ec2.advance(this.#ahead))
    for (const command of this.#commands) runOrReport(ec2, command)
    return ec2
  }

  /** Drops the least recently used simulator without changes. @throws TooManySimulators if all have changes. */
  #makeRoom(): void {
    if (this.#most === undefined || this.#tenants.size < this.#most) return
    for (const [accessKeyId, tenant] of this.#tenants) {
      if (isChanged(tenant)) continue
      this.#tenants.delete(accessKeyId)
      return
    }
    throw new TooManySimulators(this.#most)
  }
}

function arrange(tenant: Tenant, command: SimulatorCommand): void {
  command(tenant.ec2)
  tenant.isArranged = true
}

/** What one command does must not reach the clients of other simulators. */
function runOrReport(ec2: Ec2Simulator, command: SimulatorCommand): void {
  try {
    command(ec2)
  } catch (error) {
    console.error('[ec2wire] A control request had no effect on a simulator.', error)
  }
}

function isChanged({ ec2, inFlight, isArranged, isHandedOut }: Tenant): boolean {
  return inFlight > 0 || isArranged || isHandedOut || ((ec2 as Partial<CoreSimulator>)[hasChanged]?.() ?? true)
}
