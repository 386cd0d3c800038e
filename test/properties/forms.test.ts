import { checkAll } from './check-all.ts'
import { forms } from './forms.ts'

checkAll(forms)
