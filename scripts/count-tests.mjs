// The CI's closing line. Counts the tests in the reports that Vitest and Playwright left in EC2WIRE_REPORT, and one for
// each further step. Arguments: each step as name=status, with the exit status of its command.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const { test, ...steps } = Object.fromEntries(process.argv.slice(2).map((step) => step.split('=')))
let passed = 0
let failed = 0

read('vitest.json', ({ testResults }) => {
  for (const { status, assertionResults } of testResults) {
    const failures = assertionResults.filter((result) => result.status === 'failed').length
    passed += assertionResults.filter((result) => result.status === 'passed').length
    // A file that did not load, or whose hook threw, has failed without a failed test.
    failed += failures === 0 && status === 'failed' ? 1 : failures
  }
})
read('playwright.json', ({ stats, errors }) => {
  passed += stats.expected + stats.flaky
  failed += stats.unexpected + errors.length
})
if (passed + failed === 0) fail('No test ran.')
if (test !== '0' && failed === 0) fail('npm test failed, though no test did.')
for (const [name, status] of Object.entries(steps)) {
  if (status === '0') passed++
  else fail(`${name} failed.`)
}

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function read(name, count) {
  try {
    count(JSON.parse(readFileSync(join(process.env.EC2WIRE_REPORT, name), 'utf8')))
  } catch (error) {
    fail(`No tests could be counted in ${name}: ${error.message}`)
  }
}

function fail(reason) {
  console.error(reason)
  failed++
}
