// The command line as its users have it: the built program, in a process of its own. Run `npm run build` first.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import {
  CreateImage,
  DescribeImages,
  DescribeInstances,
  encodeResponse,
  fromResponse,
  type Operation,
  toRequest,
} from 'ec2wire'
import { createImageSamples, errorSamples } from 'ec2wire/fixtures'
import { afterAll, afterEach, describe, expect, test } from 'vitest'

const program = resolve(import.meta.dirname, '../../dist/cli/main.js')
const folder = mkdtempSync(join(tmpdir(), 'ec2wire-cli-'))
const running = new Set<ChildProcess>()
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function start(...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], { cwd: folder })
  running.add(child)
  return child
}

async function run(args: string[], input = '') {
  const child = start(...args)
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const ended = new Promise<number | null>((done) => child.on('close', done))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { out, err, code }
}

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content)
  return name
}

/** Starts `mock`, and waits for its line of JSON. */
async function mock(...args: string[]) {
  const child = start('mock', '--port', '0', ...args)
  let log = ''
  child.stderr.on('data', (data) => (log += data))
  const line = await new Promise<string>((done, fail) => {
    child.stdout.once('data', (data) => done(String(data)))
    child.once('close', () => fail(new Error(`It ended: ${log}`)))
  })
  const { url } = JSON.parse(line)
  const call = async <Input, Output extends object>(operation: Operation<Input, Output>, input: Input) =>
    fromResponse(operation, await fetch(toRequest(operation, input, { endpoint: url })))
  return { child, url: url as string, call, log: () => log }
}

const input = { InstanceId: 'i-1234567890abcdef0', Name: 'web' }

describe('help', () => {
  test.each([
    [['--help'], 0, ['mock', 'decode', 'encode']],
    [
      ['mock', '--help'],
      0,
      ['--port', '--latency', '--fail', '--seed', '--state', '--credentials', 'dribble(5000)', '/_ec2wire/calls'],
    ],
    [['decode', '--help'], 0, ['HAR', '[file]']],
    [['encode', '--help'], 0, ['"action", "input"']],
  ])('%j', async (args, code, parts) => {
    const result = await run(args)
    expect(result.code).toBe(code)
    expect(result.err).toBe('')
    for (const part of parts) expect(result.out).toContain(part)
  })

  test('without a command is shown on the standard error', async () => {
    const { code, out, err } = await run([])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^Usage: ec2wire \[options\] \[command\]\n/)
  })

  test('the version is that of the package', async () => {
    const { version } = (await import('../../package.json', { with: { type: 'json' } })).default
    expect(await run(['--version'])).toEqual({ out: `${version}\n`, err: '', code: 0 })
  })
})

