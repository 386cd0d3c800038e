import type { IncomingMessage } from 'node:http'
import * as v from 'valibot'
import type { Ec2ServiceError } from '../../errors/ec2-service-error.js'
import { formatValue } from '../../errors/format-value.js'
import { positionOf } from '../../errors/json-error-position.js'
import { suggest } from '../../errors/suggest.js'
import { argumentError } from '../argument-error.js'
import type { Call } from '../call.js'
import { Failure } from '../failures/failures.js'
import { failureOf } from '../failures/parse-failure.js'
import { simulatedActions } from '../simulator/actions/index.js'
import { isEc2Action } from '../simulator/actions/known-actions.js'
import type { FaultOptions } from '../simulator/runtime/fault-options.js'
import type { Ec2Simulator } from '../simulator/types.js'
import { type CommandSchema, checkCommand } from './check-command.js'
import type { SimulatorsByKey } from './simulators-by-key.js'

const prefix = '/_ec2wire/'

/** Returns the part of the path that names the command. `undefined` if the request is for EC2. */
export function controlPath({ url }: Pick<Request, 'url'>): string | undefined {
  // A request for EC2 costs less than a URL.
  if (!url.includes(prefix)) return undefined
  const { pathname } = new URL(url)
  return pathname.startsWith(prefix) ? pathname.slice(prefix.length) : undefined
}

/** Runs a command of a test in another language. Request and response are JSON. */
export async function controlApi(
  request: Request,
  message: IncomingMessage,
  simulators: SimulatorsByKey,
  host: string,
): Promise<Response> {
  if (isForbidden(message, host)) {
    return json(403, { error: `Cannot control the server: ${prefix} rejects cross-origin pages and other hosts.` })
  }
  const path = controlPath(request) ?? ''
  const command = Object.hasOwn(commands, path) ? commands[path as keyof typeof commands] : undefined
  if (!command)
    return json(404, { error: `Cannot control the server: ${prefix}${path} is unknown; expected ${commandList()}.` })
  if (request.method !== command.method)
    return json(405, {
      error: `Cannot control the server: ${prefix}${path} is a ${request.method} request; expected ${command.method}.`,
    })
  try {
    return json(200, command.run(simulators, await inputOf(request, command.schema)))
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : String(error) })
  }
}

// Each message says what is accepted.
const text = (most: number) => {
  const accepted = `a string of at most ${most.toLocaleString('en')} characters`
  return v.pipe(v.string(accepted), v.maxLength(most, accepted))
}
const number = v.number('a number')
const between0And1 = 'a number from 0 to 1'

/** AWS's access keys have at most 128 characters. */
const accessKey = v.optional(text(128))
const shortText = text(10_000)
const share = v.optional(v.pipe(v.number(between0And1), v.minValue(0, between0And1), v.maxValue(1, between0And1)))

/** The old name of skip. */
const deprecated = ['after']

const commands = {
  health: command('GET', v.strictObject({}), () => ({ status: 'ok' })),
  calls: command(
    'GET',
    v.strictObject({ accessKey, action: v.optional(shortText) }),
    (simulators, { accessKey, action }) => {
      const calls = simulators.existing(accessKey).flatMap((ec2) => ec2.calls())
      const found = action === undefined ? calls : calls.filter((call) => call.action === action)
      if (action !== undefined && found.length === 0) assertEc2Action(action)
      return found.map(callToJson)
    },
  ),
  reset: command('POST', v.strictObject({ accessKey }), (simulators, { accessKey }) => {
    simulators.reset(accessKey)
    return {}
  }),
  advance: command('POST', v.strictObject({ accessKey, milliseconds: number }), (simulators, input) => {
    simulators.advance(input.accessKey, input.milliseconds)
    return {}
  }),
  fail: command(
    'POST',
    v.strictObject({
      accessKey,
      action: v.optional(shortText),
      failure: shortText,
      message: v.optional(shortText),
      times: v.optional(number),
      skip: v.optional(number),
      after: v.optional(number),
      rate: share,
      effect: v.optional(v.picklist(['before', 'after'], "'before' or 'after'")),
    }),
    (simulators, { accessKey, action, failure, message, ...options }) => {
      const parsed = failureOf(failure, message)
      const operations = operationsOf(action)
      simulators.addFailures(accessKey, (ec2) => failAll(ec2, operations, parsed, options))
      return {}
    },
  ),
}

