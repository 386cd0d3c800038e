// What the parts of the package add to a page: esbuild, for browsers, minified, gzip -9, from the tarball as npm would
// publish it. Fails past a budget, and when a further operation changes a page that does not use it. Run
// `npm run build` first; `npm run size` does.
import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { gzipSync } from 'node:zlib'
import * as esbuild from 'esbuild'

const codec =
  'actionOf, CodecError, CreateImage, decodeError, decodeRequest, decodeResponse, Ec2ServiceError, ec2Error, encodeError, ' +
  'encodeRequest, encodeResponse, fromRequest, fromResponse, isCodecError, isEc2ServiceError, isRetryable, ' +
  'toErrorResponse, toRequest, toResponse'
const wholeCodec = `export { ${codec} } from 'ec2wire'`

/** `goal` is what we want to reach, `budget` what may not be passed: lower it with the size. */
const pages = [
  { name: 'encodeRequest', goal: 2500, budget: 2800, text: "export { encodeRequest } from 'ec2wire'" },
  { name: '+ CreateImage', goal: 6500, budget: 7650, text: "export { CreateImage, encodeRequest } from 'ec2wire'" },
  {
    name: '+ decodeRequest',
    goal: 10_000,
    budget: 11_750,
    text: "export { CreateImage, decodeRequest, encodeRequest } from 'ec2wire'",
  },
  { name: 'the whole codec with CreateImage', goal: 19_500, budget: 21_650, text: wholeCodec },
  {
    name: '+ handle, without msw',
    goal: 21_500,
    budget: 28_900,
    text: `${wholeCodec}; export { handle } from 'ec2wire/mock'`,
  },
]

const root = resolve(import.meta.dirname, '..')
const directory = mkdtempSync(join(realpathSync(tmpdir()), 'ec2wire-size-'))
let failed = false
try {
  const project = unpacked()
  const before = []
  for (const page of pages) {
    const { bytes, modules } = await bundled(project, page.text)
    before.push(modules)
    const verdict = bytes > page.budget ? 'OVER BUDGET' : bytes > page.goal ? 'over the goal' : 'ok'
    console.log(`${page.name}: ${bytes} bytes (goal ${page.goal}, budget ${page.budget}): ${verdict}`)
    if (bytes > page.budget) failed = true
    if (page.name === '+ CreateImage' || page.name.startsWith('the whole')) whereTheyGo(modules)
  }
  const sdk = await bundled(root, "export { CreateImageCommand, EC2Client } from '@aws-sdk/client-ec2'")
  console.log(`for comparison, EC2Client and CreateImageCommand: ${sdk.bytes} bytes`)

  appendFileSync(
    join(project, 'node_modules/ec2wire/dist/index.js'),
    "\nexport { Further } from './schemas/actions/further.js'\n",
  )
  appendFileSync(
    join(project, 'node_modules/ec2wire/dist/schemas/actions/further.js'),
    `import * as v from 'valibot'
import { defineOperation } from '../define/operation.js'
export const Further = /* @__PURE__ */ defineOperation({ action: 'Further', input: v.strictObject({ A: v.bigint() }), output: v.strictObject({}) })\n`,
  )
  for (const [index, { name, text }] of pages.entries()) {
    const { modules } = await bundled(project, text)
    // Not the compressed size: which short names the minifier gives depends on modules that it leaves out afterwards.
    if (isDeepStrictEqual(modules, before[index])) continue
    console.log(`${name}: a further operation changes what is in the page`)
    failed = true
  }
} finally {
  rmSync(directory, { recursive: true, force: true })
}
process.exitCode = failed ? 1 : 0

/** A project with the tarball's files and our dependencies. */
function unpacked() {
  const pack = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', directory], {
    cwd: root,
  })
  const [{ filename }] = Object.values(JSON.parse(pack))
  execFileSync('tar', ['-xzf', join(directory, filename), '-C', directory])
  const project = join(directory, 'project')
  mkdirSync(join(project, 'node_modules'), { recursive: true })
  cpSync(join(directory, 'package'), join(project, 'node_modules/ec2wire'), { recursive: true })
  // Where the files of the tarball look for their dependencies.
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'))
  return project
}

async function bundled(resolveDir, contents) {
  const { metafile, outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir },
    absWorkingDir: resolveDir,
    bundle: true,
    external: ['msw'],
    format: 'esm',
    metafile: true,
    minify: true,
    outfile: 'page.js',
    platform: 'browser',
    // Nothing of ours is found by the paths of the repository.
    tsconfigRaw: {},
    write: false,
  })
  const inputs = Object.entries(metafile.outputs['page.js'].inputs)
  const modules = inputs.map(([path, { bytesInOutput }]) => [path, bytesInOutput]).filter(([, bytes]) => bytes > 0)
  return { bytes: gzipSync(outputFiles[0].contents, { level: 9 }).length, modules }
}

/** Packages, and our own folders, by what they take before compression. */
function whereTheyGo(modules) {
  const parts = new Map()
  for (const [path, bytes] of modules) {
    const inside = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const part = inside.startsWith('ec2wire/') ? inside.replace('ec2wire/dist/', '') : inside.split('/')[0]
    parts.set(part, (parts.get(part) ?? 0) + bytes)
  }
  const largest = [...parts].sort(([, one], [, other]) => other - one).slice(0, 12)
  console.log(`  of which, minified: ${largest.map(([part, bytes]) => `${part} ${bytes}`).join(', ')}`)
}
