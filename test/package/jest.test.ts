// The recipe of examples/jest, as a Jest user has it: Jest and the tarball, installed by npm into an empty project. Run
// `npm run build` first.
import { execFile } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyProject } from './installed-project.js'

const root = resolve(import.meta.dirname, '../..')
const { project, write, install, complaintsAbout, remove } = emptyProject()
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

beforeAll(async () => {
  await install(
    'jest@30.5.2',
    '@jest/globals@30.5.2',
    '@types/jest@30.0.0',
    `@types/node@${devDependencies['@types/node']}`,
    `msw@${devDependencies.msw}`,
  )
  cpSync(join(root, 'examples/jest'), project, { recursive: true })
})

afterAll(remove)

test('the test of the recipe passes', async () => {
  const env = { ...process.env, NODE_OPTIONS: '--experimental-vm-modules' }
  const jest = join(project, 'node_modules/jest/bin/jest.js')
  const { stderr } = await promisify(execFile)(process.execPath, [jest], { cwd: project, env })
  expect(stderr).toContain('Tests:       1 passed, 1 total')
})

const assertions = `
import { CreateImage, DescribeImages } from 'ec2wire'
import { handle, simulateEc2 } from 'ec2wire/mock'
import * as matchers from 'ec2wire/vitest'

expect.extend(matchers)
const ec2 = simulateEc2()
expect(ec2).toHaveReceived(CreateImage, { NoReboot: true })
expect(ec2).not.toHaveReceivedTimes(CreateImage, 2)
expect(handle(CreateImage)).toHaveReceivedNth(1, CreateImage, { Name: 'web' })
expect(ec2).toHaveReceivedLast(DescribeImages, { Owners: ['self'] })
// @ts-expect-error The member is called NoReboot.
expect(ec2).toHaveReceived(CreateImage, { noReboot: true })
// @ts-expect-error The count is a number.
expect(ec2).toHaveReceivedTimes(CreateImage, '2')
// @ts-expect-error There is no such matcher.
expect(ec2).toHaveSent(CreateImage)
`

test('the global expect and the expect of @jest/globals have the types of the matchers', async () => {
  write('global.ts', assertions)
  write('imported.ts', `import { expect } from '@jest/globals'${assertions}`)
  expect(await complaintsAbout(['global.ts', 'imported.ts'], { types: ['node', 'jest'] })).toBe('')
})
