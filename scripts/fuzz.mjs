// Runs test/properties/fuzz.ts with the sources, which Node.js alone cannot load.
import { build } from 'esbuild'

const outfile = '.tmp/fuzz/fuzz.mjs'
await build({
  entryPoints: ['test/properties/fuzz.ts'],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'es2022',
  sourcemap: true,
  logLevel: 'warning',
})
await import(new URL(`../${outfile}`, import.meta.url).href)
