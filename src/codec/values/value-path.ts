import { CodecError } from '../../errors/codec-error.js'
import { shorten } from '../../errors/format-value.js'

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
      path += typeof part === 'number' ? `[${part}]` : path === '' ? shorten(part) : `.${shorten(part)}`
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
