import { setTimeout as sleep } from 'node:timers/promises'
import { Command, InvalidArgumentError } from 'commander'
import { printable } from '../errors/printable.js'
import { failureNames, failureOf } from '../mock/failures/parse-failure.js'
import type { Latency } from '../mock/latency.js'
import { type Answer, serve } from '../mock/node/serve.js'
import type { Credentials } from '../mock/simulator/auth/credentials.js'
import { createSimulator } from '../mock/simulator/create-simulator.js'
import type { FailureOption, SimulatorOptions } from '../mock/simulator/options.js'
import { jsonOf, textOf } from './input.js'
import type { Log } from './log.js'
import { simulatedOperations } from './operations.js'
import { print } from './output.js'
import { initialStateOf } from './state-file.js'

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
  readonly publicImages: boolean
  readonly quiet?: boolean
}

/**
 * Creates `ec2wire mock`, which starts a simulated EC2 on a local port.
 *
 * @param log Gets the log of the requests, and the notes of the simulator.
 */
export function mockCommand(log: Log): Command {
  return new Command('mock')
    .description('Starts a simulated EC2 on a local port. Stop it with Ctrl+C.')
    .option('-p, --port <number>', 'the port; 0 for a free port', portOf, 5566)
    .option('--host <address>', 'the address to listen on', hostOf, '127.0.0.1')
    .option('--latency <milliseconds>', 'how long a response takes: 300, or a range: 200..900', latencyOf)
    .option('--fail <failure[@rate]>', 'makes calls fail, at a rate from 0 to 1; you can repeat this flag', failOf)
    .option('--seed <integer>', 'the same seed gives the same IDs and failures', integerOf)
    .option('--pending <milliseconds>', 'how long an image is pending; 3polls for three DescribeImages', pendingOf)
    .option('--throttle <capacity/refill>', 'calls of each action at once, and per second: 50/5', throttleOf)
    .option('--state <file>', 'JSON with the instances, images and snapshots of the initial state')
    .option(
      '--credentials <id:secret>',
      'checks signatures with this access key; id:secret:token for temporary credentials',
    )
    .option('--region <name>', 'the Region of the signatures; default us-east-1')
    .option('--no-public-images', 'leaves out the public images of Amazon Linux, Ubuntu and Windows Server')
    .option('--isolate', 'gives each access key its own simulator')
    .option('--quiet', 'does not log the requests; notes and problems stay')
    .addHelpText(
      'after',
      `
Prints one line of JSON with the URL on the standard output, and nothing else. Logs each request on the standard error,
with notes of the simulator. If nobody reads the standard error, lines are dropped and counted.

Failures: ${failureNames.join(', ')},
or an EC2 error code such as RequestLimitExceeded. For one action only: CreateImage=InternalError@0.1

Examples:
  ec2wire mock --port 5566 --latency 200..900 --fail RequestLimitExceeded@0.1 --seed 7 --state state.json
  aws --endpoint-url http://127.0.0.1:5566 ec2 describe-instances

Tests control the server over HTTP: POST /_ec2wire/reset, /_ec2wire/fail and /_ec2wire/advance,
GET /_ec2wire/calls and /_ec2wire/health.`,
    )
    .action((flags: Flags) => run(flags, log))
}

async function run({ port, host, isolate, quiet, ...flags }: Flags, log: Log): Promise<void> {
  log.captureConsole()
  const options = {
    port,
    host,
    ...(isolate && { isolate: 'accessKey' as const }),
    ...(!quiet && { onAnswer: (answer: Answer) => log.write(lineOf(answer)) }),
  }
  const server = await serve(await simulatorOf(flags), options).catch((error: Error) => {
    const remedy = error.message.endsWith(' in use.') ? ' Pass another port with --port.' : ''
    throw new Error(error.message + remedy, { cause: error })
  })
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  try {
    const printed = print(JSON.stringify({ url: server.url }))
    await Promise.race([printed.then(() => interrupted), interrupted])
  } finally {
    // Calls that hang must not keep the server from closing.
    await Promise.race([server.close(), sleep(500)])
  }
  await log.close()
  // Output that nobody reads would keep the process alive.
  process.exit(0)
}

