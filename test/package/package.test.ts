// What a user gets: the tarball, installed by npm into an empty project. Run `npm run build` first.
import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import * as esbuild from 'esbuild'
import { chromium } from 'playwright'
import * as vite from 'vite'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { chromiumPath } from '../../scripts/browser.mjs'

const root = resolve(import.meta.dirname, '../..')
const directory = mkdtempSync(join(realpathSync(tmpdir()), 'ec2wire-package-'))
const project = join(directory, 'project')
const ours = readManifest(root)
const copied = new Set<string>()
let packed: string[]

/** An example of EC2's reference, in the source text of a program and on the wire. */
const input = `{
  InstanceId: 'i-1234567890abcdef0',
  Name: 'standard-web-server-v1.0',
  Description: 'Standard Web Server v1.0',
  NoReboot: true,
}`
const wire =
  'Action=CreateImage&Version=2016-11-15&InstanceId=i-1234567890abcdef0&Name=standard-web-server-v1.0' +
  '&Description=Standard%20Web%20Server%20v1.0&NoReboot=true'

beforeAll(async () => {
  mkdirSync(project)
  for (const name of [...Object.keys(ours.dependencies ?? {}), 'msw']) copyInstalled(name)
  // npm fetches a package again when the links to its commands are missing.
  copy(join(root, 'node_modules/.bin'))
  write(
    'package.json',
    JSON.stringify({ private: true, type: 'module', dependencies: { msw: ours.devDependencies?.msw } }),
  )

  const pack = await npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', directory)
  const [tarball] = Object.values<{ filename: string; files: { path: string }[] }>(JSON.parse(pack))
  if (!tarball) throw new Error(`npm pack made no tarball: ${pack}`)
  packed = tarball.files.map(({ path }) => path)
  await npm(project, 'install', '--offline', '--strict-peer-deps', '--no-audit', '--no-fund', `../${tarball.filename}`)
})

afterEach(() => void vi.unstubAllEnvs())
afterAll(() => rmSync(directory, { recursive: true, force: true }))

test('the tarball holds the build and its papers, and nothing else', () => {
  const built = packed.filter((path) => path.startsWith('dist/'))
  expect(packed.filter((path) => !built.includes(path)).sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    ...readdirSync(join(root, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => `docs/${name}`),
    'package.json',
  ])
  expect(built.filter((path) => !/^dist\/[a-z0-9/-]+(?:\.d\.ts|\.js)$/.test(path) || /\btest/.test(path))).toEqual([])
  for (const path of [
    'dist/index',
    'dist/schemas/index',
    'dist/fixtures/index',
    'dist/mock/index',
    'dist/mock/simulator/index',
    'dist/vitest/index',
  ]) {
    expect(built).toEqual(expect.arrayContaining([`${path}.js`, `${path}.d.ts`]))
  }
})

test('no file of the tarball names a path of the machine', () => {
  for (const path of packed) {
    expect(readFileSync(join(project, 'node_modules/ec2wire', path), 'utf8'), path).not.toContain(join(root, '/'))
  }
})

test('the declared dependencies are enough, without msw for all but ec2wire/mock', async () => {
  const msw = join(project, 'node_modules/msw')
  renameSync(msw, `${msw}-away`)
  const output = await run(
    'without-msw.js',
    `await import('ec2wire')
    await import('ec2wire/schemas')
    await import('ec2wire/fixtures')
    await import('ec2wire/vitest')
    await import('ec2wire/simulator')
    await import('ec2wire/inspect')
    await import('ec2wire/mock/node')
    console.log(await import('ec2wire/mock').catch((error) => error.code))`,
  ).finally(() => renameSync(`${msw}-away`, msw))
  expect(output).toBe('ERR_MODULE_NOT_FOUND')
})

test('ES modules in Node: encodes, validates, and answers through setupServer', async () => {
  const output = await run(
    'main.js',
    `import { CreateImage, encodeRequest, fromResponse, toRequest } from 'ec2wire'
    import { handle } from 'ec2wire/mock'
    import { CreateImageInput } from 'ec2wire/schemas'
    import { setupServer } from 'msw/node'
    import { is } from 'valibot'

    const input = ${input}
    const server = setupServer(handle(CreateImage, { ImageId: 'ami-4fa54026' }))
    server.listen({ onUnhandledRequest: 'error' })
    const response = await fetch(toRequest(CreateImage, input, { region: 'us-east-1' }))
    const { ImageId } = await fromResponse(CreateImage, response)
    server.close()
    console.log(JSON.stringify({ wire: encodeRequest(CreateImage, input), valid: is(CreateImageInput, input), ImageId }))`,
  )
  expect(JSON.parse(output)).toEqual({ wire, valid: true, ImageId: 'ami-4fa54026' })
})

