import { quote } from '../../../errors/printable.js'

/** Returns a value of a request for a note: as it is if it is short and plain, otherwise in quotes, shortened. */
export function shown(value: string | null | undefined): string {
  if (value === null || value === undefined) return 'missing'
  return /^[\x21-\x7E]{1,60}$/.test(value) ? value : quote(value)
}
