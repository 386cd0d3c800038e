// The command line as users have it: the built program, in its own process. Run `npm run build` first.
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
  DescribeSnapshots,
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
      [
        '--port',
        '--latency',
        '--fail',
        '--seed',
        '--state',
        '--credentials',
        '--no-public-images',
        'dribble(5000)',
        '/_ec2wire/calls',
      ],
    ],
    [['decode', '--help'], 0, ['HAR', '[file]', '"schema": false']],
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
  test.each<[args: string[], message: string | RegExp]>([
    [['serve'], "Cannot read the arguments: unknown command 'serve'. See ec2wire --help."],
    [['mok'], "Cannot read the arguments: unknown command 'mok'. Did you mean mock? See ec2wire --help."],
    [
      ['mock', '--prot', '1'],
      "Cannot read the arguments: unknown option '--prot'. Did you mean --port? See ec2wire mock --help.",
    ],
    [
      ['mock', '--port'],
      "Cannot read the arguments: option '-p, --port <number>' argument missing. See ec2wire mock --help.",
    ],
    [
      ['decode', 'a.txt', 'b.txt'],
      "Cannot read the arguments: too many arguments for 'decode'. Expected 1 argument but got 2. See ec2wire decode --help.",
    ],
    [['mock', '--port', 'x'], 'Cannot start the mock: --port is the string "x"; expected an integer from 0 to 65535.'],
    [
      ['mock', '--host', ' '],
      'Cannot start the mock: --host is the string " "; expected an address such as 127.0.0.1, or 0.0.0.0 for all addresses.',
    ],
    [
      ['mock', '--latency', '9..1'],
      'Cannot start the mock: --latency is the string "9..1"; expected a range with the smaller number first.',
    ],
    [
      ['mock', '--latency', 'slow'],
      'Cannot start the mock: --latency is the string "slow"; expected milliseconds such as 300, or a range such as 200..900.',
    ],
    [['mock', '--seed', 'x'], 'Cannot start the mock: --seed is the string "x"; expected an integer.'],
    [
      ['mock', '--pending', '3x'],
      'Cannot start the mock: --pending is the string "3x"; expected milliseconds such as 5000, or a number of polls such as 3polls.',
    ],
    [
      ['mock', '--throttle', '0/1'],
      'Cannot start the mock: --throttle is the string "0/1"; expected a capacity and a refill per second such as 50/5.',
    ],
    [
      ['mock', '--fail', 'RequestLimitExceded'],
      /^Cannot start the mock: --fail is the string "RequestLimitExceded"\. Did you mean RequestLimitExceeded\? Expected networkError\(reset\), .*, UnsupportedOperation\.$/,
    ],
    [
      ['mock', '--fail', 'Tired'],
      /^Cannot start the mock: --fail is the string "Tired"; expected networkError\(reset\), .*, UnsupportedOperation\.$/,
    ],
    [
      ['mock', '--fail', 'hang@2'],
      'Cannot start the mock: --fail is the string "hang@2"; expected a rate from 0 to 1 after the @.',
    ],
    [
      ['mock', '--fail', 'StopInstances=hang'],
      /^Cannot start the mock: the action is the string "StopInstances"; expected one of (?:\w+, )*CreateImage, .*\.$/,
    ],
  ])('%j, in one line', async (args, message) => {
    const { code, out, err } = await run(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^ec2wire: [^\n]*\n$/)
    expect(err.slice('ec2wire: '.length, -1)).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    )
  })

  test.each<[args: string[], message: string, files?: Record<string, string>]>([
    [['mock', '--state', 'none.json'], 'Cannot read none.json: the file does not exist.'],
    [['mock', '--state', '.'], 'Cannot read .: it is a folder; expected a file.'],
    [['mock', '--state', 'bad.json'], 'Cannot read bad.json: it is not JSON'],
    [
      ['mock', '--state', 'list.json'],
      'Cannot read list.json: it is an empty list; expected { "instances", "images", "snapshots" }.',
    ],
    [
      ['mock', '--state', 'volumes.json'],
      'Cannot read volumes.json: volumes is unknown. Expected one of instances, images, snapshots.',
    ],
    [['mock', '--state', 'image.json'], 'Cannot read image.json: image is unknown. Did you mean images?'],
    [['mock', '--state', 'object.json'], 'Cannot read object.json: images is an object (Object); expected a list.'],
    [['mock', '--state', 'name.json'], 'Cannot read name.json: images[0].name is unknown. Did you mean Name?'],
    [
      ['mock', '--state', 'deep.json'],
      'Cannot read deep.json: instances[1].BlockDeviceMappings[0].Ebs.VolumeSiz is unknown. Did you mean VolumeSize?',
    ],
    [
      ['mock', '--state', 'user.json'],
      'Cannot use the state in user.json: images[0].LaunchPermissions[0].UserId is the string "self"; expected 12 digits.',
    ],
    [['mock', '--state', 'twice.json'], 'Cannot use the state in twice.json: images[1].Name is '],
    [['mock', '--region', 'nowhere'], 'Cannot start the mock: --region is '],
    [
      ['mock', '--credentials', 'secret'],
      'Cannot start the mock: --credentials is invalid; expected an access key ID, a colon and its secret.',
    ],
    [['decode', 'none.txt'], 'Cannot read none.txt: the file does not exist.'],
    [['decode', 'bad.json'], 'Cannot read bad.json: it is not JSON'],
    [
      ['decode', 'list.json'],
      'Cannot decode the input: Action is missing; expected a form with an Action, a curl command, XML, or a HAR file.',
    ],
    [['decode', 'volumes.json'], 'Cannot decode the input: log.entries is missing in the JSON; expected a HAR file.'],
    [
      ['decode', 'typo.txt'],
      'Cannot decode the request; EC2 would return UnknownParameter: The parameter dryRun is not recognized',
    ],
    [
      ['encode', 'volumes.json'],
      'Cannot encode the JSON: volumes is unknown; expected one of action, input, output, error.',
    ],
    [
      ['encode', 'inptu.json'],
      'Cannot encode the JSON: inptu is unknown; expected one of action, input, output, error. Did you mean input?',
    ],
    [['encode', 'stop.json'], 'Cannot encode the JSON: the action is the string "StopInstances"; expected one of '],
    [
      ['encode', 'nothing.json'],
      'Cannot encode the JSON: it is an object (Object); expected { "action", "input" }, { "action", "output" } or { "error": { "code", "message" } }.',
    ],
    [
      ['encode', 'action.json'],
      'Cannot encode the JSON: it is an action without "input" or "output"; expected { "action", "input" }, ',
    ],
    [['encode', 'list.json'], 'Cannot encode the JSON: it is an empty list; expected { "action", "input" }, '],
    [['encode', 'member.json'], 'Cannot encode the CreateImage request: '],
  ])('%j, in one line', async (args, message) => {
    file('bad.json', '{')
    file('list.json', '[]')
    file('volumes.json', '{"volumes":[]}')
    file('twice.json', '{"images":[{"Name":"web"},{"Name":"web"}]}')
    file('user.json', '{"images":[{"Name":"web","LaunchPermissions":[{"UserId":"self"}]}]}')
    file('image.json', '{"image":[]}')
    file('object.json', '{"images":{}}')
    file('name.json', '{"images":[{"name":"web"}]}')
    file('deep.json', '{"instances":[{},{"BlockDeviceMappings":[{"Ebs":{"VolumeSiz":8}}]}]}')
    file('inptu.json', '{"action":"CreateImage","inptu":{}}')
    file('action.json', '{"action":"CreateImage"}')
    file('stop.json', '{"action":"StopInstances","schema":false,"input":{}}')
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
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(RegExp(`^ec2wire: .*${port}.* in use\\. Pass another port with --port\\.\n$`)),
    ])
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

  test('takes an initial state, failures and a throttle', async () => {
    const state = {
      instances: [{ InstanceId: 'i-11111111', LaunchTime: '2026-01-01T00:00:00Z', State: { Name: 'stopped' } }],
      images: [{ Name: 'base' }],
    }
    const { call } = await mock(
      '--state',
      file('state.json', JSON.stringify(state)),
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
    expect((await call(DescribeImages, { Owners: ['self'] })).Images).toMatchObject([{ Name: 'base' }])
    await call(DescribeImages, {})
    await expect(call(DescribeImages, {})).rejects.toMatchObject({ code: 'RequestLimitExceeded' })
  })

  test('has the public images of Amazon, unless a flag leaves them out', async () => {
    const Owners = ['amazon']
    const Filters = [{ Name: 'name', Values: ['al2023-ami-*-x86_64'] }]
    const known = await mock()
    const { Images = [] } = await known.call(DescribeImages, { Owners, Filters })
    expect(Images.map(({ OwnerId }) => OwnerId)).toEqual(['137112412989', '137112412989'])
    const unknown = await mock('--no-public-images')
    expect((await unknown.call(DescribeImages, {})).Images).toEqual([])
  })

  test('takes permissions in the initial state', async () => {
    const OwnerId = '999999999999'
    const [LaunchPermissions, CreateVolumePermissions] = [[{ UserId: '123456789012' }], [{ Group: 'all' }]]
    const state = {
      images: [
        { Name: 'shared', OwnerId, LaunchPermissions },
        { Name: 'private', OwnerId },
      ],
      snapshots: [{ Description: 'public', OwnerId, CreateVolumePermissions }],
    }
    const { call } = await mock('--no-public-images', '--state', file('shared.json', JSON.stringify(state)))
    expect((await call(DescribeImages, { ExecutableUsers: ['self'] })).Images).toMatchObject([{ Name: 'shared' }])
    expect((await call(DescribeImages, {})).Images).toHaveLength(1)
    const { Snapshots } = await call(DescribeSnapshots, { RestorableByUserIds: ['all'] })
    expect(Snapshots).toMatchObject([{ Description: 'public' }])
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
  test.each(createImageSamples)('there and back: $name', async ({ input, wire, output }) => {
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
    expect(err).toMatch(/^ec2wire: Cannot read the input: it is not JSON/)
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

  test('a HAR file: the calls with an action, although some are invalid', async () => {
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
          { request: { ...request, postData: { text: 'Action=CreateImage&Nme=web' } }, response: { status: 0 } },
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
        {
          ...decoded,
          status: 502,
          answerProblem:
            'Cannot decode the XML: it is an HTML page; expected a response of EC2 or another AWS service.',
        },
        { ...decoded, status: 200, answerProblem: expect.any(String) },
        { action: 'StopInstances', schema: false, input: {}, status: 0 },
        { problem: expect.stringContaining('UnknownParameter'), status: 0 },
      ],
      others: 2,
    })
  })
})

