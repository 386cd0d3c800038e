import { checkAll } from './check-all.ts'
import { documents } from './documents.ts'

checkAll(documents)
