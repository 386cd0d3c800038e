// Checks the tarball as npm would publish it, with publint and attw: any finding fails. Run `npm run build` first.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

const directory = mkdtempSync(join(tmpdir(), 'ec2wire-check-'))
try {
  const pack = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', directory])
  const [{ filename }] = Object.values(JSON.parse(pack))
  const tarball = join(directory, filename)
  const bytes = readFileSync(tarball)

  const { messages, pkg } = await publint({ pack: { tarball: Uint8Array.from(bytes).buffer }, strict: true })
  for (const message of messages) console.error(`publint: ${message.type}: ${formatMessage(message, pkg)}`)
  console.log(`publint: ${filename}, ${bytes.length} bytes, ${messages.length} findings`)

  // The package has no CommonJS on purpose: Node requires ES modules since 20.19.
  const args = ['--no-install', 'attw', '--profile', 'esm-only', tarball]
  const attw = spawnSync('npx', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  console.log(attw.stdout ?? attw.error)
  // A package without types is none of attw's problems.
  const untyped = attw.stdout?.includes('does not contain types')
  if (messages.length > 0 || attw.status !== 0 || untyped) process.exitCode = 1
} finally {
  rmSync(directory, { recursive: true, force: true })
}
