// Finds the clients that `npm run test:clients` compares with, and installs what is missing: on Debian as root the
// packages of Debian, and one package of npm into .tmp/clients, so that it is no dependency of ec2wire.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { clients } from '../test/differential/life/clients.ts'

/** The client's version, or undefined when it is not installed. */
function versionOf({ version: [command, ...args] }) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe' }).trim().split(/[ \n]/)[0]
  } catch {
    return undefined
  }
}

const isMissing = (client) => {
  const version = versionOf(client)
  return !version || (client.npm !== undefined && !client.npm.endsWith(`@${version}`))
}
const debian = (clients) => clients.flatMap(({ debian = [] }) => debian)
const npm = (clients) => clients.flatMap(({ npm = [] }) => npm)

function install(command, ...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    execFileSync(command, args, { stdio: 'inherit', env })
  } catch (error) {
    console.error(error.message)
  }
}

const npmOptions = ['--prefix', '.tmp/clients', '--no-save', '--no-package-lock', '--ignore-scripts']
const missing = clients.filter(isMissing)
if (debian(missing).length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  install('apt-get', 'update', '-q')
  install('apt-get', 'install', '-yq', '--no-install-recommends', ...debian(missing))
}
if (npm(missing).length > 0) {
  mkdirSync('.tmp/clients', { recursive: true })
  install('npm', 'install', ...npmOptions, ...npm(missing))
}

const left = missing.filter(isMissing)
if (left.length > 0) {
  console.error(`The tests of the clients need ${left.map(({ name }) => name).join(', ')}.`)
  if (debian(left).length > 0) console.error(`On Debian: apt-get install ${debian(left).join(' ')}`)
  if (npm(left).length > 0) console.error(`From npm: npm install ${npmOptions.join(' ')} ${npm(left).join(' ')}`)
  process.exit(1)
}
for (const client of clients) console.log(`${client.name}: ${versionOf(client)}`)
