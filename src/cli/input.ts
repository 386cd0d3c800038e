import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { positionOf } from '../mock/node/json-error-position.js'

/**
 * Reads the text of a file, or of the standard input for `-`. Waits for the standard input. Leaves out a byte order mark.
 *
 * @throws Error if the file cannot be read, or is not UTF-8. The message names the file and the reason.
 */
export async function textOf(path: string): Promise<string> {
  const name = path === '-' ? 'the input' : path
  return utf8Of(await bytesOf(path, name), `read ${name}`)
}

/**
 * Decodes UTF-8. Leaves out a byte order mark.
 *
 * @throws Error if the bytes are not UTF-8. The message has the position of the first invalid byte.
 */
export function utf8Of(bytes: Uint8Array, attempt: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Error(`Cannot ${attempt}: byte ${firstInvalid(bytes)} is not UTF-8; expected text in UTF-8.`)
  }
}

/**
 * Parses the JSON of a file.
 *
 * @throws Error if the text is not JSON. The message does not quote the text, which may contain secrets.
 */
export function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`Cannot read ${path === '-' ? 'the input' : path}: it is not JSON${positionOf(error)}.`)
  }
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

/** Counts from 1. Decoding replaces invalid bytes, so encoding again gives other bytes from there on. */
function firstInvalid(bytes: Uint8Array): number {
  const again = Buffer.from(Buffer.from(bytes).toString('utf8'))
  return bytes.findIndex((byte, index) => byte !== again[index]) + 1
}
