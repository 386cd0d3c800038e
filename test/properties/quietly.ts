import { format } from 'node:util'

/** Runs a function while the console prints nothing. Returns what it would have printed. */
export async function quietly<T>(run: () => Promise<T>): Promise<{ readonly result: T; readonly printed: string }> {
  const methods = ['info', 'warn', 'error', 'log'] as const
  const originals = methods.map((method) => console[method])
  let printed = ''
  for (const method of methods) {
    console[method] = (...parts: unknown[]) => {
      printed += `${format(...parts)}\n`
    }
  }
  try {
    return { result: await run(), printed }
  } finally {
    for (const [index, method] of methods.entries()) console[method] = originals[index] as () => void
  }
}
