import { Command, InvalidArgumentError } from 'commander'
import { failureNames, failureOf } from '../mock/failures/parse-failure.js'
import type { Latency } from '../mock/latency.js'
import { operationsOf } from '../mock/node/control-api.js'
import { type Answer, serve } from '../mock/node/serve.js'
import type { Credentials } from '../mock/simulator/auth/verify-signature.js'
import { createSimulator } from '../mock/simulator/create-simulator.js'
import type { FailureOption, SimulatorOptions } from '../mock/simulator/options.js'
import { jsonOf, textOf } from './input.js'
import { worldOf } from './world-file.js'

interface Flags {
  readonly port: number
  readonly host: string
  readonly latency?: Latency
  readonly fail?: readonly FailureOption[]
  readonly seed?: number
  readonly pending?: SimulatorOptions['pending']
  readonly throttle?: SimulatorOptions['throttle']
  readonly state?: string
  readonly credentials?: string
  readonly region?: string
  readonly isolate?: boolean
  readonly quiet?: boolean
}

/** `ec2wire mock`: the simulated EC2 on a port. */
export function mockCommand(): Command {
  return new Command('mock')
    .description('Puts a simulated EC2 on a port, until it is interrupted.')
    .option('-p, --port <number>', 'the port; 0 for any that is free', portOf, 5566)
    .option('--host <address>', 'the address to listen at', '127.0.0.1')
    .option('--latency <milliseconds>', 'how long an answer takes: 300, or between two: 200..900', latencyOf)
    .option(
      '--fail <failure[@rate]>',
      'lets calls fail, a share of them from 0 to 1; several times if you like',
      failOf,
    )
    .option('--seed <integer>', 'the same seed gives the same IDs and failures', integerOf)
    .option('--pending <milliseconds>', 'how long an image is pending; 3polls for so many looks at it', pendingOf)
    .option(
      '--throttle <capacity/refill>',
      'calls of each action at once, and each second after that: 50/5',
      throttleOf,
    )
    .option('--state <file>', 'JSON with instances, images and snapshots to begin with')
    .option(
      '--credentials <id:secret>',
      'check signatures, made with this access key; id:secret:token for temporary ones',
    )
    .option('--region <name>', 'the Region that requests are signed for; us-east-1 by default')
    .option('--isolate', 'give each access key a world of its own')
    .option('--quiet', 'no log of the requests')
    .addHelpText(
      'after',
      `
Prints one line of JSON with the URL, and a log of the requests on the standard error.

Failures: ${failureNames.join(', ')},
or a code of EC2 such as RequestLimitExceeded. One action only: CreateImage=InternalError@0.1

Examples:
  ec2wire mock --port 5566 --latency 200..900 --fail RequestLimitExceeded@0.1 --seed 7 --state world.json
  aws --endpoint-url http://127.0.0.1:5566 ec2 describe-instances

While it runs: POST /_ec2wire/reset, /_ec2wire/fail and /_ec2wire/advance, GET /_ec2wire/calls and /_ec2wire/health.`,
    )
    .action(run)
}

async function run({ port, host, state, fail, isolate, quiet, credentials, ...options }: Flags): Promise<void> {
  const world = state === undefined ? {} : worldOf(jsonOf(textOf(state), state), state)
  const keys = credentials === undefined ? {} : { credentials: credentialsOf(credentials) }
  const ec2 = createSimulator({ ...options, ...keys, ...world, failures: fail })
  const server = await serve(ec2, {
    port,
    host,
    ...(isolate && { isolate: 'accessKey' }),
    ...(!quiet && { onAnswer: log }),
  })
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  console.log(JSON.stringify({ url: server.url }))
  await interrupted
  await server.close()
}

function log({ action, status, error, milliseconds }: Answer): void {
  const time = new Date().toISOString().slice(11, 23)
  const outcome = [status, error].filter((part) => part !== undefined).join(' ')
  console.error(`${time} ${action || '(no action)'} ${outcome} ${Math.round(milliseconds)} ms`)
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port < 65_536) return port
  throw new InvalidArgumentError('Expected a number from 0 to 65535.')
}

function integerOf(text: string): number {
  if (/^-?\d{1,15}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected an integer.')
}

function latencyOf(text: string): Latency {
  const [, least, most] = /^(\d{1,9})(?:\.\.(\d{1,9}))?$/.exec(text) ?? []
  if (least === undefined || Number(most ?? least) < Number(least)) {
    throw new InvalidArgumentError('Expected milliseconds such as 300, or two bounds such as 200..900.')
  }
  return most === undefined ? Number(least) : [Number(least), Number(most)]
}

function pendingOf(text: string): NonNullable<SimulatorOptions['pending']> {
  const [, count, polls] = /^(\d{1,15})(polls)?$/.exec(text) ?? []
  if (count === undefined)
    throw new InvalidArgumentError('Expected milliseconds such as 5000, or looks such as 3polls.')
  return polls ? { polls: Number(count) } : Number(count)
}

function throttleOf(text: string): NonNullable<SimulatorOptions['throttle']> {
  const [, capacity, refill] = /^(\d{1,9})\/(\d{1,9}(?:\.\d+)?)$/.exec(text) ?? []
  if (!Number(capacity))
    throw new InvalidArgumentError('Expected a capacity and a refill for each second such as 50/5.')
  return { capacity: Number(capacity), refillPerSecond: Number(refill) }
}

function credentialsOf(text: string): Credentials {
  const [, accessKeyId = '', secretAccessKey = '', sessionToken] = /^([^:]+):([^:]+)(?::(.+))?$/.exec(text) ?? []
  // What was given stays out of the message: it is a secret.
  if (!accessKeyId) throw new Error('--credentials: expected an access key and its secret, with a colon between.')
  return { accessKeyId, secretAccessKey, sessionToken }
}

function failOf(text: string, before: readonly FailureOption[] = []): FailureOption[] {
  const [, action, name = '', share] = /^(?:(\w+)=)?([^@]+)(?:@(.+))?$/.exec(text) ?? []
  const rate = share === undefined ? 1 : /^[\d.]+$/.test(share) ? Number(share) : Number.NaN
  if (!(rate >= 0 && rate <= 1)) throw new InvalidArgumentError('Expected a share from 0 to 1 behind the @.')
  try {
    const failure = failureOf(name)
    return [...before, ...operationsOf(action).map((operation) => ({ operation, failure, rate }))]
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message)
  }
}
