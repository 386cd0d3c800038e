import { checkAll } from './check-all.ts'
import { simulator } from './simulator.ts'

checkAll(simulator)
