// The streams of the command line: pipes that nobody reads, readers that leave, full disks, and bytes that are not UTF-8.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'

vi.setConfig({ testTimeout: 30_000 })

const program = resolve(import.meta.dirname, '../../dist/cli/main.js')
const folder = mkdtempSync(join(tmpdir(), 'ec2wire-streams-'))
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

/** Runs a command line of the shell, in which `$ec2wire` is the program. */
function shell(command: string) {
  const env = { ...process.env, node: process.execPath, main: program }
  const child = spawn('sh', ['-c', command.replaceAll('$ec2wire', '"$node" "$main"')], { cwd: folder, env })
  running.add(child)
  return child
}

async function resultOf(child: ReturnType<typeof start>, input?: string | Uint8Array) {
  child.stdin.on('error', () => {})
  if (input !== undefined) child.stdin.end(input)
  const ended = once(child, 'close')
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, out, err }
}

/** Starts `mock`, and reads nothing but its line of JSON. */
async function mock(...args: string[]) {
  const child = start('mock', '--port', '0', ...args)
  const [line] = await once(child.stdout, 'data')
  child.stdout.pause()
  const { url } = JSON.parse(String(line))
  return { child, url: url as string, line: String(line) }
}

async function call(url: string, form: string): Promise<number> {
  const response = await fetch(url, { method: 'POST', body: form })
  await response.text()
  return response.status
}

async function callOften(url: string, times: number, form: string): Promise<void> {
  for (let done = 0; done < times; done += 50) await Promise.all(Array.from({ length: 50 }, () => call(url, form)))
}

/** Calls whose lines are longer than what the system and the log keep for a reader: each byte takes six characters. */
const manyCalls = 600
const longLine = `Action=${'%1B'.repeat(200)}`
/** A call with a note of the simulator. */
const noted = 'Action=StopInstances'

describe.each(['SIGTERM', 'SIGINT'] as const)('%s ends the mock', (signal) => {
  test('although nobody reads its output', async () => {
    const { child, url } = await mock()
    await callOften(url, manyCalls, longLine)
    const ended = once(child, 'exit')
    child.kill(signal)
    expect(await ended).toEqual([0, null])
  })

  test('although both streams go into one pipe that nobody reads', async () => {
    const port = await freePort()
    const child = shell(`exec $ec2wire mock --port ${port} 2>&1`)
    const url = `http://127.0.0.1:${port}`
    await listening(url)
    await callOften(url, manyCalls, longLine)
    const ended = once(child, 'exit')
    child.kill(signal)
    expect(await ended).toEqual([0, null])
  })

  test('although calls hang, and connections are open', async () => {
    const { child, url } = await mock('--fail', 'CreateImage=hang', '--fail', 'DescribeImages=dribble(100000)')
    const forms = ['Action=CreateImage', 'Action=DescribeImages', 'Action=DescribeInstances']
    const pending = forms.map((form) => call(url, form).catch(() => 'broken'))
    expect(await pending[2]).toBe(200)
    const ended = once(child, 'exit')
    child.kill(signal)
    expect(await ended).toEqual([0, null])
    expect(await pending[0]).toBe('broken')
  })

  test('although a response takes for ever', async () => {
    const { child, url } = await mock('--latency', '999999999')
    const pending = call(url, 'Action=DescribeInstances').catch(() => 'broken')
    await call(`${url}/_ec2wire/reset`, '{}')
    const ended = once(child, 'exit')
    child.kill(signal)
    expect(await ended).toEqual([0, null])
    expect(await pending).toBe('broken')
  })
})

