// The matchers in each version of Vitest that ec2wire supports: Vitest and the tarball, installed by npm into an empty
// project. Run `npm run build` first.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { emptyProject } from './installed-project.js'

const root = resolve(import.meta.dirname, '../..')
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const removals: (() => void)[] = []
afterEach(() => {
  for (const remove of removals.splice(0)) remove()
})

const ofUser = `
import { CreateImage, DescribeImages } from 'ec2wire'
import { handle, simulateEc2 } from 'ec2wire/mock'
import * as matchers from 'ec2wire/vitest'
import { expect, test } from 'vitest'

expect.extend(matchers)

test('the matchers', async () => {
  const ec2 = simulateEc2()
  await ec2.fetch('https://ec2.us-east-1.amazonaws.com/?Action=DescribeImages&Owner.1=self')
  expect(ec2).toHaveReceivedLast(DescribeImages, { Owners: ['self'] })
  expect(ec2).toHaveReceived(DescribeImages, { Owners: [expect.stringMatching(/^s/)] })
  expect(ec2).not.toHaveReceivedTimes(CreateImage, 2)
  expect.soft(handle(CreateImage)).not.toHaveReceivedNth(1, CreateImage, { Name: 'web' })
  await expect(Promise.resolve(ec2)).resolves.not.toHaveReceived(CreateImage, { NoReboot: true })
  await expect.poll(() => ec2).toHaveReceived(DescribeImages)
})

export function wrong(ec2: unknown): void {
  // @ts-expect-error The member is called NoReboot.
  expect(ec2).toHaveReceived(CreateImage, { noReboot: true })
  // @ts-expect-error The count is a number.
  expect(ec2).toHaveReceivedTimes(CreateImage, '2')
  // @ts-expect-error There is no such matcher.
  expect(ec2).toHaveSent(CreateImage)
}
`

test.each(['3.2.7', '4.1.12', devDependencies.vitest])(
  'Vitest %s: the matchers work, and TypeScript accepts them and all declarations',
  async (version) => {
    const { project, write, install, complaintsAbout, remove } = emptyProject()
    removals.push(remove)
    const types = `@types/node@${devDependencies['@types/node']}`
    await install(`vitest@${version}`, `msw@${devDependencies.msw}`, types)
    write('matchers.test.ts', ofUser)
    const vitest = join(project, 'node_modules/vitest/vitest.mjs')
    const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }
    const { stdout } = await promisify(execFile)(process.execPath, [vitest, 'run'], { cwd: project, env })
    expect(stdout).toMatch(/Tests +1 passed/)
    write('package.json', JSON.stringify({ private: true, type: 'module' }))
    expect(await complaintsAbout(['matchers.test.ts'], { types: ['node'], skipLibCheck: false })).toBe('')
  },
)