test('the simulator, through setupServer and through its own fetch', async () => {
  const output = await run(
    'simulator.js',
    `import { CreateImage, DescribeImages, fromResponse, toRequest } from 'ec2wire'
    import { simulateEc2 } from 'ec2wire/mock'
    import { setupServer } from 'msw/node'

    const ec2 = simulateEc2()
    const server = setupServer(...ec2.handlers)
    server.listen({ onUnhandledRequest: 'error' })
    const { ImageId } = await fromResponse(CreateImage, await fetch(toRequest(CreateImage, ${input}, { region: 'us-east-1' })))
    server.close()
    ec2.advance(5000)
    const response = await ec2.fetch(toRequest(DescribeImages, { ImageIds: [ImageId] }, { region: 'us-east-1' }))
    const { Images } = await fromResponse(DescribeImages, response)
    console.log(Images[0].State)`,
  )
  expect(output).toBe('available')
})

test('the simulator and the port, without msw', async () => {
  const msw = join(project, 'node_modules/msw')
  renameSync(msw, `${msw}-away`)
  const output = await run(
    'port-without-msw.js',
    `import { CreateImage, ec2Error, fromResponse, toRequest } from 'ec2wire'
    import { serve } from 'ec2wire/mock/node'
    import { networkError, sequence, simulateEc2 } from 'ec2wire/simulator'

    const ec2 = simulateEc2()
    const fetched = await fromResponse(CreateImage, await ec2.fetch(toRequest(CreateImage, ${input}, { region: 'us-east-1' })))
    ec2.fail(CreateImage, sequence(ec2Error('Unavailable'), networkError()), { times: 2 })
    const server = await serve(ec2)
    const send = () => fetch(toRequest(CreateImage, { ...${input}, Name: 'second' }, { endpoint: server.url }))
    const failures = [(await send()).status, await send().catch((error) => error.name)]
    const served = await fromResponse(CreateImage, await send())
    await server.close()
    console.log(JSON.stringify({ ids: [fetched.ImageId, served.ImageId], kept: [...ec2.images.keys()], failures }))`,
  ).finally(() => renameSync(`${msw}-away`, msw))
  const { ids, kept, failures } = JSON.parse(output)
  expect(ids).toEqual([expect.stringMatching(/^ami-[0-9a-f]{17}$/), expect.stringMatching(/^ami-[0-9a-f]{17}$/)])
  expect([kept, failures]).toEqual([ids, [503, 'TypeError']])
})

test('the types of the simulator and the port, without msw', async () => {
  const msw = join(project, 'node_modules/msw')
  renameSync(msw, `${msw}-away`)
  write(
    'types.ts',
    `import { CreateImage } from 'ec2wire'
    import { serve } from 'ec2wire/mock/node'
    import { type Ec2Simulator, simulateEc2 } from 'ec2wire/simulator'
    const ec2: Ec2Simulator = simulateEc2({ latency: 5 })
    export const name: string | undefined = ec2.calls(CreateImage)[0]?.input?.Name
    export const server = serve(ec2)
    // @ts-expect-error The simulator without MSW has no handlers.
    ec2.handlers`,
  )
  const compiler = [join(root, 'node_modules/typescript/bin/tsc'), '--typeRoots', join(root, 'node_modules/@types')]
  const flags = ['--types', 'node', '--module', 'nodenext', '--target', 'es2022', '--strict', '--noEmit', 'types.ts']
  const output = await promisify(execFile)(process.execPath, [...compiler, ...flags], { cwd: project })
    .catch((error: { stdout: string }) => error)
    .finally(() => renameSync(`${msw}-away`, msw))
  expect(output.stdout).toBe('')
})

