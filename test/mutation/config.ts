import { fileURLToPath } from 'node:url'
import type { ViteUserConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const source = (path: string) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url))

/** Runs the tests of the port last: they wait for sockets, and the first test that fails ends the run of a mutant. */
class PortLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isOfPort = ({ moduleId }: TestSpecification) => Number(moduleId.includes('/test/mock/node/'))
    return (await super.sort(files)).sort((one, other) => isOfPort(one) - isOfPort(other))
  }
}

/** Returns the configuration of the tests that run against each mutant: in Node alone, from the source, without types. */
export function mutationConfig(folders: readonly string[]): ViteUserConfig {
  return {
    resolve: {
      alias: [
        { find: /^ec2wire$/, replacement: source('index.ts') },
        { find: /^ec2wire\/(schemas|fixtures|mock|mock\/node|inspect|vitest)$/, replacement: source('$1/index.ts') },
        { find: /^ec2wire\/simulator$/, replacement: source('mock/simulator/index.ts') },
      ],
    },
    test: {
      environment: 'node',
      // Each mutant gets a new thread, which loads the modules once for all test files.
      isolate: false,
      sequence: { sequencer: PortLast },
      env: { EC2WIRE_SHARE: '0.02' },
      include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
      // Histories take 20,000 calls, and most mutants would run them.
      exclude: ['**/*.browser.test.ts', '**/histories.test.ts'],
      // Stryker stops what hangs and says so; a test that is slow on a busy machine would count as one that fails.
      testTimeout: 600_000,
    },
  }
}
