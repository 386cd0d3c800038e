import type { RequestLimits } from '../../codec/limits.js'
import type { Operation } from '../../schemas/define/operation.js'
import { accountIdPattern } from '../../schemas/types/account-id.js'
import { assertKnownOptions, assertOption } from '../assert-option.js'
import { type Endpoint, endpointTest } from '../endpoint.js'
import { checkLatency, type Latency } from '../latency.js'
import type { Credentials } from './auth/verify-signature.js'
import type { ClockSource } from './runtime/clock.js'
import type { Fault, FaultOptions } from './runtime/fault-plan.js'
import type { ThrottleOptions } from './runtime/throttle.js'
import type { ImageInit } from './state/image.js'
import type { InstanceInit } from './state/instance.js'
import type { Pending } from './state/lifecycle.js'
import type { SnapshotInit } from './state/snapshot.js'

/** A failure that a simulator has from its beginning; see `fail`. */
export interface FailureOption<Input = Record<string, unknown>> extends FaultOptions<Input> {
  readonly operation: Operation<unknown, unknown>
  readonly failure: Fault
}

/** What a simulator is like; see `simulateEc2`. */
export interface SimulatorOptions {
  /** The Region. Given, only requests to its hosts are answered. Default `us-east-1`, and any host of EC2. */
  readonly region?: string | undefined
  /** The account, 12 digits. Default `123456789012`. */
  readonly accountId?: string | undefined
  /** Which requests `handlers` answer. Default: those to EC2's hosts. */
  readonly endpoint?: Endpoint | undefined
  /** The instances. Default: six, named and in several states, `i-1234567890abcdef0` among them. */
  readonly instances?: readonly InstanceInit[] | undefined
  /** The images. Default: none. */
  readonly images?: readonly ImageInit[] | undefined
  /** The snapshots, those of mappings that `images` name included. Default: those of images without mappings. */
  readonly snapshots?: readonly SnapshotInit[] | undefined
  /** How long an answer takes. Default 0 milliseconds. */
  readonly latency?: Latency | undefined
  /** Failures from the beginning. Default: none. */
  readonly failures?: readonly FailureOption[] | undefined
  /** How many calls of each action are answered, before the others meet `RequestLimitExceeded`. Default: all. */
  readonly throttle?: ThrottleOptions | undefined
  /** The same seed makes up the same IDs, and draws the same latencies and failures. Default 1. */
  readonly seed?: number | undefined
  /** What time it is: a `Date` or milliseconds since 1970 that stand still, or a function. Default: the real time. */
  readonly clock?: ClockSource | undefined
  /** How long a new image is pending: milliseconds, or for so many `DescribeImages`. Default 5,000 milliseconds. */
  readonly pending?: Pending | undefined
  /** Milliseconds for which a new image is not known by its ID yet. Default 0. */
  readonly invisible?: number | undefined
  /**
   * The access keys that requests have to be signed with, SigV4 in header or query; what differs is in the log and on
   * the console. Default: signatures are not looked at.
   */
  readonly credentials?: Credentials | readonly Credentials[] | undefined
  /** How much a request may hold; see `decodeRequest`. */
  readonly limits?: RequestLimits | undefined
}

const names: readonly (keyof SimulatorOptions)[] = [
  'region',
  'accountId',
  'endpoint',
  'instances',
  'images',
  'snapshots',
  'latency',
  'failures',
  'throttle',
  'seed',
  'clock',
  'pending',
  'invisible',
  'credentials',
  'limits',
]

/**
 * Refuses options that are none. What is to be in the world is looked at when it is put there.
 *
 * @throws TypeError naming the option and what is accepted.
 */
export function assertOptions(options: SimulatorOptions): void {
  const where = 'simulateEc2'
  assertKnownOptions(options, names, where)
  const { region, accountId, endpoint, latency = 0, throttle, seed, pending, invisible } = options
  const { instances, images, snapshots, failures, credentials } = options
  const isRegion = region === undefined || isText(region, /^[a-z]+(?:-[a-z]+)+-\d+$/)
  assertOption(isRegion, where, 'region', region, 'a Region such as us-east-1')
  const isAccount = accountId === undefined || isText(accountId, accountIdPattern)
  assertOption(isAccount, where, 'accountId', accountId, '12 digits')
  endpointTest(endpoint)
  checkLimits(options.limits ?? {})
  checkLatency(latency)
  assertOption(seed === undefined || Number.isSafeInteger(seed), where, 'seed', seed, 'an integer')
  assertOption(isPending(pending), where, 'pending', pending, '0 or more milliseconds, or { polls } of 0 or more')
  assertOption(invisible === undefined || isCount(invisible), where, 'invisible', invisible, '0 or more milliseconds')
  assertOption(
    isThrottle(throttle),
    where,
    'throttle',
    throttle,
    '{ capacity } of at least 1 and { refillPerSecond } of at least 0',
  )
  assertOption(
    isCredentials(credentials),
    where,
    'credentials',
    'another',
    '{ accessKeyId, secretAccessKey }, or a list of those',
  )
  for (const [name, list] of Object.entries({ instances, images, snapshots, failures })) {
    assertOption(list === undefined || Array.isArray(list), where, name, list, 'a list')
  }
}

function isText(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value)
}

function checkLimits(limits: RequestLimits): void {
  assertKnownOptions(limits, ['maxLength', 'maxParameters', 'maxIndex', 'maxDepth'], 'simulateEc2: limits')
  for (const [name, value] of Object.entries(limits)) {
    assertOption(value === undefined || isCount(value), 'simulateEc2: limits', name, value, 'a number of at least 0')
  }
}

function isPending(pending: Pending | undefined): boolean {
  if (typeof pending === 'object' && pending !== null) {
    return Object.keys(pending).join() === 'polls' && Number.isInteger(pending.polls) && pending.polls >= 0
  }
  return pending === undefined || isCount(pending)
}

/** The value stays out of the message: it holds a secret. */
function isCredentials(credentials: SimulatorOptions['credentials']): boolean {
  if (credentials === undefined) return true
  const list = [credentials].flat()
  return (
    list.length > 0 &&
    list.every((key) => typeof key?.accessKeyId === 'string' && typeof key.secretAccessKey === 'string')
  )
}

function isThrottle(throttle: ThrottleOptions | undefined): boolean {
  if (throttle === undefined) return true
  const { capacity, refillPerSecond, ...others } = throttle ?? {}
  return capacity >= 1 && isCount(refillPerSecond) && Object.keys(others).length === 0
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY
}