describe('refuses with exit code 2', () => {
  test.each<[args: string[], start: string, listed: string[]]>([
    [['serve'], "error: unknown command 'serve'", ['mock', 'decode', 'encode']],
    [['mock', '--prot', '1'], "error: unknown option '--prot'", ['--port', '--host', '--fail']],
    [
      ['mock', '--port', 'x'],
      "error: option '-p, --port <number>' argument 'x' is invalid. Expected a number from 0 to 65535.",
      [],
    ],
    [
      ['mock', '--latency', '9..1'],
      "error: option '--latency <milliseconds>' argument '9..1' is invalid. Expected milliseconds",
      [],
    ],
    [['mock', '--seed', 'x'], "error: option '--seed <integer>' argument 'x' is invalid. Expected an integer.", []],
    [['mock', '--pending', '3x'], "error: option '--pending <milliseconds>' argument '3x' is invalid.", []],
    [['mock', '--throttle', '0/1'], "error: option '--throttle <capacity/refill>' argument '0/1' is invalid.", []],
    [
      ['mock', '--fail', 'Tired'],
      "error: option '--fail <failure[@rate]>' argument 'Tired' is invalid. Cannot parse the failure: it is the text \"Tired\";",
      ['hang', 'RequestLimitExceeded'],
    ],
    [
      ['mock', '--fail', 'hang@2'],
      "error: option '--fail <failure[@rate]>' argument 'hang@2' is invalid. Expected a share from 0 to 1",
      [],
    ],
    [
      ['mock', '--fail', 'StopInstances=hang'],
      "error: option '--fail <failure[@rate]>' argument 'StopInstances=hang' is invalid. Cannot find the operation: the action is the text \"StopInstances\";",
      ['CreateImage'],
    ],
  ])('%j', async (args, start, listed) => {
    const { code, out, err } = await run(args)
    expect([code, out]).toEqual([2, ''])
    expect(err.startsWith(start), err).toBe(true)
    for (const name of listed) expect(err).toContain(name)
  })

  test.each<[args: string[], message: string, files?: Record<string, string>]>([
    [['mock', '--state', 'none.json'], 'Cannot read none.json: there is no such file.'],
    [['mock', '--state', '.'], 'Cannot read .: it is a folder.'],
    [['mock', '--state', 'bad.json'], 'Cannot read bad.json: it is no JSON'],
    [
      ['mock', '--state', 'list.json'],
      'Cannot read list.json as a world: expected { "instances", "images", "snapshots" }.',
    ],
    [
      ['mock', '--state', 'volumes.json'],
      'Cannot read volumes.json as a world: volumes is unknown; there are instances, images and snapshots.',
    ],
    [['mock', '--state', 'twice.json'], 'Cannot simulate EC2: images[1].Name is the text "web", the name of ami-'],
    [
      ['mock', '--credentials', 'secret'],
      '--credentials: expected an access key and its secret, with a colon between.',
    ],
    [['decode', 'none.txt'], 'Cannot read none.txt: there is no such file.'],
    [['decode', 'bad.json'], 'Cannot read bad.json: it is no JSON'],
    [['decode', 'list.json'], 'Cannot decode the input: it has no Action, and is neither XML nor a HAR file.'],
    [['decode', 'volumes.json'], 'Cannot decode the input: it is JSON, but no HAR file, since it has no log.entries.'],
    [['decode', 'unknown.txt'], 'There is no action StopInstances; there are CreateImage, '],
    [
      ['decode', 'typo.txt'],
      'Cannot decode the request; EC2 would answer UnknownParameter: The parameter dryRun is not recognized',
    ],
    [
      ['encode', 'volumes.json'],
      'Cannot encode the JSON: volumes is unknown; there are action, input, output and error.',
    ],
    [['encode', 'nothing.json'], 'Cannot encode the JSON: expected { "action", "input" }'],
    [['encode', 'member.json'], 'Cannot encode the CreateImage request: '],
  ])('%j, in one line', async (args, message) => {
    file('bad.json', '{')
    file('list.json', '[]')
    file('volumes.json', '{"volumes":[]}')
    file('twice.json', '{"images":[{"Name":"web"},{"Name":"web"}]}')
    file('unknown.txt', 'Action=StopInstances')
    file('typo.txt', 'Action=CreateImage&InstanceId=i-1234567890abcdef0&Name=web&dryRun=true')
    file('nothing.json', '{}')
    file('member.json', '{"action":"CreateImage","input":{"Instance":"i-1234567890abcdef0"}}')
    const { code, out, err } = await run(args)
    expect([code, out]).toEqual([2, ''])
    expect(err.startsWith(`ec2wire: ${message}`), err).toBe(true)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
    expect(err).not.toContain('secret,x')
  })

  test('a port that is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    const { port } = server.address() as AddressInfo
    const { code, err } = await run(['mock', '--port', String(port)])
    server.close()
    expect([code, err]).toEqual([2, `ec2wire: Cannot listen on port ${port} of 127.0.0.1: it is in use.\n`])
  })
})

describe('mock', () => {
  test('answers, logs, and stops cleanly when it is interrupted', async () => {
    const { child, url, call, log } = await mock('--seed', '7', '--pending', '1polls')
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const { ImageId } = await call(CreateImage, input)
    const states = async () => (await call(DescribeImages, { ImageIds: [ImageId] })).Images?.[0]?.State
    expect([await states(), await states()]).toEqual(['pending', 'available'])
    await call(CreateImage, input).catch(() => {})
    const ended = new Promise((done) => child.on('close', done))
    child.kill('SIGINT')
    expect(await ended).toBe(0)
    expect(log().replaceAll(/^[\d:.]+ |\d+ ms$/gm, '')).toBe(
      'CreateImage 200 \nDescribeImages 200 \nDescribeImages 200 \nCreateImage 400 InvalidAMIName.Duplicate \n',
    )
  })

  test('begins with a world, fails as it is told, and throttles', async () => {
    const world = {
      instances: [{ InstanceId: 'i-11111111', LaunchTime: '2026-01-01T00:00:00Z', State: { Name: 'stopped' } }],
      images: [{ Name: 'base' }],
    }
    const { call } = await mock(
      '--state',
      file('world.json', JSON.stringify(world)),
      '--fail',
      'CreateImage=InternalError@1',
      '--throttle',
      '2/0',
    )
    const { Reservations } = await call(DescribeInstances, {})
    expect(Reservations?.[0]?.Instances).toMatchObject([
      { InstanceId: 'i-11111111', LaunchTime: new Date('2026-01-01T00:00:00Z'), State: { Name: 'stopped' } },
    ])
    await expect(call(CreateImage, { InstanceId: 'i-11111111', Name: 'web' })).rejects.toMatchObject({
      code: 'InternalError',
    })
    expect((await call(DescribeImages, {})).Images).toMatchObject([{ Name: 'base' }])
    await call(DescribeImages, {})
    await expect(call(DescribeImages, {})).rejects.toMatchObject({ code: 'RequestLimitExceeded' })
  })

  test('checks signatures', async () => {
    const { call, log } = await mock(
      '--credentials',
      'AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      '--quiet',
    )
    await expect(call(CreateImage, input)).rejects.toMatchObject({ code: 'MissingParameter' })
    expect(log()).not.toContain('wJalr')
  })
})