interface Command {
  readonly method: 'GET' | 'POST'
  readonly schema: CommandSchema<unknown>
  readonly run: (simulators: SimulatorsByKey, input: never) => object
}

function command<Input>(
  method: Command['method'],
  schema: CommandSchema<Input>,
  run: (simulators: SimulatorsByKey, input: Input) => object,
) {
  return { method, schema, run: run as (simulators: SimulatorsByKey, input: unknown) => object }
}

async function inputOf(request: Request, schema: CommandSchema<unknown>): Promise<unknown> {
  let input: unknown
  if (request.method === 'GET') input = Object.fromEntries(new URL(request.url).searchParams)
  else {
    const text = await request.text()
    try {
      input = JSON.parse(text || '{}')
    } catch (error) {
      throw new TypeError(`Cannot read the body: it is not JSON${positionOf(error)}.`)
    }
  }
  return checkCommand(schema, input, deprecated)
}

/** Makes all operations fail, or none if a failure is invalid for one. */
function failAll(
  ec2: Ec2Simulator,
  operations: ReturnType<typeof operationsOf>,
  ...failure: [Ec2ServiceError | Failure, FaultOptions<unknown>]
): void {
  const removals: (() => void)[] = []
  try {
    for (const operation of operations) removals.push(ec2.fail(operation, ...failure))
  } catch (error) {
    for (const remove of removals) remove()
    throw error
  }
}

/**
 * Returns the operation of a simulated action. Without an action, all operations.
 *
 * @throws TypeError if the action is not simulated.
 */
export function operationsOf(action: string | undefined) {
  if (action === undefined) return [...simulatedActions.values()].map(({ operation }) => operation)
  const found = simulatedActions.get(action)
  if (found) return [found.operation]
  const actions = [...simulatedActions.keys()]
  const place = { attempt: 'find the operation', path: 'the action' }
  throw argumentError(place, formatValue(action), `one of ${actions.join(', ')}`, suggest(action, actions))
}

/** @throws TypeError if EC2 has no such action: for a typo, an empty list would look like an answer. */
function assertEc2Action(action: string): void {
  if (simulatedActions.has(action) || isEc2Action(action)) return
  const place = { attempt: 'list the calls', path: 'the action' }
  throw argumentError(place, formatValue(action), 'an action of EC2', suggest(action, simulatedActions.keys()))
}

/** Returns a call as JSON, without the request: it has credentials. */
function callToJson({ action, at, input, output, error, note }: Call<unknown, object>): object {
  return { action, at, input, output, error: errorToJson(error), note }
}

function errorToJson(error: unknown): object | undefined {
  if (error === undefined) return undefined
  if (error instanceof Failure) return { failure: error.kind }
  const { name, code, message } = error as { name?: string; code?: string; message?: string }
  return { code: code ?? name, message: message ?? String(error) }
}

/** Returns whether a request comes from a cross-origin page, or uses a domain name that points to this machine. */
function isForbidden({ headers }: IncomingMessage, host: string): boolean {
  const { host: asked = '', origin } = headers
  if (origin !== undefined && origin !== `http://${asked}`) return true
  const name = asked.replace(/:\d+$/, '')
  // Accepted: an address, a name in the local network, the host of a container, and the host of the server.
  return !(
    /^\[[\da-f:.]+\]$|^\d+(?:\.\d+){3}$|^[\w-]+$/i.test(name) ||
    name === 'host.docker.internal' ||
    name === host
  )
}

function commandList(): string {
  return Object.entries(commands)
    .map(([name, { method }]) => `${method} ${prefix}${name}`)
    .join(', ')
}

function json(status: number, value: object): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } })
}
