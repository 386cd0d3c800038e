// Finds Chromium, and installs it when there is none: run by `npm test`, imported by the test configurations.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of a Chromium, or undefined: EC2WIRE_CHROMIUM, then Playwright's own, then the usual places. */
function findChromium() {
  const chosen = process.env.EC2WIRE_CHROMIUM
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`EC2WIRE_CHROMIUM is ${chosen}, and there is no such file.`)
    return chosen
  }
  return [chromium.executablePath(), ...usualPaths].find((path) => existsSync(path))
}

/** The path of a Chromium; a missing one is an error that says what to install. */
export function chromiumPath() {
  const path = findChromium()
  if (!path) throw new Error(advice)
  return path
}

const advice =
  'The tests need a Chromium. Install one (on Debian: apt-get install chromium; elsewhere: npx playwright install ' +
  'chromium), or set EC2WIRE_CHROMIUM to its path. `npm test` does it by itself where it can.'

function install() {
  const attempts = [
    ['npx', ['--no-install', 'playwright', 'install', '--with-deps', 'chromium']],
    ['npx', ['--no-install', 'playwright', 'install', 'chromium']],
  ]
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (isDebianRoot) {
    attempts.unshift(['sh', ['-c', 'apt-get update -q && apt-get install -yq --no-install-recommends chromium']])
  }
  for (const [command, args] of attempts) {
    console.log(`No Chromium yet: ${command} ${args.join(' ')}`)
    try {
      execFileSync(command, args, { stdio: 'inherit', timeout: 300_000 })
    } catch (error) {
      console.error(`That failed: ${error.message}`)
    }
    const found = findChromium()
    if (found) return found
  }
  console.error(advice)
  process.exit(1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`Chromium: ${findChromium() ?? install()}`)
