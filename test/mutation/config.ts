import { fileURLToPath } from 'node:url'
import type { ViteUserConfig } from 'vitest/config'

const source = (path: string) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url))

/** Returns the configuration of the tests that run against each mutant: in Node alone, from the source, without types. */
export function mutationConfig(folders: readonly string[]): ViteUserConfig {
  return {
    resolve: {
      alias: [
        { find: /^ec2wire$/, replacement: source('index.ts') },
        { find: /^ec2wire\/(schemas|fixtures|mock|mock\/node|vitest)$/, replacement: source('$1/index.ts') },
        { find: /^ec2wire\/simulator$/, replacement: source('mock/simulator/index.ts') },
      ],
    },
    test: {
      environment: 'node',
      isolate: false,
      env: { EC2WIRE_SHARE: '0.02' },
      include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
      exclude: ['**/*.browser.test.ts'],
      // Stryker stops what hangs and says so; a test that is slow on a busy machine would count as one that fails.
      testTimeout: 600_000,
    },
  }
}
