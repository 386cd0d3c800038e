import { codec } from './codec.ts'
import { commandLine } from './command-line.ts'
import { documents } from './documents.ts'
import { forms } from './forms.ts'
import { port } from './port.ts'
import type { Target } from './property.ts'
import { requests } from './requests.ts'
import { signatures } from './signatures.ts'
import { signaturesV2 } from './signatures-v2.ts'
import { simulator } from './simulator.ts'

/** What `npm run fuzz` checks. */
export const targets: readonly Target[] = [
  codec,
  forms,
  documents,
  requests,
  signatures,
  signaturesV2,
  simulator,
  port,
  commandLine,
]
