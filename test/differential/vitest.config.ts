import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

export default defineConfig({
  root: path('../..'),
  resolve: {
    alias: [
      { find: /^ec2wire$/, replacement: path('../../src/index.ts') },
      { find: /^ec2wire\/(schemas|fixtures|mock|mock\/node|vitest)$/, replacement: path('../../src/$1/index.ts') },
      { find: /^ec2wire\/simulator$/, replacement: path('../../src/mock/simulator/index.ts') },
    ],
  },
  test: {
    name: 'differential',
    include: ['test/differential/**/*.test.ts'],
    // The CLI takes about a second for each row.
    hookTimeout: 600_000,
  },
})
