// Finds the clients that `npm run test:clients` compares with, and installs them on Debian when one is missing.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const advice =
  'The tests of the clients need /usr/bin/aws and /usr/bin/python3 with boto3; ' +
  'on Debian: apt-get install awscli python3-boto3'

/** The clients' versions, or undefined when one is missing. */
function versions() {
  try {
    const aws = execFileSync('/usr/bin/aws', ['--version'], { encoding: 'utf8', stdio: 'pipe' })
    const script = 'import boto3; print("boto3/" + boto3.__version__)'
    const boto3 = execFileSync('/usr/bin/python3', ['-c', script], { encoding: 'utf8', stdio: 'pipe' })
    return `${aws.split(' ')[0]} ${boto3.trim()}`
  } catch {
    return undefined
  }
}

function install() {
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  try {
    execFileSync('apt-get', ['update', '-q'], options)
    execFileSync('apt-get', ['install', '-yq', '--no-install-recommends', 'awscli', 'python3-boto3'], options)
  } catch (error) {
    console.error(error.message)
  }
  return versions()
}

const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
const found = versions() ?? (isDebianRoot ? install() : undefined)
if (found) console.log(`Clients: ${found}`)
else {
  console.error(advice)
  process.exit(1)
}