describe('the standard output of the mock', () => {
  test.each([[[]], [['--quiet']]])('is one line of JSON: %j', async (flags) => {
    const { child, url, line } = await mock('--credentials', 'AKIDEXAMPLE:secret', ...flags)
    const rest = text(child.stdout)
    const log = text(child.stderr)
    await callOften(url, 50, noted)
    await callOften(url, 50, 'Action=CreateImage&InstanceId=i-1234567890abcdef0&Name=web')
    child.kill('SIGTERM')
    expect(line).toBe(`${JSON.stringify({ url })}\n`)
    expect(await rest).toBe('')
    const lines = (await log).trimEnd().split('\n')
    expect(lines.filter((note) => note.startsWith('[ec2wire] ec2wire does not simulate StopInstances'))).toHaveLength(
      50,
    )
    expect(lines.filter((note) => note.startsWith('[ec2wire] The response to CreateImage is '))).toHaveLength(50)
    expect(lines.filter((entry) => /^[\d:.]+ \w+ 400 /.test(entry))).toHaveLength(flags.length > 0 ? 0 : 100)
  })

  test('has no notes about instances', async () => {
    const { child, url } = await mock()
    const [rest, log] = [text(child.stdout), text(child.stderr)]
    await call(url, 'Action=DescribeInstances&InstanceId.1=i-0123456789abcdef9')
    child.kill('SIGTERM')
    expect(await rest).toBe('')
    expect(await log).toContain('[ec2wire] The simulator has no instance i-0123456789abcdef9.')
  })

  test('may be closed after its line', async () => {
    const { child, url } = await mock()
    const log = text(child.stderr)
    child.stdout.destroy()
    await callOften(url, 100, noted)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect((await log).match(/ StopInstances 400 UnsupportedOperation /g)).toHaveLength(100)
  })

  test('may be closed before its line', async () => {
    const port = await freePort()
    const child = start('mock', '--port', String(port))
    child.stdout.destroy()
    await listening(`http://127.0.0.1:${port}`)
    expect(await call(`http://127.0.0.1:${port}`, 'Action=DescribeInstances')).toBe(200)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('may be read by head, which leaves', async () => {
    const child = shell('{ $ec2wire mock --port 0 2>log & echo $! >pid; wait; } | head -1')
    const out = String(await once(child.stdout, 'data'))
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'))
    try {
      await callOften(JSON.parse(out).url, 100, noted)
    } finally {
      process.kill(pid, 'SIGTERM')
    }
    await once(child, 'close')
    const log = readFileSync(join(folder, 'log'), 'utf8')
    expect(log.match(/ StopInstances 400 UnsupportedOperation /g)).toHaveLength(100)
  })

  test.skipIf(!existsSync('/dev/full'))('may not be a full disk', async () => {
    const { code, err } = await resultOf(shell('exec $ec2wire mock --port 0 >/dev/full'))
    expect([code, err]).toEqual([1, 'ec2wire: Cannot write the output: no space is left.\n'])
  })
})

describe('the log of the mock', () => {
  test('says how many lines were dropped, once it is read again', async () => {
    const { child, url } = await mock()
    await callOften(url, manyCalls, longLine)
    const log = text(child.stderr)
    // The first calls after the reader is back make the log go on.
    await callOften(url, 50, 'Action=DescribeInstances')
    child.kill('SIGTERM')
    const lines = (await log).trimEnd().split('\n')
    const reports = lines.flatMap((line) => /^ec2wire: (\d+) lines of the log were dropped, /.exec(line)?.[1] ?? [])
    const dropped = reports.reduce((sum, count) => sum + Number(count), 0)
    expect(dropped).toBeGreaterThan(0)
    expect(lines.length - reports.length + dropped).toBe(manyCalls + 50)
  })

  test('may be closed', async () => {
    const { child, url } = await mock()
    child.stderr.destroy()
    await callOften(url, 100, noted)
    expect(await call(url, 'Action=DescribeInstances')).toBe(200)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test.each([
    ['line feeds', 'Stop%0AInstances%0D', 'Stop\\nInstances\\r'],
    ['the escapes of a terminal', '%1B%5B2J%1B%5D0%3Btitle%07', '\\u001b[2J\\u001b]0;title\\u0007'],
    ['escapes in one character', '%C2%9B31m', '\\u009b31m'],
    ['an override of the direction', 'a%E2%80%AEb', 'a\\u202eb'],
    ['a text of 9 MB', 'x'.repeat(9_000_000), `${'x'.repeat(200)}…`],
  ])('shows an action with %s on one short line', async (_, action, shown) => {
    const { child, url } = await mock()
    const log = text(child.stderr)
    expect(await call(url, `Action=${action}`)).toBe(400)
    child.kill('SIGTERM')
    expect((await log).replaceAll(/^[\d:.]+ |\d+ ms$/gm, '')).toBe(`${shown} 400 InvalidAction \n`)
  })

  test('shows names of instances with escapes', async () => {
    const { child, url } = await mock()
    const log = text(child.stderr)
    const tag = 'Action=CreateTags&ResourceId.1=i-1234567890abcdef0&Tag.1.Key=Name&Tag.1.Value=a%0A%C2%9Bb'
    expect(await call(url, tag)).toBe(200)
    expect(await call(url, 'Action=DescribeInstances&InstanceId.1=i-0123456789abcdef9')).toBe(400)
    child.kill('SIGTERM')
    expect(await log).toContain('i-1234567890abcdef0 (a\\n\\u009bb, running)')
  })
})

describe('decode', () => {
  const request = 'Action=CreateImage&InstanceId=i-1234567890abcdef0&Name=web'
  const decoded = { action: 'CreateImage', input: { InstanceId: 'i-1234567890abcdef0', Name: 'web' } }

  test('waits for a standard input that does not block', async () => {
    // Node.js makes a pipe non-blocking, and a process that is killed leaves it so.
    const nonBlocking = '"$node" -e "process.stdin.resume(); process.kill(process.pid, 9)"'
    const child = shell(`${nonBlocking}; echo ready >&2; exec $ec2wire decode`)
    const out = text(child.stdout)
    await new Promise<void>((done) => child.stderr.on('data', (data) => String(data).includes('ready') && done()))
    child.stdin.write(request.slice(0, 20))
    await sleep(1000)
    child.stdin.end(request.slice(20))
    expect(JSON.parse(await out)).toEqual(decoded)
  })

  test('waits for a slow standard input', async () => {
    const child = start('decode')
    const out = text(child.stdout)
    for (const part of request.match(/.{1,20}/g) ?? []) {
      child.stdin.write(part)
      await sleep(50)
    }
    child.stdin.end()
    expect(JSON.parse(await out)).toEqual(decoded)
  })

  test.each<[string, bytes: Uint8Array, byte: number]>([
    ['Latin-1', Buffer.from(`${request}&Description=caf\xe9`, 'latin1'), request.length + 17],
    ['UTF-16', Buffer.from(request, 'utf16le').subarray(0, 0x100).fill(0xff, 0, 1), 1],
    ['text that ends in a character', Buffer.from(`${request}é`).subarray(0, -1), request.length + 1],
    ['an overlong encoding', Buffer.from([0x41, 0xc0, 0x80]), 2],
    ['half of a surrogate pair', Buffer.from([0xed, 0xa0, 0x80]), 1],
  ])('refuses bytes that are not UTF-8: %s', async (_, bytes, byte) => {
    expect(await resultOf(start('decode'), bytes)).toEqual({
      code: 2,
      out: '',
      err: `ec2wire: Cannot read the input: byte ${byte} is not UTF-8; expected text in UTF-8.\n`,
    })
    writeFileSync(join(folder, 'bytes'), bytes)
    for (const command of [
      ['decode', 'bytes'],
      ['encode', 'bytes'],
      ['mock', '--state', 'bytes'],
    ]) {
      const { code, err } = await resultOf(start(...command), '')
      expect([code, err]).toEqual([
        2,
        `ec2wire: Cannot read bytes: byte ${byte} is not UTF-8; expected text in UTF-8.\n`,
      ])
    }
  })

  test('accepts a byte order mark, and U+FFFD', async () => {
    const { out } = await resultOf(start('decode'), `\ufeff${request}&Description=%EF%BF%BD`)
    expect(JSON.parse(out).input.Description).toBe('\ufffd')
    const xml = '\ufeff<CreateImageResponse><imageId>\ufffd</imageId></CreateImageResponse>'
    expect(JSON.parse((await resultOf(start('decode'), xml)).out).output).toEqual({ ImageId: '\ufffd' })
  })

  test.each([
    'Action=StopInstances&A=%FF',
    'Action=StopInstances&%C3=1',
    'Action=StopInstances&A=%E9t%E9',
    'Action=A&A=%2',
  ])('refuses an escape that is not UTF-8: %s', async (form) => {
    const { code, err } = await resultOf(start('decode'), form)
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/ has an invalid escape; expected percent-encoded UTF-8\.\n$/),
    ])
  })

  test('says which response of a HAR file is not UTF-8', async () => {
    const content = { text: Buffer.from('<A>\xe9</A>', 'latin1').toString('base64'), encoding: 'base64' }
    const entry = { request: { url: 'https://a/?Action=A' }, response: { status: 200, content } }
    const { out } = await resultOf(start('decode'), JSON.stringify({ log: { entries: [entry] } }))
    expect(JSON.parse(out).calls[0].answerProblem).toBe(
      'Cannot read the response: byte 4 is not UTF-8; expected text in UTF-8.',
    )
  })

  test('shows no character that changes a terminal, and yet the same JSON', async () => {
    const Description = 'a\u009b31m\u202eb\u2028\u007f名'
    const xml = `<CopyImageResponse><description>${Description}</description></CopyImageResponse>`
    const { out } = await resultOf(start('decode'), xml)
    expect(out).toContain('"a\\u009b31m\\u202eb\\u2028\\u007f名"')
    expect(JSON.parse(out).output).toEqual({ description: Description })
  })

  test('shows none in an error either', async () => {
    const { err } = await resultOf(start('decode'), 'Action=CreateImage&%1B%5B31m%C2%9B%0A=1')
    expect(err).toBe(
      'ec2wire: Cannot decode the request; EC2 would return UnknownParameter: The parameter \\u001b[31m\\u009b\\n is not recognized\n',
    )
    const flag = await resultOf(start('mock', '--fail', 'a\x1b[31m'))
    expect(flag.err).toContain('--fail is the string "a\\u001b[31m"')
  })
})

describe('output that cannot be written', () => {
  const samples = { decode: 'Action=CreateImage&InstanceId=i-1234567890abcdef0&Name=web', encode: '' }
  const input = JSON.stringify({ action: 'CreateImage', input: { InstanceId: 'i-1234567890abcdef0', Name: 'web' } })

  test.skipIf(!existsSync('/dev/full')).each(['decode', 'encode'] as const)('%s to a full disk', async (command) => {
    const result = await resultOf(shell(`exec $ec2wire ${command} >/dev/full`), samples[command] || input)
    expect(result).toEqual({ code: 1, out: '', err: 'ec2wire: Cannot write the output: no space is left.\n' })
  })

  test('a part of a file', async () => {
    const form = `Action=StopInstances&A=${'x'.repeat(5000)}`
    const { code, err } = await resultOf(shell('ulimit -f 1; exec $ec2wire decode >part'), form)
    expect([code, err]).toEqual([1, expect.stringMatching(/^ec2wire: Cannot write the output: .+\.\n$/)])
  })

  test('a reader that leaves is no error', async () => {
    const form = `Action=StopInstances&A=${'x'.repeat(1_000_000)}`
    const { out, err } = await resultOf(shell('{ $ec2wire decode; echo "exit code $?" >&2; } | head -1'), form)
    expect([out, err]).toEqual(['{\n', 'exit code 0\n'])
  })

  test('a reader that is slow gets everything', async () => {
    const child = start('decode')
    child.stdin.end(`Action=StopInstances&A=${'x'.repeat(1_000_000)}`)
    await sleep(1000)
    expect(JSON.parse(await text(child.stdout)).input.A).toHaveLength(1_000_000)
  })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function listening(url: string): Promise<void> {
  while (!(await fetch(`${url}/_ec2wire/health`).catch(() => undefined))?.ok) await sleep(20)
}
