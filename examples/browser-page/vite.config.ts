import { fileURLToPath } from 'node:url'
import { msw } from 'msw/vite'
import { defineConfig } from 'vite'

const source = (path: string) => fileURLToPath(new URL(`../../src/${path}`, import.meta.url))

export default defineConfig({
  // Only within this repository: elsewhere ec2wire is in node_modules.
  resolve: {
    alias: [
      { find: /^ec2wire$/, replacement: source('index.ts') },
      { find: /^ec2wire\/(schemas|fixtures|mock|mock\/node|vitest)$/, replacement: source('$1/index.ts') },
    ],
  },
  // MSW 3's own plugin: serves the worker script of node_modules/msw at /mockServiceWorker.js.
  plugins: [msw({ mode: 'worker-only' })],
})
