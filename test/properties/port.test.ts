import { checkAll } from './check-all.ts'
import { port } from './port.ts'

checkAll(port)
