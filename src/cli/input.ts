import { readFileSync } from 'node:fs'
import { positionOf } from '../mock/node/json-error-position.js'

/**
 * Reads the text of a file, or of the standard input for `-`.
 *
 * @throws Error if the file cannot be read. The message names the file and the reason.
 */
export function textOf(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'the file does not exist',
      EACCES: 'you have no permission to read it',
      EISDIR: 'it is a folder; expected a file',
    }
    throw new Error(`Cannot read ${path}: ${reasons[code ?? ''] ?? message}.`)
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
