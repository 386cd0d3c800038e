import { defineConfig } from 'vitest/config'
import { mutationConfig } from './config.ts'

/** For `npm run mutation`. */
export default defineConfig(mutationConfig(['codec', 'schemas', 'conformance', 'fixtures', 'errors', 'odd-input']))
