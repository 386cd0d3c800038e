import { defineConfig } from '@playwright/test'
import { chromiumPath } from './scripts/browser.mjs'

const host = '127.0.0.1'
const port = 5187
const page = 'examples/browser-page'
const reports = process.env.EC2WIRE_REPORT

export default defineConfig({
  testMatch: ['test/browser/*.spec.ts', 'examples/recipes/*.spec.ts'],
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: reports ? [['list'], ['json', { outputFile: `${reports}/playwright.json` }]] : 'list',
  use: {
    baseURL: `http://${host}:${port}`,
    browserName: 'chromium',
    launchOptions: {
      executablePath: chromiumPath(),
      // A request that slips past the mock fails, and does not reach AWS.
      args: [`--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ${host}`],
    },
  },
  webServer: {
    command: `npx vite --config ${page}/vite.config.ts ${page} --host ${host} --port ${port} --strictPort`,
    url: `http://${host}:${port}`,
  },
})
