import { checkAll } from './check-all.ts'
import { codec } from './codec.ts'

checkAll(codec)
