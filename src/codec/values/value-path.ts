import { CodecError } from '../../errors/codec-error.js'
import { shorten } from '../../errors/printable.js'

/**
 * The path of the value that one call of the codec is at, for its messages and for the limit on nesting. Each call has
 * its own, so that a call that fails leaves nothing behind.
 */
export class ValuePath {
  readonly #parts: (string | number)[] = []

  readonly #attempt: string
  readonly #root: string | undefined
  readonly #maxDepth: number

  /**
   * @param attempt What the call does: `encode the CreateImage request`.
   * @param root What messages call the whole value.
   */
  constructor(attempt: string, root?: string, maxDepth = 98) {
    this.#root = root
    this.#attempt = attempt
    // The decoders read 100 levels by default, which include the document and the value.
    this.#maxDepth = maxDepth
  }

  /** Enters a member or an item. */
  enter(name: string | number): void {
    this.#parts.push(name)
    if (this.#parts.length > this.#maxDepth) {
      this.#parts.length = 8
      this.fail(undefined, 'nested too deep', `at most ${this.#maxDepth} levels`)
    }
  }

  leave(): void {
    this.#parts.pop()
  }

  /** Returns the path of a member, or of the value that the call is at: `TagSpecifications[1].Tags[0].Key`. */
  of(name?: string | number): string {
    let path = ''
    for (const part of name === undefined ? this.#parts : [...this.#parts, name]) {
      path += typeof part === 'number' ? `[${part}]` : path === '' ? shorten(part) : `.${shorten(part)}`
    }
    return path
  }

  /** @throws CodecError for the member, or for the value that the call is at. */
  fail(name: string | number | undefined, found: string, accepted: string, hint = ''): never {
    throw new CodecError({ attempt: this.#attempt, path: this.of(name), subject: this.#root, found, accepted, hint })
  }
}
