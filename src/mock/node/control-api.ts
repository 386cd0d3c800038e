import type { IncomingMessage } from 'node:http'
import * as v from 'valibot'
import type { Call } from '../call.js'
import { Failure } from '../failures/failures.js'
import { failureOf } from '../failures/parse-failure.js'
import { simulatedActions } from '../simulator/actions/index.js'
import type { PortableSimulator } from '../simulator/types.js'
import { positionOf } from './json-error-position.js'

/** The simulators that are controlled. */
export interface Controlled {
  readonly all: () => readonly PortableSimulator[]
  /** Where each access key has its own: the one of a key, made if need be. */
  readonly simulatorOf: ((accessKeyId: string) => PortableSimulator) | undefined
  /** What is to be done with each that is made later. */
  readonly later: Arrangement[]
}

/** Something that is done with a simulator. */
export type Arrangement = (ec2: PortableSimulator) => void

const prefix = '/_ec2wire/'

/** The part of the path that says what to do; `undefined` for the requests that are EC2's. */
export function controlPath({ url }: Pick<Request, 'url'>): string | undefined {
  const { pathname } = new URL(url)
  return pathname.startsWith(prefix) ? pathname.slice(prefix.length) : undefined
}

/** Does what a test in another language asks for: JSON in, JSON out. */
export async function controlApi(
  request: Request,
  message: IncomingMessage,
  controlled: Controlled,
  host: string,
): Promise<Response> {
  if (isForeign(message, host)) {
    return json(403, { error: `${prefix} is for tests: it is refused to pages of other origins, and to other hosts.` })
  }
  const path = controlPath(request) ?? ''
  const command = Object.hasOwn(commands, path) ? commands[path as keyof typeof commands] : undefined
  if (!command) return json(404, { error: `There is no ${prefix}${path}; there are ${listed()}.` })
  if (request.method !== command.method) return json(405, { error: `${prefix}${path} is a ${command.method}.` })
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
        .map(shown),
  ),
  reset: command('POST', v.strictObject({ accessKey }), (controlled, { accessKey }) => {
    if (accessKey === undefined) controlled.later.length = 0
    for (const ec2 of chosen(controlled, accessKey)) ec2.reset()
    return {}
  }),
  advance: command('POST', v.strictObject({ accessKey, milliseconds: v.number() }), (controlled, input) => {
    return arrange(controlled, input.accessKey, (ec2) => ec2.advance(input.milliseconds))
  }),
  fail: command(
    'POST',
    v.strictObject({
      accessKey,
      action: v.optional(v.string()),
      failure: v.string(),
      message: v.optional(v.string()),
      times: v.optional(v.number()),
      after: v.optional(v.number()),
      rate: share,
      effect: v.optional(v.picklist(['before', 'after'])),
    }),
    (controlled, { accessKey, action, failure, message, ...options }) => {
      const made = failureOf(failure, message)
      const operations = operationsOf(action)
      return arrange(controlled, accessKey, (ec2) => {
        for (const operation of operations) ec2.fail(operation, made, options)
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
      throw new TypeError(`The body is no JSON${positionOf(error)}.`)
    }
  }
  const { success, output, issues } = v.safeParse(schema, input)
  if (success) return output
  const accepted = Object.keys((schema as { readonly entries?: object }).entries ?? {}).join(', ')
  throw new TypeError(`${v.getDotPath(issues[0]) ?? 'The input'}: ${issues[0].message}. There are ${accepted}.`)
}

/** Without an access key, it is done with all, those included that are made later. */
function arrange(controlled: Controlled, accessKeyId: string | undefined, arrangement: Arrangement): object {
  for (const ec2 of chosen(controlled, accessKeyId)) arrangement(ec2)
  if (accessKeyId === undefined) controlled.later.push(arrangement)
  return {}
}

function chosen({ simulatorOf, all }: Controlled, accessKeyId: string | undefined): readonly PortableSimulator[] {
  return simulatorOf && accessKeyId !== undefined ? [simulatorOf(accessKeyId)] : all()
}

/** The operation of an action; without one, all there are. */
export function operationsOf(action: string | undefined) {
  if (action === undefined) return [...simulatedActions.values()].map(({ operation }) => operation)
  const found = simulatedActions.get(action)
  if (found) return [found.operation]
  throw new TypeError(`There is no action ${action}; there are ${[...simulatedActions.keys()].join(', ')}.`)
}

/** A call as JSON: without the request, which holds credentials. */
function shown({ action, at, input, output, error, note }: Call<unknown, object>): object {
  return { action, at, input, output, error: shownError(error), note }
}

function shownError(error: unknown): object | undefined {
  if (error === undefined) return undefined
  if (error instanceof Failure) return { failure: error.kind }
  const { name, code, message } = error as { name?: string; code?: string; message?: string }
  return { code: code ?? name, message: message ?? String(error) }
}

/** Pages of other origins, and names of the Internet that somebody had point to this machine. */
function isForeign({ headers }: IncomingMessage, host: string): boolean {
  const { host: asked = '', origin } = headers
  if (origin !== undefined && origin !== `http://${asked}`) return true
  const name = asked.replace(/:\d+$/, '')
  // An address, a name of the local network, the one of the host of a container, or the one that was listened at.
  return !(
    /^\[[\da-f:.]+\]$|^\d+(?:\.\d+){3}$|^[\w-]+$/i.test(name) ||
    name === 'host.docker.internal' ||
    name === host
  )
}

function listed(): string {
  return Object.entries(commands)
    .map(([name, { method }]) => `${method} ${prefix}${name}`)
    .join(', ')
}

function json(status: number, value: object): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } })
}
