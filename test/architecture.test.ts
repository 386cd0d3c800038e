// The map of the house in CONTRIBUTING.md is true, and the code keeps its floors.
import { execFile } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

const sources = globSync('src/**/*.ts').sort()
const map = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^\| `([\w/]+)` \| (.*) \|$/gm)]

describe('the map in CONTRIBUTING.md', () => {
  test('has each folder of src, and only folders that exist', () => {
    const folders = new Set(sources.map((path) => dirname(path)).filter((path) => path !== 'src'))
    const rooms = map.map(([, folder = '']) => folder)
    expect(rooms.filter((folder) => folder.startsWith('src/')).sort()).toEqual([...folders].sort())
    expect(rooms.filter((folder) => !existsSync(folder))).toEqual([])
  })

  test('says of each folder what lives there', () => {
    expect(map.filter(([, , purpose = '']) => !/^[\p{Lu}`].{15,}\.$/u.test(purpose)).map(([line]) => line)).toEqual([])
  })
})

test('no file of src has more than 300 lines', () => {
  const long = sources.filter((path) => readFileSync(path, 'utf8').split('\n').length > 301)
  expect(long).toEqual([])
})

test('imports keep the floors: the rules of .dependency-cruiser.mjs hold', { timeout: 60_000 }, async () => {
  const args = ['--no-install', 'depcruise', '--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src']
  const { stdout } = await promisify(execFile)('npx', args, { maxBuffer: 1e8 }).catch((failed) => failed)
  const { violations } = JSON.parse(stdout).summary as { violations: Violation[] }
  expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
})

interface Violation {
  readonly rule: { readonly name: string }
  readonly from: string
  readonly to: string
}
