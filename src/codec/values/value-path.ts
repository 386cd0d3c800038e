import { CodecError } from '../../errors/codec-error.js'

/**
 * Where one call of the codec is: the containers it is inside of, for messages and to end at a given depth.
 * A new one for each call, so that a call that fails leaves nothing behind.
 */
export class ValuePath {
  readonly #path: (string | number)[] = []

  constructor(
    readonly verb: 'encode' | 'decode',
    readonly action: string,
    readonly what: 'request' | 'response',
    // As deep as both decoders read by default, which count the whole and the value, too.
    readonly maxDepth = 98,
  ) {}

  enter(name: string | number): void {
    this.#path.push(name)
    if (this.#path.length > this.maxDepth) {
      this.#path.length = 8
      this.fail(
        undefined,
        `nested more than ${this.maxDepth} levels deep`,
        `at most ${this.maxDepth} levels and no cycles`,
      )
    }
  }

  leave(): void {
    this.#path.pop()
  }

  /** The path of a member of the container that the call is inside of; of the container itself without a name. */
  path(name?: string | number): string {
    let path = ''
    for (const part of name === undefined ? this.#path : [...this.#path, name]) {
      path += typeof part === 'number' ? `[${part}]` : path === '' ? shortened(part) : `.${shortened(part)}`
    }
    return path
  }

  fail(name: string | number | undefined, found: string, accepted: string): never {
    throw new CodecError({
      attempt: `${this.verb} the ${this.action} ${this.what}`,
      path: this.path(name),
      found,
      accepted,
    })
  }
}

/** A value in the words of a message. */
export function describe(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'missing'
    case 'string':
      return `the text ${quote(value)}`
    case 'number':
    case 'boolean':
      return `the ${typeof value} ${value}`
    case 'bigint':
      return `the bigint ${shortened(String(value))}n`
    case 'object':
      if (value === null) return 'null'
      if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
      if (value instanceof Date)
        return Number.isNaN(value.getTime()) ? 'an invalid Date' : `the Date ${value.toISOString()}`
      return `an object (${classOf(value)})`
    default:
      return `a ${typeof value}`
  }
}

function classOf(value: object): string {
  const name: unknown = value.constructor?.name
  return typeof name === 'string' && name !== '' ? name.slice(0, 60) : 'Object'
}

/** Text between quotes, shortened, so that no message grows with its input. */
export function quote(text: string): string {
  return JSON.stringify(shortened(text))
}

/** Text of a length that a message can hold. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
