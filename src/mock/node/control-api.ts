import type { IncomingMessage } from 'node:http'
import * as v from 'valibot'
import { formatValue } from '../../errors/format-value.js'
import { suggest } from '../../errors/suggest.js'
import { argumentError } from '../argument-error.js'
import type { Call } from '../call.js'
import { Failure } from '../failures/failures.js'
import { failureOf } from '../failures/parse-failure.js'
import { simulatedActions } from '../simulator/actions/index.js'
import type { Ec2Simulator } from '../simulator/types.js'
import { positionOf } from './json-error-position.js'

/** The simulators of a server. */
export interface Controlled {
  readonly all: () => readonly Ec2Simulator[]
  /** Returns the simulator of an access key, if each has its own. Creates it if necessary. */
  readonly simulatorOf: ((accessKeyId: string) => Ec2Simulator) | undefined
  /** The commands for simulators that are created later. */
  readonly later: SimulatorCommand[]
}

/** A command that changes a simulator. */
export type SimulatorCommand = (ec2: Ec2Simulator) => void

const prefix = '/_ec2wire/'

/** Returns the part of the path that names the command. `undefined` if the request is for EC2. */
export function controlPath({ url }: Pick<Request, 'url'>): string | undefined {
  const { pathname } = new URL(url)
  return pathname.startsWith(prefix) ? pathname.slice(prefix.length) : undefined
}

/** Runs a command of a test in another language. Request and response are JSON. */
export async function controlApi(
  request: Request,
  message: IncomingMessage,
  controlled: Controlled,
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
    return json(200, command.run(controlled, await inputOf(request, command.schema)))
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : String(error) })
  }
}

const accessKey = v.optional(v.string())
const share = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)))

const commands = {
  health: command('GET', v.strictObject({}), () => ({ status: 'ok' })),
  calls: command(
    'GET',
    v.strictObject({ accessKey, action: v.optional(v.string()) }),
    (controlled, { accessKey, action }) =>
      chosen(controlled, accessKey)
        .flatMap((ec2) => ec2.calls())
        .filter((call) => action === undefined || call.action === action)
        .map(callToJson),
  ),
  reset: command('POST', v.strictObject({ accessKey }), (controlled, { accessKey }) => {
    if (accessKey === undefined) controlled.later.length = 0
    for (const ec2 of chosen(controlled, accessKey)) ec2.reset()
    return {}
  }),
  advance: command('POST', v.strictObject({ accessKey, milliseconds: v.number() }), (controlled, input) => {
    return runOn(controlled, input.accessKey, (ec2) => ec2.advance(input.milliseconds))
  }),
  fail: command(
    'POST',
    v.strictObject({
      accessKey,
      action: v.optional(v.string()),
      failure: v.string(),
      message: v.optional(v.string()),
      times: v.optional(v.number()),
      skip: v.optional(v.number()),
      // Deprecated: use skip.
      after: v.optional(v.number()),
      rate: share,
      effect: v.optional(v.picklist(['before', 'after'])),
    }),
    (controlled, { accessKey, action, failure, message, ...options }) => {
      const parsed = failureOf(failure, message)
      const operations = operationsOf(action)
      return runOn(controlled, accessKey, (ec2) => {
        for (const operation of operations) ec2.fail(operation, parsed, options)
      })
    },
  ),
}

interface Command {
  readonly method: 'GET' | 'POST'
  readonly schema: v.GenericSchema<unknown>
  readonly run: (controlled: Controlled, input: never) => object
}

function command<Input>(
  method: Command['method'],
  schema: v.GenericSchema<unknown, Input>,
  run: (controlled: Controlled, input: Input) => object,
) {
  return { method, schema, run: run as (controlled: Controlled, input: unknown) => object }
}

async function inputOf(request: Request, schema: v.GenericSchema<unknown>): Promise<unknown> {
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
  const { success, output, issues } = v.safeParse(schema, input)
  if (success) return output
  const [issue] = issues
  const path = v.getDotPath(issue) ?? 'it'
  const members = Object.keys((schema as { readonly entries?: object }).entries ?? {})
  const place = { attempt: 'read the command', path }
  if (issue.expected === 'never') {
    throw argumentError(place, 'unknown', `one of ${members.join(', ')}`, suggest(path, members))
  }
  throw new TypeError(`Cannot read the command: ${path} is ${formatValue(issue.input)}. ${issue.message}.`)
}

/** Runs a command on the simulator of an access key. Without one, on all simulators, with those created later. */
function runOn(controlled: Controlled, accessKeyId: string | undefined, command: SimulatorCommand): object {
  for (const ec2 of chosen(controlled, accessKeyId)) command(ec2)
  if (accessKeyId === undefined) controlled.later.push(command)
  return {}
}

function chosen({ simulatorOf, all }: Controlled, accessKeyId: string | undefined): readonly Ec2Simulator[] {
  return simulatorOf && accessKeyId !== undefined ? [simulatorOf(accessKeyId)] : all()
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
