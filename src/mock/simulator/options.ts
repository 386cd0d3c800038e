import type { RequestLimits } from '../../codec/limits.js'
import { assertArgument, assertOptions } from '../../errors/assert-argument.js'
import type { Operation } from '../../schemas/define/operation.js'
import { accountIdPattern } from '../../schemas/types/account-id.js'
import { argumentError, placeBelow } from '../argument-error.js'
import { checkLimits } from '../check-limits.js'
import { type Endpoint, endpointTest } from '../endpoint.js'
import { checkLatency, type Latency } from '../latency.js'
import { checkLogOptions, type LogOptions } from '../log/log-options.js'
import type { Credentials } from './auth/credentials.js'
import { pageStyles } from './query/page-style.js'
import type { ClockSource } from './runtime/clock.js'
import type { FaultOptions } from './runtime/fault-options.js'
import type { Fault } from './runtime/fault-plan.js'
import type { ThrottleOptions } from './runtime/throttle.js'
import type { ImageInit } from './state/image.js'
import type { InstanceInit } from './state/instance.js'
import type { Pending } from './state/lifecycle.js'
import type { SnapshotInit } from './state/snapshot.js'

/** A failure that a simulator starts with; see `fail`. */
export interface FailureOption<Input = Record<string, unknown>> extends FaultOptions<Input> {
  readonly operation: Operation<unknown, unknown>
  readonly failure: Fault
}

/** The options of a simulator; see `simulateEc2`. */
export interface SimulatorOptions {
  /** The Region. If you pass one, `handlers` answer requests to its hosts only. Default `us-east-1`, and any EC2 host. */
  readonly region?: string | undefined
  /** The ID of the account, 12 digits. Default `123456789012`. */
  readonly accountId?: string | undefined
  /** The requests that `handlers` answer. Default: requests to EC2's hosts. */
  readonly endpoint?: Endpoint | undefined
  /** The initial instances. Default: six instances in several states, with `i-1234567890abcdef0` among them. */
  readonly instances?: readonly InstanceInit[] | undefined
  /** The initial images. Default: none. */
  readonly images?: readonly ImageInit[] | undefined
  /** The initial snapshots. The mappings of `images` can name them. Default: one for each image without mappings. */
  readonly snapshots?: readonly SnapshotInit[] | undefined
  /** How long a response takes, in milliseconds. Default 0. */
  readonly latency?: Latency | undefined
  /** The initial failures. Default: none. */
  readonly failures?: readonly FailureOption[] | undefined
  /** How many calls of each action succeed before the next ones get `RequestLimitExceeded`. Default: all calls. */
  readonly throttle?: ThrottleOptions | undefined
  /** An integer. With the same seed, IDs, latencies and failures are the same. Default 1. */
  readonly seed?: number | undefined
  /** A `Date` or milliseconds since 1970, at which the clock stands still, or a function. Default: the real time. */
  readonly clock?: ClockSource | undefined
  /** How long a new image is pending: milliseconds, or `{ polls }`, a number of `DescribeImages`. Default 5,000. */
  readonly pending?: Pending | undefined
  /** How many milliseconds pass until EC2 finds a new image by its ID. Default 0. */
  readonly invisible?: number | undefined
  /**
   * How many milliseconds `DeleteSnapshot` answers `InvalidSnapshot.InUse` after `DeregisterImage`. On EC2 it is some
   * seconds, sometimes. Default 0.
   */
  readonly lingering?: number | undefined
  /**
   * `true` adds a small catalogue of public images: Amazon Linux, Ubuntu and Windows Server, with invented IDs. A list adds
   * your own public images, of Amazon unless they have an `OwnerId`. They are in `images`, too. Default: none.
   */
  readonly publicImages?: boolean | readonly ImageInit[] | undefined
  /**
   * `'short'` cuts the pages of `MaxResults` before the filters apply, as EC2 does, so a page can be short or empty and
   * have a token. `'full'` fills each page first. Default `'short'`.
   */
  readonly pages?: 'short' | 'full' | undefined
  /**
   * The access keys with which requests must be signed, by SigV4 in the header or in the query, or by SigV2. The log and
   * the console say what is wrong with a signature. Default: signatures are not checked.
   */
  readonly credentials?: Credentials | readonly Credentials[] | undefined
  /** The size that a request may have; see `decodeRequest`. */
  readonly limits?: RequestLimits | undefined
  /** `{ keep }`: how many calls of each action the log keeps. Default 1,000. `Infinity` keeps all. */
  readonly log?: LogOptions | undefined
}

