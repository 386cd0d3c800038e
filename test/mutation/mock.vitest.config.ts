import { defineConfig } from 'vitest/config'
import { mutationConfig } from './config.ts'

/** For `npm run mutation:mock`. */
export default defineConfig(mutationConfig(['mock', 'vitest']))
