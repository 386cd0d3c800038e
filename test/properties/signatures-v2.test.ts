import { checkAll } from './check-all.ts'
import { signaturesV2 } from './signatures-v2.ts'

checkAll(signaturesV2)
