import { checkAll } from './check-all.ts'
import { signatures } from './signatures.ts'

checkAll(signatures)
