// What real clients of EC2 send and read, against what the codec does with the same input.
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { CreateImageCommand, EC2Client, EC2ServiceException } from '@aws-sdk/client-ec2'
import {
  CreateImage,
  type CreateImageInput,
  decodeRequest,
  Ec2ServiceError,
  ec2Error,
  encodeRequest,
  toErrorResponse,
  toResponse,
} from 'ec2wire'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { credentials, env, home } from './environment.js'
import { type Client, clients, rows } from './inputs.js'

const run = promisify(execFile)
/** A call, and where it goes: each has a path of its own, which tells the captured requests apart. */
interface Call {
  readonly path: string
  readonly input: CreateImageInput
  readonly endpoint: string
}

/** What a client reports of an answer. */
type Report =
  | { readonly output: object; readonly requestId?: string | undefined }
  | { readonly code?: string; readonly message: string; readonly requestId?: string | undefined }

const rowsOf = (client: Client) => rows.filter((row) => !row.clients || row.clients.includes(client))
const pathOf = (client: Client, name: string) => `/${client}/${rows.findIndex((row) => row.name === name)}`
/** Stands at the index that `findIndex` gives for what is in no row. */
const refused = 'an answer that is an error'
const isRefused = (path: string) => path.endsWith('/-1')

const captured = new Map<string, string[]>()
const reports = new Map<string, Report>()

const server = createServer(async (request, response) => {
  // The SDK ends the path with a slash.
  const path = request.url?.replace(/\/$/, '') ?? ''
  captured.set(path, [...(captured.get(path) ?? []), `${request.method} ${await text(request)}`])
  const answer = isRefused(path) ? toErrorResponse(errorAt(path)) : toResponse(CreateImage, outputAt(path))
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const callsOf = (client: Client): Call[] =>
    [...rowsOf(client), { name: refused, input: { InstanceId: 'i-1234567890abcdef0', Name: 'web' } }].map((row) => {
      const path = pathOf(client, row.name)
      return { path, input: row.input, endpoint: `http://127.0.0.1:${port}${path}` }
    })
  await Promise.all([sendBySdk(callsOf('sdk')), sendByBoto3(callsOf('boto3')), sendByCli(callsOf('cli'))])
})

afterAll(() => {
  server.close()
  server.closeAllConnections()
})

test('at least 60 rows for each client, under names of their own', () => {
  const counts = clients.map((client) => rowsOf(client).length)
  console.log(
    `${rows.length} rows: ${clients.map((client, index) => `${counts[index]} by ${client}`).join(', ')};`,
    `${counts.reduce((sum, count) => sum + count)} comparisons`,
  )
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(60)
  expect(new Set(rows.map((row) => row.name)).size).toBe(rows.length)
})

describe.each(clients)('%s', (client) => {
  test.each(rowsOf(client))('$name', ({ name, input }) => {
    const path = pathOf(client, name)
    const { ImageId, RequestId } = outputAt(path)
    // First, since it says why nothing was captured.
    expect(reports.get(path)).toEqual({ output: { ImageId }, requestId: reported(client, RequestId) })
    const body = bodyAt(path)
    expect(decodeRequest(CreateImage, body)).toStrictEqual(normal(input))
    expect(parameters(encodeRequest(CreateImage, input))).toEqual(parameters(body))
  })

  test(refused, () => {
    const path = pathOf(client, refused)
    const { code, message, requestId } = errorAt(path)
    const report = { code, message, requestId: reported(client, requestId) }
    expect(reports.get(path)).toEqual(report)
    // Not sent again.
    expect(captured.get(path)).toHaveLength(1)
  })
})

/** An answer that no other path gets. */
function outputAt(path: string) {
  const digits = Buffer.from(path).toString('hex').slice(-17).padStart(17, '0')
  return { ImageId: `ami-${digits}`, RequestId: `59dbff89-35bd-4eac-99ed-${digits.slice(-12)}` }
}

function errorAt(path: string) {
  const { code, message, status } = ec2Error('InvalidAMIName.Duplicate')
  return new Ec2ServiceError({ code, message, status, requestId: outputAt(path).RequestId })
}

/** The CLI does not tell the request's ID. */
function reported(client: Client, requestId: string | undefined) {
  return client === 'cli' ? undefined : requestId
}

function bodyAt(path: string): string {
  const bodies = captured.get(path)
  expect(bodies).toEqual([expect.stringMatching(/^POST /)])
  return bodies?.[0]?.slice('POST '.length) ?? ''
}

/** Without what means "not given": `undefined`, empty lists and empty structures. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(normal)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]) => [name, normal(member)])
  const given = members.filter(([, member]) => member !== undefined)
  return given.length === 0 ? undefined : Object.fromEntries(given)
}

/** The parameters of a form, in an order that does not depend on the sender. */
function parameters(form: string): string[] {
  return [...new URLSearchParams(form)].map(([name, value]) => `${name}=${value}`).sort()
}

async function sendBySdk(calls: Call[]): Promise<void> {
  for (const { path, input, endpoint } of calls) {
    const client = new EC2Client({ region: env.AWS_DEFAULT_REGION, credentials, endpoint })
    try {
      const { $metadata, ...output } = await client.send(new CreateImageCommand(input))
      reports.set(path, { output, requestId: $metadata.requestId })
    } catch (error) {
      if (!(error instanceof EC2ServiceException)) reports.set(path, { message: String(error) })
      else reports.set(path, { code: error.name, message: error.message, requestId: error.$metadata.requestId })
    }
    client.destroy()
  }
}

const sendAll = `
import json, sys
import boto3
from botocore.exceptions import ClientError

def send(call):
    try:
        output = session.client('ec2', endpoint_url=call['endpoint']).create_image(**call['input'])
        metadata = output.pop('ResponseMetadata')
        return {'output': output, 'requestId': metadata['RequestId']}
    except ClientError as error:
        metadata = error.response['ResponseMetadata']
        found = error.response['Error']
        return {'code': found['Code'], 'message': found['Message'], 'requestId': metadata['RequestId']}
    except Exception as error:
        return {'message': repr(error)}

session = boto3.Session()
json.dump([send(call) for call in json.load(sys.stdin)], sys.stdout)
`

async function sendByBoto3(calls: Call[]): Promise<void> {
  const python = run('/usr/bin/python3', ['-c', sendAll], { env, maxBuffer: 10_000_000 })
  python.child.stdin?.end(JSON.stringify(calls))
  const found: Report[] = JSON.parse((await python).stdout)
  for (const [index, { path }] of calls.entries()) reports.set(path, found[index] as Report)
}

async function sendByCli(calls: Call[]): Promise<void> {
  const left = calls.entries()
  const worker = async () => {
    for (const [index, { path, input, endpoint }] of left) {
      const file = join(home, `${index}.json`)
      writeFileSync(file, JSON.stringify(input))
      const args = ['--cli-input-json', `file://${file}`, '--endpoint-url', endpoint, '--output', 'json']
      reports.set(
        path,
        await run('/usr/bin/aws', ['ec2', 'create-image', ...args], { env }).then(readByCli, failedByCli),
      )
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
}

function readByCli({ stdout }: { stdout: string }): Report {
  return { output: JSON.parse(stdout) }
}

function failedByCli(error: Error & { stderr?: string }): Report {
  const told = error.stderr?.trim() || String(error)
  const [, code, message] =
    /^An error occurred \((.+?)\) when calling the CreateImage operation: (.+)$/s.exec(told) ?? []
  return code && message ? { code, message } : { message: told }
}