/** What `simulateEc2` attempts, in messages about its options. */
export const simulatorAttempt = 'simulate EC2'

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
  'lingering',
  'publicImages',
  'pages',
  'credentials',
  'limits',
  'log',
]

/**
 * Asserts that the options of a simulator are valid. The clock and the initial state are checked when they are used.
 *
 * @throws TypeError with the path of the invalid option, what was found, and what is accepted.
 */
export function checkOptions(options: SimulatorOptions): void {
  assertOptions(options, names, simulatorAttempt, '')
  const { region, accountId, latency = 0, seed, invisible, lingering, publicImages, pages } = options
  check('region', region, isText(region, regionPattern), 'a Region such as us-east-1')
  check('accountId', accountId, isText(accountId, accountIdPattern), '12 digits')
  endpointTest(options.endpoint)
  checkLimits(options.limits, simulatorAttempt, 'limits')
  checkLogOptions(options.log, simulatorAttempt, 'log')
  checkLatency(latency, simulatorAttempt, 'latency')
  check('seed', seed, Number.isSafeInteger(seed), 'an integer')
  checkPending(options.pending)
  check('invisible', invisible, isCount(invisible), 'milliseconds, 0 or more')
  check('lingering', lingering, isCount(lingering), 'milliseconds, 0 or more')
  const isCatalogue = typeof publicImages === 'boolean' || Array.isArray(publicImages)
  check('publicImages', publicImages, isCatalogue, 'true, false or a list')
  check(
    'pages',
    pages,
    pageStyles.some((style) => style === pages),
    "'short' or 'full'",
  )
  checkThrottle(options.throttle)
  checkCredentials(options.credentials)
  for (const name of ['instances', 'images', 'snapshots', 'failures'] as const) {
    check(name, options[name], Array.isArray(options[name]), 'a list')
  }
}

/** `undefined` means that the default is used. */
function check(path: string, value: unknown, ok: boolean, accepted: string): void {
  assertArgument(value === undefined || ok, simulatorAttempt, path, value, accepted)
}

function checkPending(pending: Pending | undefined): void {
  const isObject = typeof pending === 'object' && pending !== null
  check('pending', pending, isObject || isCount(pending), 'milliseconds, 0 or more, or { polls }')
  if (!isObject) return
  assertOptions(pending, ['polls'], simulatorAttempt, 'pending')
  const { polls } = pending
  assertArgument(
    isCount(polls) && Number.isInteger(polls),
    simulatorAttempt,
    'pending.polls',
    polls,
    'an integer of 0 or more',
  )
}

function checkThrottle(throttle: ThrottleOptions | undefined): void {
  if (throttle === undefined) return
  assertOptions(throttle, ['capacity', 'refillPerSecond'], simulatorAttempt, 'throttle')
  const { capacity, refillPerSecond } = throttle
  assertArgument(
    isNumber(capacity) && capacity >= 1,
    simulatorAttempt,
    'throttle.capacity',
    capacity,
    'a number of 1 or more',
  )
  assertArgument(
    isCount(refillPerSecond),
    simulatorAttempt,
    'throttle.refillPerSecond',
    refillPerSecond,
    'a number of 0 or more',
  )
}

function checkCredentials(credentials: SimulatorOptions['credentials']): void {
  if (credentials === undefined) return
  const isList = Array.isArray(credentials)
  const keys: readonly Credentials[] = [credentials].flat()
  assertArgument(keys.length > 0, simulatorAttempt, 'credentials', credentials, 'at least one access key')
  for (const [index, key] of keys.entries()) {
    const place = { attempt: simulatorAttempt, path: isList ? `credentials[${index}]` : 'credentials' }
    for (const name of ['accessKeyId', 'secretAccessKey'] as const) {
      const value: unknown = key?.[name]
      if (typeof value === 'string') continue
      // The value stays out of the message: it may be a secret.
      throw argumentError(placeBelow(place, name), value === undefined ? 'missing' : 'not a string', 'a string')
    }
  }
}

const regionPattern = /^[a-z]+(?:-[a-z]+)+-\d+$/

function isText(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value)
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

function isCount(value: unknown): value is number {
  return isNumber(value) && value >= 0 && value < Number.POSITIVE_INFINITY
}