type SimulatorFlags = Omit<Flags, 'port' | 'host' | 'isolate' | 'quiet'>

async function simulatorOf({ state, credentials, fail, ...options }: SimulatorFlags) {
  const initialState = state === undefined ? {} : initialStateOf(jsonOf(await textOf(state), state), state)
  const keys = credentials === undefined ? {} : { credentials: credentialsOf(credentials) }
  try {
    return createSimulator({ ...options, ...keys, ...initialState, failures: fail })
  } catch (error) {
    throw new Error(inFlags((error as Error).message, state), { cause: error })
  }
}

/** Words a message about an option of the simulator for the command line. */
function inFlags(message: string, state: string | undefined): string {
  // Without "Cannot simulate EC2: ".
  const problem = message.replace(/^[^:]*: /, '')
  if (/^(?:instances|images|snapshots)\b/.test(problem)) return `Cannot use the state in ${state}: ${problem}`
  return `Cannot start the mock: --${problem}`
}

function lineOf({ action, status, error, milliseconds }: Answer): string {
  const time = new Date().toISOString().slice(11, 23)
  const outcome = [status, error].filter((part) => part !== undefined).join(' ')
  return `${time} ${printable(action) || '(no action)'} ${printable(outcome)} ${Math.round(milliseconds)} ms`
}

/** Node.js listens on all addresses for an empty one. */
function hostOf(text: string): string {
  if (text.trim() !== '') return text
  throw new InvalidArgumentError('Expected an address such as 127.0.0.1, or 0.0.0.0 for all addresses.')
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port < 65_536) return port
  throw new InvalidArgumentError('Expected an integer from 0 to 65535.')
}

function integerOf(text: string): number {
  if (/^-?\d{1,15}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected an integer.')
}

function latencyOf(text: string): Latency {
  const [, least, most] = /^(\d{1,9})(?:\.\.(\d{1,9}))?$/.exec(text) ?? []
  if (least === undefined || Number(most ?? least) < Number(least)) {
    throw new InvalidArgumentError('Expected milliseconds such as 300, or a range such as 200..900.')
  }
  return most === undefined ? Number(least) : [Number(least), Number(most)]
}

function pendingOf(text: string): NonNullable<SimulatorOptions['pending']> {
  const [, count, polls] = /^(\d{1,15})(polls)?$/.exec(text) ?? []
  if (count === undefined)
    throw new InvalidArgumentError('Expected milliseconds such as 5000, or a number of polls such as 3polls.')
  return polls ? { polls: Number(count) } : Number(count)
}

function throttleOf(text: string): NonNullable<SimulatorOptions['throttle']> {
  const [, capacity, refill] = /^(\d{1,9})\/(\d{1,9}(?:\.\d+)?)$/.exec(text) ?? []
  if (!Number(capacity)) throw new InvalidArgumentError('Expected a capacity and a refill per second such as 50/5.')
  return { capacity: Number(capacity), refillPerSecond: Number(refill) }
}

function credentialsOf(text: string): Credentials {
  const [, accessKeyId = '', secretAccessKey = '', sessionToken] = /^([^:]+):([^:]+)(?::(.+))?$/.exec(text) ?? []
  // The message does not repeat the value, which has a secret.
  if (!accessKeyId) {
    throw new Error(
      'Cannot start the mock: --credentials is invalid; expected an access key ID, a colon and its secret.',
    )
  }
  return { accessKeyId, secretAccessKey, sessionToken }
}

function failOf(text: string, before: readonly FailureOption[] = []): FailureOption[] {
  const [, action, name = '', share] = /^(?:(\w+)=)?([^@]+)(?:@(.+))?$/.exec(text) ?? []
  const rate = share === undefined ? 1 : /^[\d.]+$/.test(share) ? Number(share) : Number.NaN
  if (!(rate >= 0 && rate <= 1)) throw new InvalidArgumentError('Expected a rate from 0 to 1 after the @.')
  try {
    const failure = failureOf(name)
    return [
      ...before,
      ...simulatedOperations(action, 'parse the failure').map((operation) => ({ operation, failure, rate })),
    ]
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message)
  }
}