describe('decode without a schema', () => {
  const decode = async (text: string) => {
    const { out, err, code } = await run(['decode'], text)
    return code === 0 ? JSON.parse(out) : err
  }

  test('the response of another action', async () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
<DescribeVolumesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
    <requestId>59dbff89-35bd-4eac-99ed-be587EXAMPLE</requestId>
    <volumeSet>
        <item>
            <volumeId>vol-1234567890abcdef0</volumeId>
            <size>080</size>
            <attachmentSet/>
            <tagSet><item><key>Name</key><value>caf&#233; &amp;amp; <![CDATA[<b>]]></value></item></tagSet>
        </item>
    </volumeSet>
</DescribeVolumesResponse>`
    expect(await decode(xml)).toEqual({
      action: 'DescribeVolumes',
      schema: false,
      output: {
        requestId: '59dbff89-35bd-4eac-99ed-be587EXAMPLE',
        volumeSet: [
          {
            volumeId: 'vol-1234567890abcdef0',
            size: '080',
            attachmentSet: '',
            tagSet: [{ key: 'Name', value: 'café &amp; <b>' }],
          },
        ],
      },
    })
  })

  test('responses and errors of other services, without secrets', async () => {
    const sts =
      '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>012345678901</Account></GetCallerIdentityResult></GetCallerIdentityResponse>'
    expect(await decode(sts)).toEqual({
      action: 'GetCallerIdentity',
      schema: false,
      output: { GetCallerIdentityResult: { Account: '012345678901' } },
    })
    expect(await decode('<Error><Code>NoSuchKey</Code><Key>a b</Key></Error>')).toEqual({
      root: 'Error',
      schema: false,
      output: { Code: 'NoSuchKey', Key: 'a b' },
    })
    expect(await decode('<s:ErrorResponse xmlns:s="urn:s"><s:RequestId>r</s:RequestId></s:ErrorResponse>')).toEqual({
      root: 'ErrorResponse',
      schema: false,
      output: { RequestId: 'r' },
    })
    const keys =
      '<AssumeRoleResponse><Credentials><SecretAccessKey>s3cret</SecretAccessKey><SessionToken>s3cret</SessionToken></Credentials></AssumeRoleResponse>'
    expect(await decode(keys)).toMatchObject({
      output: { Credentials: { SecretAccessKey: '(redacted)', SessionToken: '(redacted)' } },
    })
  })

  test.each([
    ['a document that is cut off', '<DescribeVolumesResponse><volumeSet>'],
    ['two roots', '<DescribeVolumesResponse/><Error/>'],
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "c">]><DescribeVolumesResponse>&b;</DescribeVolumesResponse>'],
    ['an entity of HTML', '<DescribeVolumesResponse>&copy;</DescribeVolumesResponse>'],
  ])('refuses %s', async (_, xml) => {
    expect(await decode(xml)).toMatch(/^ec2wire: Cannot decode the XML: /)
  })

  test('a name that objects have from their prototype is a member, or is refused', async () => {
    expect(await decode('<AResponse><__proto__><a>1</a></__proto__></AResponse>')).toMatch(
      /^ec2wire: Cannot decode the XML: .*__proto__/,
    )
    expect(await decode('Action=A&__proto__.a=1&constructor=2')).toMatchObject({
      input: JSON.parse('{"__proto__":{"a":"1"},"constructor":"2"}'),
    })
  })

  test('a document as deep and as long as EC2 would send', async () => {
    const deep = `${'<a>'.repeat(98)}x${'</a>'.repeat(98)}`
    expect(JSON.stringify(await decode(`<DeepResponse>${deep}</DeepResponse>`))).toContain('"x"')
    const many = '<ETag>&quot;e&quot;</ETag>'.repeat(5000)
    expect((await decode(`<ListResponse>${many}</ListResponse>`)).output.ETag).toEqual(Array(5000).fill('"e"'))
  })

  test('the request of another action or service', async () => {
    const form =
      'Action=StopInstances&Version=2016-11-15&InstanceId.1=i-1&InstanceId.2=i-2&Filter.2.Name=b&Filter.1.Name=a&Filter.1.Value.1=x%20y&Force=true&X-Amz-Signature=5ec4e7'
    expect(await decode(form)).toEqual({
      action: 'StopInstances',
      schema: false,
      input: {
        InstanceId: ['i-1', 'i-2'],
        Filter: [{ Name: 'a', Value: ['x y'] }, { Name: 'b' }],
        Force: 'true',
      },
      redacted: ['X-Amz-Signature'],
    })
    expect(await decode('Action=CreateUser&Tags.member.1.Key=a&Password=s3cret')).toEqual({
      action: 'CreateUser',
      schema: false,
      input: { Tags: [{ Key: 'a' }], Password: '(redacted)' },
    })
  })

  test.each([
    ['A=1&A=2', 'the parameter "A" is there more than once; expected one value.'],
    ['A.B=1&A=2', 'the parameter "A" is both a text and an object; expected one of them.'],
    ['A=1&A.B=2', 'the parameter "A" is both a text and an object; expected one of them.'],
    ['A.1=1&A.1.B=2', 'the parameter "A.1" is both a text and an object; expected one of them.'],
    [`${'A.'.repeat(100)}B=1`, 'nested 101 levels deep; expected at most 100 levels.'],
  ])('refuses the parameters %j', async (parameters, message) => {
    const error = await decode(`Action=StopInstances&${parameters}`)
    expect(error).toMatch(/^ec2wire: Cannot decode the request: /)
    expect(error.trimEnd().endsWith(message), error).toBe(true)
  })
})
