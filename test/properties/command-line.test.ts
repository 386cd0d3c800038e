import { checkAll } from './check-all.ts'
import { commandLine } from './command-line.ts'

checkAll(commandLine)
