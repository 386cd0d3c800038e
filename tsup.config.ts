import { defineConfig } from 'tsup'

// One module per source file: bundlers drop whole modules, but do not see through Valibot's calls in a merged one.
export default defineConfig({
  entry: ['src/**/*.ts'],
  format: 'esm',
  target: 'es2022',
  bundle: false,
  clean: true,
  sourcemap: false,
})