describe('decode and encode', () => {
  test.each(createImageSamples)('the other way round: $name', async ({ input, wire, output }) => {
    const decoded = await run(['decode'], wire)
    expect(JSON.parse(decoded.out)).toEqual({ action: 'CreateImage', input })
    expect(await run(['encode'], decoded.out)).toEqual({ out: `${wire}\n`, err: '', code: 0 })
    const response = await run(['decode'], encodeResponse(CreateImage, output))
    expect(JSON.parse(response.out)).toEqual({ action: 'CreateImage', output })
    expect((await run(['encode'], response.out)).out.trim()).toBe(encodeResponse(CreateImage, output).trim())
  })

  test('an error that quotes a request is shown without its token', async () => {
    const xml =
      '<Response><Errors><Error><Code>SignatureDoesNotMatch</Code><Message>x-amz-security-token:s3cret\nhost:a</Message></Error></Errors></Response>'
    const { out } = await run(['decode'], xml)
    expect(JSON.parse(out).error.message).toBe('x-amz-security-token:(redacted)\nhost:a')
  })

  test('malformed JSON is not quoted', async () => {
    const { err } = await run(['encode'], '{"secret": s3cret}')
    expect(err).toMatch(/^ec2wire: Cannot read the input: it is no JSON/)
    expect(err).not.toContain('s3c')
  })

  test('errors', async () => {
    const [sample] = errorSamples
    const { out } = await run(['decode'], sample?.xml)
    expect(JSON.parse(out)).toEqual({
      error: { code: sample?.code, message: sample?.message, requestId: sample?.requestId },
    })
    expect((await run(['encode'], out)).out.trim()).toBe(sample?.xml)
  })

  test('instants, from JSON and back', async () => {
    const output = { Reservations: [{ Instances: [{ LaunchTime: new Date('2026-01-01T00:00:00Z') }] }] }
    const xml = encodeResponse(DescribeInstances, output)
    const { out } = await run(['decode'], xml)
    expect(JSON.parse(out).output.Reservations[0].Instances[0].LaunchTime).toBe('2026-01-01T00:00:00.000Z')
    expect((await run(['encode'], out)).out.trim()).toBe(xml.trim())
  })

  test('a URL, with what signs it left out', async () => {
    const url =
      'https://ec2.us-east-1.amazonaws.com/?Action=DescribeImages&ImageId.1=ami-0123456789abcdef0&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260101%2Fus-east-1%2Fec2%2Faws4_request&X-Amz-Signature=5ec4e7&X-Amz-Security-Token=t0ken'
    const { out } = await run(['decode'], url)
    expect(JSON.parse(out)).toEqual({
      action: 'DescribeImages',
      input: { ImageIds: ['ami-0123456789abcdef0'] },
      redacted: ['X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-Security-Token'],
    })
    expect(out).not.toMatch(/AKIA|5ec4e7|t0ken/)
  })

  test('a HAR file: the calls of EC2, whatever is wrong with some', async () => {
    const [{ wire }] = createImageSamples as [(typeof createImageSamples)[0]]
    const request = {
      url: 'https://ec2.us-east-1.amazonaws.com/',
      headers: [{ name: 'Authorization', value: 'AWS4 s3cret' }],
      postData: { text: wire },
    }
    const xml = encodeResponse(CreateImage, { ImageId: 'ami-4fa54026' })
    const har = {
      log: {
        entries: [
          { request, response: { status: 200, content: { text: xml } } },
          { request, response: { status: 200, content: { text: btoa(xml), encoding: 'base64' } } },
          { request, response: { status: 502, content: { text: '<html></html>' } } },
          { request, response: { status: 200, content: { text: '%', encoding: 'base64' } } },
          null,
          { request: { ...request, postData: { text: 'Action=StopInstances' } }, response: { status: 0 } },
          { request: { url: 'https://example.com/' }, response: { status: 200 } },
        ],
      },
    }
    const { out, code } = await run(['decode', file('recording.har', JSON.stringify(har))])
    expect(code).toBe(0)
    expect(out).not.toContain('s3cret')
    const decoded = { action: 'CreateImage', input: createImageSamples[0]?.input }
    expect(JSON.parse(out)).toEqual({
      calls: [
        { ...decoded, status: 200, output: { ImageId: 'ami-4fa54026' } },
        { ...decoded, status: 200, output: { ImageId: 'ami-4fa54026' } },
        { ...decoded, status: 502, answerProblem: expect.stringContaining('its root is missing') },
        { ...decoded, status: 200, answerProblem: expect.any(String) },
        { problem: expect.stringContaining('There is no action StopInstances;'), status: 0 },
      ],
      others: 2,
    })
  })
})
