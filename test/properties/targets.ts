import { codec } from './codec.ts'
import { documents } from './documents.ts'
import { forms } from './forms.ts'
import type { Target } from './property.ts'

/** What `npm run fuzz` checks. */
export const targets: readonly Target[] = [codec, forms, documents]
