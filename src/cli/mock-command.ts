import { setTimeout as sleep } from 'node:timers/promises'
import { Command } from 'commander'
import { printable } from '../errors/printable.js'
import { jsonOf } from '../inspect/json.js'
import { failureNames } from '../mock/failures/parse-failure.js'
import type { Latency } from '../mock/latency.js'
import { type Answer, serve } from '../mock/node/serve.js'
import { createSimulator } from '../mock/simulator/create-simulator.js'
import type { FailureOption, SimulatorOptions } from '../mock/simulator/options.js'
import { nameOf, textOf } from './input.js'
import type { Log } from './log.js'
import {
  credentialsOf,
  failOf,
  hostOf,
  latencyOf,
  mockAttempt,
  pendingOf,
  portOf,
  seedOf,
  throttleOf,
} from './mock-flags.js'
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
    .option('--seed <integer>', 'the same seed gives the same IDs and failures', seedOf)
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
  const initialState = state === undefined ? {} : initialStateOf(jsonOf(await textOf(state), nameOf(state)), state)
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
  return `Cannot ${mockAttempt}: --${problem}`
}

function lineOf({ action, status, error, milliseconds }: Answer): string {
  const time = new Date().toISOString().slice(11, 23)
  const outcome = [status, error].filter((part) => part !== undefined).join(' ')
  return `${time} ${printable(action) || '(no action)'} ${printable(outcome)} ${Math.round(milliseconds)} ms`
}
