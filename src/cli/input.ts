import { readFileSync } from 'node:fs'
import { positionOf } from '../mock/node/json-error-position.js'

/**
 * The text of a file, or of the standard input for `-`.
 *
 * @throws Error that says which file cannot be read, and why.
 */
export function textOf(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file',
      EACCES: 'it may not be read',
      EISDIR: 'it is a folder',
    }
    throw new Error(`Cannot read ${path}: ${reasons[code ?? ''] ?? message}.`)
  }
}

/** @throws Error that says which file holds no JSON, and why. */
export function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`Cannot read ${path === '-' ? 'the input' : path}: it is no JSON${positionOf(error)}.`)
  }
}
