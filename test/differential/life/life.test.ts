// Other people's clients against the simulator on a port: the whole life of an image, signed and verified.
import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { serve } from 'ec2wire/mock/node'
import { simulateEc2 } from 'ec2wire/simulator'
import { describe, expect, test } from 'vitest'
import { credentials, env, home } from '../environment.js'
import { type Client, clients } from './clients.js'
import { record } from './record.js'

const run = promisify(execFile)

/** Where `npm run test:clients` puts what comes from npm, and what Go builds. */
const installed = resolve('.tmp/clients')
mkdirSync(installed, { recursive: true })

const clientEnv = {
  ...env,
  AWS_REGION: 'us-east-1',
  AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: '1',
  GO111MODULE: 'off',
  GOPATH: '/usr/share/gocode',
  GOCACHE: join(installed, 'go'),
}

describe.each(clients)('$name', (client) => {
  test.each(Object.keys(client.ways))(
    '%s',
    async (way) => {
      const ec2 = simulateEc2({ credentials, pending: { polls: client.polls ?? 1 }, seed: 7 })
      const [database] = [...ec2.instances.values()].filter(({ Tags }) =>
        Tags.some(({ Value }) => Value === 'database'),
      )
      await using server = await serve(ec2)
      const found = await reportOf(client, way, server.url)
      const notes = ec2.calls().flatMap(({ action, note }) => (note ? [`${action}: ${note}`] : []))
      expect(notes).toEqual([])
      expect(found).toEqual(
        without(client, {
          instance: database?.InstanceId,
          create: 'pending',
          wait: 'available',
          tag: { Stage: 'prod & more' },
          filter: ["web [1.0] (it's a/b_c@d-e)"],
          dryRun: 'DryRunOperation',
          duplicate: 'InvalidAMIName.Duplicate',
          deregister: 0,
          deleteSnapshot: 0,
        }),
      )
      if (process.env.EC2WIRE_RECORD) await record(`${client.name}: ${way}`, await versionOf(client), ec2)
      const isGone = !client.cannot.deregister
      expect([...ec2.images.values()].some(({ Name }) => Name.startsWith('web ['))).toBe(!isGone)
    },
    600_000,
  )
})

/** Runs the client's program, and returns what it prints. */
async function reportOf({ program, ways }: Client, way: string, url: string): Promise<unknown> {
  const file = resolve('test/differential/life', program)
  const given = ways[way] ?? []
  const commands: Record<string, readonly string[]> = {
    py: ['/usr/bin/python3', file, url, ...given],
    sh: ['/bin/sh', file, url],
    rb: ['/usr/bin/ruby', file, url],
    pl: ['/usr/bin/perl', file, url, ...given],
    go: ['/usr/bin/go', 'run', file, url],
    mjs: [process.execPath, file, url, installed, ...given],
    yml: ['/usr/bin/ansible-playbook', '-i', 'localhost,', '-e', `url=${url}`, '-e', `report=${home}/report`, file],
  }
  const [command = '', ...args] = commands[file.slice(file.lastIndexOf('.') + 1)] ?? []
  const { stdout } = await run(command, args, { env: clientEnv, maxBuffer: 10_000_000 })
  return JSON.parse(file.endsWith('.yml') ? readFileSync(join(home, 'report'), 'utf8') : stdout)
}

async function versionOf({ version: [command, ...args] }: Client): Promise<string> {
  const { stdout } = await run(command, args)
  return stdout.trim().split(/[ \n]/)[0] ?? ''
}

/** Drops the steps that the client cannot take. */
function without({ cannot }: Client, report: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(report).filter(([step]) => !Object.hasOwn(cannot, step)))
}
