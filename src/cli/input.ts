import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { utf8Of } from '../inspect/utf8.js'

/**
 * Reads the text of a file, or of the standard input for `-`. Waits for the standard input. Leaves out a byte order mark.
 *
 * @throws Error if the file cannot be read, or is not UTF-8. The message names the file and the reason.
 */
export async function textOf(path: string): Promise<string> {
  const name = nameOf(path)
  return utf8Of(await bytesOf(path, name), `read ${name}`)
}

/** Returns what messages call a file, or the standard input for `-`. */
export function nameOf(path: string): string {
  return path === '-' ? 'the input' : path
}

async function bytesOf(path: string, name: string): Promise<Uint8Array> {
  try {
    // Reading by number fails if the standard input does not block and has nothing yet.
    return path === '-' ? await buffer(process.stdin) : await readFile(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'the file does not exist',
      EACCES: 'you have no permission to read it',
      EISDIR: 'it is a folder; expected a file',
    }
    throw new Error(`Cannot read ${name}: ${reasons[code ?? ''] ?? message}.`)
  }
}
