import { printable } from '../errors/printable.js'
import { problemText } from '../errors/problem-text.js'

/** The place of a value that a caller passed: what the call attempts, and the path of the value in its arguments. */
export interface Place {
  /** Completes "Cannot …": `simulate EC2`. */
  readonly attempt: string
  /** For example `images[0].Name`. Empty for the argument itself. */
  readonly path: string
}

/** Returns the place of an item or a member below a place. */
export function placeBelow({ attempt, path }: Place, key: string | number): Place {
  if (typeof key === 'number') return { attempt, path: `${path}[${key}]` }
  return { attempt, path: path === '' ? key : `${path}.${key}` }
}

/** Creates the error for an invalid argument: what was attempted, what was found, what is accepted, and the remedy. */
export function argumentError({ attempt, path }: Place, found: string, accepted: string, remedy = ''): TypeError {
  return new TypeError(`Cannot ${attempt}: ${problemText(path ? printable(path) : 'it', found, accepted, remedy)}`)
}
