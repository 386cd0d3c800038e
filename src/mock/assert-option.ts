/** Refuses options that are not there, listing those that are. */
export function assertKnownOptions(options: object, accepted: readonly string[], where: string): void {
  for (const name of Object.keys(options)) {
    if (!accepted.includes(name)) {
      throw new TypeError(`${where} has no option ${name}; there are ${accepted.join(', ')}.`)
    }
  }
}

/** Refuses the value of an option. */
export function assertOption(ok: boolean, where: string, option: string, value: unknown, accepted: string): void {
  if (!ok) throw new TypeError(`${where}: ${option} is ${shownValue(value)}; expected ${accepted}.`)
}

function shownValue(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  return typeof value === 'object' && value !== null ? (JSON.stringify(value) ?? 'an object') : String(value)
}
