import { checkAll } from './check-all.ts'
import { requests } from './requests.ts'

checkAll(requests)
