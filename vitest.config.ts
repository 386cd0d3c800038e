import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { msw } from 'msw/vite'
import { defineConfig } from 'vitest/config'
import { chromiumPath } from './scripts/browser.mjs'

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url))

const alias = [
  { find: /^ec2wire$/, replacement: source('index.ts') },
  { find: /^ec2wire\/(schemas|fixtures|mock|mock\/node|inspect|vitest)$/, replacement: source('$1/index.ts') },
  { find: /^ec2wire\/simulator$/, replacement: source('mock/simulator/index.ts') },
]

/** Tests that run in Node and, unchanged, in Chromium. */
const neutral = 'test/**/*.neutral.test.ts'

/** The folder for a JSON report, which CI counts the tests in. */
const report = process.env.EC2WIRE_REPORT

export default defineConfig({
  test: {
    ...(report && { reporters: ['default', ['json', { outputFile: `${report}/vitest.json` }]] }),
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'node',
          include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
          exclude: ['test/package/**', 'test/differential/**', 'test/**/*.browser.test.ts'],
          typecheck: { enabled: true, include: ['test/types/**/*.test-d.ts'] },
        },
      },
      {
        resolve: {
          alias: [...alias, { find: /^msw$/, replacement: 'msw2' }, { find: /^msw\/node$/, replacement: 'msw2/node' }],
        },
        test: {
          name: 'msw 2',
          include: ['test/mock/**/*.test.ts', 'test/clients/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts'],
        },
      },
      {
        resolve: { alias },
        // Serves MSW's service worker script.
        plugins: [msw({ mode: 'worker-only' })],
        // If Vite found these in the middle of a run, it would restart the tests.
        optimizeDeps: {
          include: [
            '@aws-sdk/client-ec2',
            'aws4fetch',
            'fast-check',
            'fast-xml-parser',
            'msw',
            'msw/browser',
            'valibot',
          ],
        },
        test: {
          name: 'chromium',
          include: [neutral, 'test/**/*.browser.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromiumPath() } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: { name: 'package', include: ['test/package/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000 },
      },
    ],
  },
})