test('a bundle of the simulator for a Worker has no msw, and is small', async () => {
  const { metafile, outputFiles, warnings } = await esbuild.build({
    stdin: {
      contents: `import { simulateEc2 } from 'ec2wire/simulator'\nexport default { fetch: simulateEc2().fetch }`,
      resolveDir: project,
    },
    absWorkingDir: project,
    bundle: true,
    conditions: ['workerd', 'worker', 'browser'],
    format: 'esm',
    metafile: true,
    minify: true,
    outfile: 'worker.js',
    platform: 'browser',
    write: false,
  })
  expect(warnings).toEqual([])
  expect(packagesOf(metafile)).toEqual(['ec2wire', 'valibot'])
  const size = gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
  console.log(`simulateEc2 for a Worker, bundled: ${size} bytes with gzip`)
  expect(size).toBeLessThan(60_000)
  const worker = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.text ?? '').toString('base64')}`
  )
  const response: Response = await worker.default.fetch('https://ec2.us-east-1.amazonaws.com/?Action=DescribeInstances')
  expect(await response.text()).toContain('<instanceId>i-1234567890abcdef0</instanceId>')
})

test('the command line, without msw', async () => {
  const msw = join(project, 'node_modules/msw')
  renameSync(msw, `${msw}-away`)
  const command = join(project, 'node_modules/.bin/ec2wire')
  const child = execFile(command, ['mock', '--port', '0'])
  try {
    const line = await new Promise((done) => child.stdout?.once('data', done))
    const response = await fetch(`${JSON.parse(String(line)).url}/?Action=DescribeInstances`)
    expect(await response.text()).toContain('<instanceId>i-1234567890abcdef0</instanceId>')
    const { stdout } = await promisify(execFile)(command, ['--version'])
    expect(stdout.trim()).toBe(readManifest(join(project, 'node_modules/ec2wire')).version)
  } finally {
    child.kill()
    renameSync(`${msw}-away`, msw)
  }
})

test('the fixtures, without msw and without fast-check', async () => {
  const output = await run(
    'fixtures.js',
    `import { CreateImage, decodeError, encodeRequest } from 'ec2wire'
    import { buildInput, createImageSamples, errorSamples } from 'ec2wire/fixtures'
    const [sample] = createImageSamples
    console.log(JSON.stringify({
      same: encodeRequest(CreateImage, sample.input) === sample.wire,
      codes: errorSamples.every(({ xml, code }) => decodeError(xml).code === code),
      built: buildInput(CreateImage, { NoReboot: true }, { seed: 7 }),
    }))`,
  )
  expect(JSON.parse(output)).toEqual({
    same: true,
    codes: true,
    built: { InstanceId: expect.stringMatching(/^i-[0-9a-f]{17}$/), Name: expect.any(String), NoReboot: true },
  })
})

test('CommonJS in Node: require gives the same module as import', async () => {
  const output = await run(
    'main.cjs',
    `const ec2wire = require('ec2wire')
    const { CreateImageInput } = require('ec2wire/schemas')
    const { handle } = require('ec2wire/mock')
    import('ec2wire').then(({ CodecError }) => {
      const same = CodecError === ec2wire.CodecError
      const wire = ec2wire.encodeRequest(ec2wire.CreateImage, ${input})
      console.log(JSON.stringify({ wire, same, others: [typeof CreateImageInput, typeof handle] }))
    })`,
  )
  expect(JSON.parse(output)).toEqual({ wire, same: true, others: ['object', 'function'] })
})

test('a production build by Vite runs in Chromium', async () => {
  write(
    'index.html',
    `<!doctype html><html lang="en"><title>ec2wire</title><link rel="icon" href="data:,">
    <pre id="wire"></pre><pre id="output"></pre><script type="module" src="/page.js"></script></html>`,
  )
  write(
    'page.js',
    `import { CreateImage, encodeRequest, fromResponse, toRequest } from 'ec2wire'
    import { handle } from 'ec2wire/mock'
    import { setupWorker } from 'msw/browser'

    const input = ${input}
    document.querySelector('#wire').textContent = encodeRequest(CreateImage, input)
    await setupWorker(handle(CreateImage, { ImageId: 'ami-4fa54026' })).start({ quiet: true })
    const response = await fetch(toRequest(CreateImage, input, { region: 'us-east-1' }))
    const output = await fromResponse(CreateImage, response)
    document.querySelector('#output').textContent = JSON.stringify(output)`,
  )
  mkdirSync(join(project, 'public'))
  cpSync(join(project, 'node_modules/msw/lib/mockServiceWorker.js'), join(project, 'public/mockServiceWorker.js'))

  // Vite takes the mode of the build from here, and Vitest has set it to "test".
  vi.stubEnv('NODE_ENV', 'production')
  const warnings: string[] = []
  const customLogger = { ...vite.createLogger('silent'), warn: (message: string) => void warnings.push(message) }
  const config = { root: project, configFile: false, logLevel: 'silent', customLogger } as const
  await vite.build({ ...config, build: { chunkSizeWarningLimit: 2000 } })
  expect(warnings).toEqual([])

  const server = await vite.preview({ ...config, preview: { host: '127.0.0.1', port: 0 } })
  onTestFinished(() => server.close())
  // A request that slips past the mock fails, and does not reach AWS.
  const args = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']
  const browser = await chromium.launch({ executablePath: chromiumPath(), args })
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text())
  })
  await page.goto(server.resolvedUrls?.local[0] ?? 'about:blank')
  await page.waitForSelector('#output:not(:empty)').catch((error) => problems.push(String(error)))
  expect(problems).toEqual([])
  expect(await page.textContent('#wire')).toBe(wire)
  expect(JSON.parse((await page.textContent('#output')) ?? '')).toEqual({
    ImageId: 'ami-4fa54026',
    RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
})

test('a bundle that only encodes holds nothing else', async () => {
  const { metafile, outputFiles, warnings } = await esbuild.build({
    stdin: {
      contents: `import { CreateImage, encodeRequest } from 'ec2wire'\nconsole.log(encodeRequest(CreateImage, ${input}))`,
      resolveDir: project,
    },
    absWorkingDir: project,
    bundle: true,
    format: 'esm',
    metafile: true,
    minify: true,
    outfile: 'bundle.js',
    platform: 'browser',
    write: false,
  })
  expect(warnings).toEqual([])
  const inputs = Object.entries(metafile.outputs['bundle.js']?.inputs ?? {})
  const modules = inputs.filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && path !== '<stdin>')
  const names = modules.map(([path]) => path.replace('node_modules/ec2wire/dist/', ''))
  // No decoder, no XML, no HTTP, no mock, no other action.
  const foreign =
    /decode|codec\/(?:xml|http)\/|codec\/form\/form-|^(?:mock|fixtures|random)\/|schemas\/actions\/(?!create-image)|fast-xml-parser/
  expect(names.filter((name) => foreign.test(name))).toEqual([])
  expect(names).toContain('codec/encode-request.js')
  const [bundle] = outputFiles
  expect(bundle).toBeDefined()
  if (bundle) console.log(`encodeRequest and CreateImage, bundled: ${gzipSync(bundle.contents).length} bytes with gzip`)
})

/** The packages of a bundle. */
function packagesOf({ outputs }: esbuild.Metafile): string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs))
  const paths = inputs.filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && path !== '<stdin>')
  return [...new Set(paths.map(([path]) => path.split('node_modules/').at(-1)?.split('/')[0] ?? path))].sort()
}

interface Manifest {
  version?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
}

/** Copies one of our dependencies with all that it needs, so that the installation takes nothing from a registry. */
function copyInstalled(name: string, from = root): void {
  let parent = from
  while (!existsSync(join(parent, 'node_modules', name))) {
    // An optional dependency of another platform is not there.
    if (parent === root) return
    parent = dirname(parent)
  }
  const path = join(parent, 'node_modules', name)
  if (copied.has(path)) return
  copied.add(path)
  copy(path)
  const { dependencies, optionalDependencies } = readManifest(path)
  for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) copyInstalled(needed, path)
}

function copy(path: string): void {
  cpSync(path, join(project, relative(root, path)), { recursive: true, verbatimSymlinks: true })
}

function write(name: string, text: string): void {
  writeFileSync(join(project, name), text)
}

/** Runs a program in the project with this Node; what it prints. A failure is an error with what it complained of. */
async function run(name: string, text: string): Promise<string> {
  write(name, text)
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [name], { cwd: project, timeout: 60_000 })
  expect(stderr).toBe('')
  return stdout.trim()
}

async function npm(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', args, { cwd, timeout: 180_000 })
  return stdout
}
